"""Every metric of the map belongs to a phase, a step or a goal.

## Why

A metric that stands beside the journey measures nothing in it. Usually a phase has lost its reference when it was
renamed, or the number was collected because it was there. Either way the reader cannot tell what it is for.

## Bad

```yaml
metrics:
  paid: Baskets that are paid
  likes: Likes of our posts
phases:
  - name: Awareness
  - name: Purchase
    metrics: [paid]
```

## Good

```yaml
metrics:
  paid: Baskets that are paid
  likes: Likes of our posts
goals:
  - text: Runners know our name
    metric: likes
phases:
  - name: Awareness
  - name: Purchase
    metrics: [paid]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0708", "unused-metric", "Nothing in the map uses a metric", source="000.11")
def unused_metric(context: Context) -> Iterator[Problem]:
    """Metrics of the map that no phase, step or goal names."""
    used = {reference.id for reference in context.journey.references if reference.target == "metric"}
    for key, metric in context.map.metrics.items():
        if key not in used:
            message = f"no phase, step or goal uses the metric “{metric.name}”"
            help_ = f"add `{key}` to the `metrics` of the phase that it measures, or remove it"
            yield Problem(("metrics", key), message, help_, at="key")
