"""A step with a severe pain point is not a happy one.

## Why

A critical obstacle and a cheerful face at the same step contradict each other. Perhaps the severity is the team's view
and the emotion the customer's, perhaps only some customers meet the obstacle, perhaps one of the two is out of date.
Each of these is worth knowing before anyone acts on the map.

## Bad

```yaml
phases:
  - name: Ordering
    steps:
      - name: Pays
        emotion: {score: 2, feeling: delighted}
        pain_points:
          - {text: The card is refused twice, severity: critical}
  - name: Delivery
```

## Good

```yaml
phases:
  - name: Ordering
    steps:
      - name: Pays
        emotion: {score: -2, feeling: angry}
        pain_points:
          - {text: The card is refused twice, severity: critical}
  - name: Delivery
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_SEVERE = ("high", "critical")


@rule(
    "CJM0610",
    "severe-pain-in-good-mood",
    "A severe pain point stands at a happy step",
    severity="info",
    profile="strict",
    source=("003.19", "002.6"),
)
def severe_pain_in_good_mood(context: Context) -> Iterator[Problem]:
    """Severe pain points of all personas at steps whose emotion is above zero; rare ones are left aside."""
    for pain in context.journey.pain_points:
        if pain.step is None or pain.item.severity not in _SEVERE:
            continue
        only_some = pain.item.personas or pain.item.frequency == "rare"
        step = context.map.phases[pain.phase or 0].steps[pain.step]
        if not only_some and step.emotion and (step.emotion.score or 0) > 0:
            message = f"“{pain.item.text}” is {pain.item.severity}, yet customers feel well at “{step.name}”"
            help_ = "look again at `severity` and `emotion`; `personas` or `frequency` say who meets it, how often"
            yield Problem(pain.path, message, help_)
