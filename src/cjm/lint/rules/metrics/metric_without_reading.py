"""A metric that is already collected has at least one value in the map.

## Why

“In-house” often means that somebody somewhere has a dashboard. Only when a value has been looked up and entered is it
certain that the number exists, that it can be had in time, and that it measures what the map says it does.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    source: in-house
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    source: in-house
    readings:
      - {date: 2026-04-30, value: 39.2, sample: 8475}
  reach:
    name: Readers of the sole guide
    source: to-collect
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0707",
    "metric-without-reading",
    "A metric that is collected has no value",
    profile="strict",
    source=("000.11", "003.29"),
    states=("current", "day-in-the-life"),
    for_libraries=True,
)
def metric_without_reading(context: Context) -> Iterator[Problem]:
    """Metrics from in-house or a third party that have neither a reading nor a baseline."""
    for key, metric in context.map.metrics.items():
        collected = metric.source in ("in-house", "third-party")
        if collected and not metric.readings and metric.baseline is None:
            message = f"the metric “{metric.name}” is said to be collected, but there is no value of it"
            help_ = "add `readings:` with the newest value and its date, or say `source: to-collect`"
            yield Problem(("metrics", key), message, help_)
