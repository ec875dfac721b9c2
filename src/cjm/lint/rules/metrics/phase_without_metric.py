"""Every phase has a metric, on the phase itself or on one of its steps.

## Why

A phase that nobody measures can get worse unnoticed, and no one can show that a change there has helped. The metric
need not be perfect: a rough count that somebody reads every month tells more than an exact one that is never taken.

## Bad

```yaml
metrics:
  reach: Readers of the sole guide
phases:
  - name: Awareness
    metrics: [reach]
  - name: Purchase
```

## Good

```yaml
metrics:
  reach: Readers of the sole guide
  paid: Baskets that are paid
phases:
  - name: Awareness
    metrics: [reach]
  - name: Purchase
    steps:
      - name: Pays
        metrics: [paid]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0701",
    "phase-without-metric",
    "A phase has no metric",
    source=("000.11", "003.28"),
    states=("current", "future"),
)
def phase_without_metric(context: Context) -> Iterator[Problem]:
    """Phases that have no metric, nor have their steps."""
    for phase in context.journey.phases:
        if not phase.item.metrics and not any(step.metrics for step in phase.item.steps):
            message = f"nothing says how well the phase “{phase.item.name}” works"
            yield Problem(
                phase.path, message, "add `metrics:` with the id of a metric, even of one still to collect"
            )
