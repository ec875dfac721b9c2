"""A piece of content is published by the end that was planned.

## Why

The end of an item has passed and it is still an idea or planned. Either it came out and nobody entered the link, or it
will come out at a time that nobody has chosen. The plan is only as useful as it is true.

## Bad

```yaml
content_plan:
  - name: Video on how to measure a foot
    start: 2026-04-01
    end: 2026-04-30
    status: planned
```

## Good

```yaml
content_plan:
  - name: Video on how to measure a foot
    start: 2026-04-01
    end: 2026-04-30
    status: published
    link: https://example.com/measure
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1412", "content-overdue", "A piece of content is past its end and not published", source="004.16")
def content_overdue(context: Context) -> Iterator[Problem]:
    """Items that are ideas or planned, with an `end` before the day of the check."""
    for index, item in enumerate(context.map.content_plan):
        if item.status in ("idea", "planned") and item.end is not None and item.end < context.today:
            message = f"“{item.name}” should have been out by {item.end} and is not published"
            help_ = "set `status: published` with its `link:`, or move its days"
            yield Problem(("content_plan", index, "end"), message, help_)
