"""Readings stand in the order of time, oldest first.

## Why

A reader takes the last line for the newest value, and a reviewer adds the next one below it. A line that stands in the
wrong place is mostly a date with the wrong month or year, and such a slip bends the trend that decisions rest on.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    readings:
      - {date: 2026-04-30, value: 39.2}
      - {date: 2026-03-31, value: 38.6}
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    readings:
      - {date: 2026-03-31, value: 38.6}
      - {date: 2026-04-30, value: 39.2}
```

## Fix

`--fix --unsafe-fixes` puts the readings in the order of time, each with its comments. It is not a safe fix: the date may be
what is wrong.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, in_order, rule


@rule(
    "CJM0709",
    "readings-out-of-order",
    "Readings are not in the order of time",
    source=("format", "003.27"),
    for_libraries=True,
)
def readings_out_of_order(context: Context) -> Iterator[Problem]:
    """Readings that are older than one above them."""
    for key, metric in context.map.metrics.items():
        path = ("metrics", key, "readings")
        newest = None
        is_first = True
        for index, reading in enumerate(metric.readings):
            if reading.date is None:
                continue
            if newest is not None and reading.date < newest:
                message = f"the reading of {reading.date} stands below one of {newest}"
                help_ = "put the oldest reading first, and check the date"
                fix = in_order(path, [reading.date for reading in metric.readings]) if is_first else None
                is_first = False  # one fix puts all in order
                yield Problem((*path, index, "date"), message, help_, fix=fix)
            else:
                newest = reading.date
