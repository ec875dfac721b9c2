"""Every piece of content that is more than an idea has its days.

## Why

A content plan is a promise of what comes when. Without a fixed timeline pieces pile up before the holidays, two channels
publish on the same day, and nobody can tell what is late. Ideas may wait without a date.

## Bad

```yaml
content_plan:
  - name: Video on how to measure a foot
    status: planned
    start: 2026-08-24
```

## Good

```yaml
content_plan:
  - name: Video on how to measure a foot
    status: planned
    start: 2026-08-24
    end: 2026-09-18
  - name: A quiz on shoes
    status: idea
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1410", "content-without-dates", "A piece of content has no start or no end", source="004.16")
def content_without_dates(context: Context) -> Iterator[Problem]:
    """Items, ideas apart, without `start` or `end`."""
    for index, item in enumerate(context.map.content_plan):
        missing = [key for key, day in (("start", item.start), ("end", item.end)) if day is None]
        if missing and item.status != "idea":
            message = f"“{item.name}” has no {' and no '.join(missing)}"
            help_ = f"add {' and '.join(f'`{key}: YYYY-MM-DD`' for key in missing)}"
            yield Problem(("content_plan", index), message, help_)
