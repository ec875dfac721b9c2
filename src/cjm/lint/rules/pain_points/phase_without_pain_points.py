"""Each phase of a current-state map holds the pain points that customers meet in it.

## Why

Every phase has something that slows customers down or turns them away, from a first purchase or from the next one. A
phase without pain points has more often not been looked at than been perfected. The support log, reviews and those who
did not buy know what is missing here.

## Bad

```yaml
phases:
  - name: Choosing
    pain_points:
      - {text: Every brand has its own sizes, kind: process, severity: high}
  - name: Delivery
```

## Good

```yaml
phases:
  - name: Choosing
    pain_points:
      - {text: Every brand has its own sizes, kind: process, severity: high}
  - name: Delivery
    steps:
      - name: Waits for the parcel
        pain_points:
          - {text: The carrier names no hour, kind: productivity, severity: medium}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0601",
    "phase-without-pain-points",
    "A phase holds no pain point",
    source=("000.10", "001.7", "004.11"),
    states=("current",),
)
def phase_without_pain_points(context: Context) -> Iterator[Problem]:
    """Phases that hold no pain point themselves nor in any of their steps."""
    hurting = {pain.phase for pain in context.journey.pain_points}
    for phase in context.journey.phases:
        if phase.phase not in hurting:
            message = f"nothing says what hurts in the phase “{phase.item.name}”"
            help_ = "ask customers and those who left, and add `pain_points:` to the phase or its steps"
            yield Problem(phase.path, message, help_)
