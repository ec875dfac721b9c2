"""Every metric names the kind of measurement that it is.

## Why

“Satisfaction” can be a share of happy answers, a mean of five points or a net score from −100 to 100, and two teams
that mean different ones will both be right. The method also decides which way is up, and how the report writes values.

## Bad

```yaml
metrics:
  happy:
    name: Satisfaction after the first run
    source: in-house
```

## Good

```yaml
metrics:
  happy:
    name: Satisfaction after the first run
    method: csat
    source: in-house
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0704",
    "metric-without-method",
    "A metric does not say how it is measured",
    source="000.11",
    for_libraries=True,
)
def metric_without_method(context: Context) -> Iterator[Problem]:
    """Metrics of the map without `method`."""
    for key, metric in context.map.metrics.items():
        if metric.method is None:
            message = f"the metric “{metric.name}” does not say what kind of measurement it is"
            help_ = "add `method:`, such as `conversion`, `count`, `duration` or `csat`; `other` if none fits"
            yield Problem(("metrics", key), message, help_)
