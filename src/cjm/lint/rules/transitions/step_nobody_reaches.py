"""Customers reach every step of a phase.

## Why

A step from which all customers leave is the last one that anybody takes. What the map tells after it in the same phase
happens to nobody: either the shares are wrong, or the steps belong elsewhere.

## Bad

```yaml
phases:
  - name: Purchase
    steps:
      - {name: Sees the delivery fee, id: fee}
      - Pays
  - name: Use
transitions:
  - {from: fee, to: exit, share: 1, when: The fee is too high}
```

## Good

```yaml
phases:
  - name: Purchase
    steps:
      - {name: Sees the delivery fee, id: fee}
      - Pays
  - name: Use
transitions:
  - {from: fee, to: exit, share: 0.4, when: The fee is too high}
```
"""

from collections import defaultdict
from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.transition import EXIT

_ROUNDING = 1e-9


@rule(
    "CJM1214",
    "step-nobody-reaches",
    "All customers leave before a step",
    source=("000.6", "002.7"),
)
def step_nobody_reaches(context: Context) -> Iterator[Problem]:
    """Steps after one whose ways out of the phase have shares that add up to all customers, unless a way leads there."""
    journey = context.journey
    leaving: dict[tuple[int, int], float] = defaultdict(float)
    reached = set()
    for transition in context.map.transitions:
        start, end = journey.place(transition.from_), journey.place(transition.to)
        if end is not None and end.phase is not None:
            reached.add((end.phase, end.step))
        if start is None or start.phase is None or start.step is None or transition.share is None:
            continue
        if transition.kind == "reminder":  # it reaches customers who have gone on
            continue
        if transition.to == EXIT or (end is not None and end.phase != start.phase):
            leaving[start.phase, start.step] += transition.share
    for phase in journey.phases:
        index, gone = phase.phase or 0, None
        for step in journey.steps_of(index):
            if gone is not None and (index, step.step) not in reached:
                message = f"all customers leave at “{gone}”, so that nobody comes to “{step.item.name}”"
                help_ = "correct the `share` of the transitions, or move the step to where customers are"
                yield Problem(step.path, message, help_)
                break
            gone = step.item.name if leaving[index, step.step or 0] >= 1 - _ROUNDING else None
