"""A target asks for more than there was at the start.

## Why

Where the target lies behind the baseline, the metric was “on target” before anybody did anything. The usual cause is a
number that should fall, such as returns or waiting, in a metric that is taken to rise; its report then praises every step
in the wrong direction. Where the aim is to hold a level, the finding can be ignored with that as the reason.

## Bad

```yaml
metrics:
  returns:
    name: Pairs sent back
    method: rate
    baseline: {date: 2026-03-31, value: 27.5}
    target: 18
```

## Good

```yaml
metrics:
  returns:
    name: Pairs sent back
    method: rate
    direction: down
    baseline: {date: 2026-03-31, value: 27.5}
    target: 18
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0715",
    "target-worse-than-baseline",
    "A target lies behind the baseline",
    severity="info",
    source="003.29",
    for_libraries=True,
)
def target_worse_than_baseline(context: Context) -> Iterator[Problem]:
    """Targets that are worse than the value at the start."""
    for key, metric in context.map.metrics.items():
        if metric.target is None or metric.baseline is None:
            continue
        gain = metric.target.value - metric.baseline.value
        if (gain if metric.effective_direction == "up" else -gain) < 0:
            better, other = ("more", "down") if metric.effective_direction == "up" else ("less", "up")
            message = (
                f"the target of “{metric.name}” is worse than its baseline, as {better} counts as better"
            )
            help_ = f"add `direction: {other}` if that is what you mean, or correct one of the values"
            yield Problem(("metrics", key, "target"), message, help_)
