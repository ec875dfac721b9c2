"""No reading or baseline is dated later than today.

## Why

Nobody can have measured it yet. Most often the year is wrong, and the value then stays the “newest” one for months while
real readings line up behind it. A value that is hoped for is a target.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    readings:
      - {date: 2027-04-30, value: 39.2}
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    readings:
      - {date: 2026-04-30, value: 39.2}
    target: {value: 45, due: 2027-04-30}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.metric import Reading
from cjm.model.node_path import NodePath


@rule(
    "CJM0711",
    "reading-in-the-future",
    "A reading is dated later than today",
    source=("003.27", "003.29"),
    for_libraries=True,
)
def reading_in_the_future(context: Context) -> Iterator[Problem]:
    """Readings and baselines with a date after the day of the check."""
    for key, metric in context.map.metrics.items():
        dated: list[tuple[NodePath, Reading]] = [
            (("metrics", key, "readings", i), each) for i, each in enumerate(metric.readings)
        ]
        if metric.baseline:
            dated.append((("metrics", key, "baseline"), metric.baseline))
        for path, reading in dated:
            if reading.date is not None and reading.date > context.today:
                message = f"“{metric.name}” cannot have been measured on {reading.date}, which is yet to come"
                yield Problem((*path, "date"), message, "correct the date, or make the value the `target`")
