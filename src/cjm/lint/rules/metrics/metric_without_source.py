"""Every metric says where its values come from.

## Why

Whether a number is already collected in-house, bought from a third party or still to be collected decides what has to
happen next: read it, pay for it or build it. Maps often list numbers that everybody believes somebody else has.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    target: 55
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    source: in-house
    system: Web analytics
    target: 55
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0703",
    "metric-without-source",
    "A metric does not say where it comes from",
    source="000.11",
    for_libraries=True,
)
def metric_without_source(context: Context) -> Iterator[Problem]:
    """Metrics of the map without `source`."""
    for key, metric in context.map.metrics.items():
        if metric.source is None:
            message = f"the metric “{metric.name}” does not say where its values come from"
            yield Problem(("metrics", key), message, "add `source:` in-house, third-party or to-collect")
