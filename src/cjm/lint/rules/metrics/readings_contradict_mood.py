"""What customers say in surveys and how the map says they feel agree.

## Why

When customer effort, satisfaction or recommendation is on target and still rising, while the map shows nothing but bad
feelings in that phase, one of the two is out of date or asks the wrong customers. The same holds the other way round.
Which one is wrong, only fresh research tells; until then neither should decide where money goes.

## Bad

```yaml
metrics:
  happy:
    name: Satisfaction with delivery
    method: csat
    target: {value: 80}
    readings:
      - {date: 2026-01-31, value: 78}
      - {date: 2026-04-30, value: 91}
phases:
  - name: Delivery
    metrics: [happy]
    steps:
      - {name: Waits, emotion: {score: -2, feeling: angry}}
      - {name: Calls the carrier, emotion: {score: -1, feeling: worried}}
  - name: Use
```

## Good

```yaml
metrics:
  happy:
    name: Satisfaction with delivery
    method: csat
    target: {value: 80}
    readings:
      - {date: 2026-01-31, value: 78}
      - {date: 2026-04-30, value: 64}
phases:
  - name: Delivery
    metrics: [happy]
    steps:
      - {name: Waits, emotion: {score: -2, feeling: angry}}
      - {name: Calls the carrier, emotion: {score: -1, feeling: worried}}
  - name: Use
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.metric import Metric

_ASKED_OF_CUSTOMERS = ("nps", "csat", "ces")


@rule(
    "CJM0716",
    "readings-contradict-mood",
    "Readings and emotions of a phase contradict each other",
    severity="info",
    profile="strict",
    source=("003.27", "003.29"),
    states=["current"],
)
def readings_contradict_mood(context: Context) -> Iterator[Problem]:
    """Phases whose survey metrics all are on target and rising while all emotions are negative, or the reverse.

    A metric that has no target or fewer than two readings in the order of time leaves it open, and so does one
    emotion without a score.
    """
    for phase in context.journey.phases:
        metrics = [
            metric
            for key in phase.item.metrics
            if (metric := context.journey.metrics.get(key)) and metric.method in _ASKED_OF_CUSTOMERS
        ]
        scores = [emotion.score for _, emotion in context.journey.emotions_of(phase.phase or 0)]
        known = [score for score in scores if score is not None]
        if not metrics or not known or len(known) < len(scores):
            continue
        verdicts = {_verdict(metric) for metric in metrics}
        names = ", ".join(f"“{metric.name}”" for metric in metrics)
        if verdicts == {"good"} and max(known) < 0:
            message = f"{names}: on target and improving, yet all of “{phase.item.name}” feels bad"
        elif verdicts == {"bad"} and min(known) > 0:
            message = f"{names}: off target and getting worse, yet all of “{phase.item.name}” feels good"
        else:
            continue
        help_ = "ask customers again, then correct the `emotion` or what the metric counts"
        yield Problem((*phase.path, "metrics"), message, help_)


def _verdict(metric: Metric) -> str:
    """`good` on target and improving, `bad` off target and getting worse, else `open`."""
    dates = [reading.date for reading in metric.readings if reading.date]
    if len(dates) < len(metric.readings) or len(dates) < 2 or dates != sorted(set(dates)):
        return "open"
    change = metric.readings[-1].value - metric.readings[-2].value
    better = change if metric.effective_direction == "up" else -change
    if metric.on_target and better > 0:
        return "good"
    return "bad" if metric.on_target is False and better < 0 else "open"
