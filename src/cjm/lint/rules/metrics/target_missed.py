"""A metric reaches its target by the day that was set.

## Why

A target whose day has passed is an answer: something did not work as thought, or it was never tried. A map that keeps it
standing teaches its readers that dates here mean nothing. Draw the conclusion, then set a new target.

## Bad

```yaml
metrics:
  paid:
    name: Baskets that are paid
    target: {value: 55, due: 2026-03-31}
    readings:
      - {date: 2026-03-31, value: 39.2}
```

## Good

```yaml
metrics:
  paid:
    name: Baskets that are paid
    target: {value: 55, due: 2026-12-31}
    readings:
      - {date: 2026-03-31, value: 39.2}
```

```yaml
metrics:
  wait:
    name: Wait for the first reply
    method: duration
    unit: hours
    target: {value: 10, due: 2026-03-31}
    readings:
      - {date: 2026-03-31, value: 9.1}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0712",
    "target-missed",
    "A target's day has passed and it is not reached",
    source=("003.29", "000.15"),
    for_libraries=True,
)
def target_missed(context: Context) -> Iterator[Problem]:
    """Targets that are due, and that the newest reading does not reach, or that no reading can confirm."""
    for key, metric in context.map.metrics.items():
        target = metric.target
        if target is None or target.due is None or target.due >= context.today or metric.on_target:
            continue
        if metric.latest is None:
            reached = "and no reading tells whether it was reached"
        else:
            reached = f"and the newest reading is {metric.latest.value:.12g}"
        message = f"“{metric.name}” should have been {target.value:.12g} by {target.due}, {reached}"
        help_ = "say in the review log what you learnt, and set a new target and day"
        yield Problem(("metrics", key, "target"), message, help_)
