"""Every metric has a target: the value that would be good enough.

## Why

Without a target a number is only a number. The team cannot tell whether 39 % is a reason to celebrate or to worry, and
every reading ends in a discussion of taste. A target, best with a day by which to reach it, turns it into a decision.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    method: conversion
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    method: conversion
    target: {value: 55, due: 2026-12-31}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0702",
    "metric-without-target",
    "A metric has no target",
    source=("000.11", "003.29"),
    for_libraries=True,
)
def metric_without_target(context: Context) -> Iterator[Problem]:
    """Metrics of the map without `target`."""
    for key, metric in context.map.metrics.items():
        if metric.target is None:
            message = f"the metric “{metric.name}” has no target to be held against"
            yield Problem(("metrics", key), message, "add `target:` with the value that would be good enough")
