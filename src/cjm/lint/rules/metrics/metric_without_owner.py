"""Every metric has someone who knows it.

## Why

Each discipline reads its own numbers best: it knows when the counting changed and why March looks odd. A metric without
an owner is read by whoever needs an argument, and nobody notices when it stops being collected.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    method: conversion
```

## Good

```yaml
owners:
  shop: Web shop team
metrics:
  paid:
    name: Baskets that are paid
    method: conversion
    owner: shop
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0714",
    "metric-without-owner",
    "A metric has no owner",
    profile="strict",
    source="000.13",
    for_libraries=True,
)
def metric_without_owner(context: Context) -> Iterator[Problem]:
    """Metrics of the map without `owner`."""
    for key, metric in context.map.metrics.items():
        if metric.owner is None:
            message = f"nobody is answerable for the metric “{metric.name}”"
            yield Problem(("metrics", key), message, "add `owner:` with the id of the one who knows it best")
