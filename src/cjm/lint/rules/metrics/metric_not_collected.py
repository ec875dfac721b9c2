"""A metric is still to be collected.

## Why

Naming a number that nobody collects yet is the right first move, and easily the last one. Until the first value is
there the phase is not measured. This is a reminder rather than a reproach: it ends with the first reading.

## Bad

```yaml
metrics:
  repeats:
    name: Customers who had to tell their story twice
    method: rate
    source: to-collect
```

## Good

```yaml
metrics:
  repeats:
    name: Customers who had to tell their story twice
    method: rate
    source: to-collect
    readings:
      - {date: 2026-05-31, value: 54, sample: 68}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0705",
    "metric-not-collected",
    "A metric is still to be collected",
    severity="info",
    source="000.11",
    for_libraries=True,
)
def metric_not_collected(context: Context) -> Iterator[Problem]:
    """Metrics to collect that have no value yet."""
    for key, metric in context.map.metrics.items():
        if metric.source == "to-collect" and not metric.readings and metric.baseline is None:
            message = f"nobody collects the metric “{metric.name}” yet"
            help_ = "begin to collect it, and enter the first value under `readings:`"
            yield Problem(("metrics", key, "source"), message, help_)
