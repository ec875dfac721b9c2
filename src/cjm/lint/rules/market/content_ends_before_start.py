"""No piece of content ends before it starts.

## Why

It is a slip, mostly at the turn of the year, and it makes the item disappear from the timeline.

## Bad

```yaml
content_plan:
  - name: Video on how to measure a foot
    start: 2026-12-07
    end: 2026-01-15
```

## Good

```yaml
content_plan:
  - name: Video on how to measure a foot
    start: 2026-12-07
    end: 2027-01-15
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1409",
    "content-ends-before-start",
    "A piece of content ends before it starts",
    severity="error",
    source="004.16",
)
def content_ends_before_start(context: Context) -> Iterator[Problem]:
    """Items whose `end` lies before their `start`."""
    for index, item in enumerate(context.map.content_plan):
        if item.start is not None and item.end is not None and item.end < item.start:
            message = f"“{item.name}” ends on {item.end}, before it starts on {item.start}"
            yield Problem(("content_plan", index, "end"), message, "correct one of the two dates")
