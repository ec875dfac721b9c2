"""Each phase is told in steps.

## Why

Phases are the chapters, steps are the story. “Consideration” cannot be improved; “asks two friends which size to take”
can. Steps also carry the emotion curve, the touchpoints and the owners, so that a phase without them is a heading over
an empty column.

## Bad

```yaml
phases:
  - name: Awareness
    summary: The shoes are worn out
  - name: Purchase
    steps: [Pays by card]
```

## Good

```yaml
phases:
  - name: Awareness
    summary: The shoes are worn out
    steps: [Feels the left knee, Looks at the soles]
  - name: Purchase
    steps: [Pays by card]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0301", "phase-without-steps", "A phase has no steps", source=("000.6", "002.21", "004.7"))
def phase_without_steps(context: Context) -> Iterator[Problem]:
    """Phases without `steps`."""
    for phase in context.journey.phases:
        if not phase.item.steps:
            message = f"nothing says what the customer does in the phase “{phase.item.name}”"
            yield Problem(
                phase.path, message, "add `steps:` with what the customer does, one a line, in order"
            )
