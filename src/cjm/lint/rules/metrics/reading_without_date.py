"""Every reading says on which day it was taken.

## Why

A value without its day belongs to no trend: it cannot be compared with what was changed before it, nor be found too
old. A bare number is a quick way to note a value, but whoever comes back to it next year will not know which year it was.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    readings:
      - 39.2
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    readings:
      - {date: 2026-04-30, value: 39.2}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0710",
    "reading-without-date",
    "A reading has no date",
    source=("003.27", "format"),
    for_libraries=True,
)
def reading_without_date(context: Context) -> Iterator[Problem]:
    """Readings without `date`."""
    for key, metric in context.map.metrics.items():
        for index, reading in enumerate(metric.readings):
            if reading.date is None:
                message = f"the reading {reading.value:.12g} of “{metric.name}” has no date"
                help_ = f"write `- {{date: YYYY-MM-DD, value: {reading.value:.12g}}}`"
                yield Problem(("metrics", key, "readings", index), message, help_)
