"""Each phase but the last says when the customer moves on.

## Why

Phases do not end by the clock. The customer moves on when something is true for her: she wants new shoes, two shops are
on her list, the parcel has come. With the condition written down a team can see where people are held up, and agree on
what to measure at the border between two phases.

## Bad

```yaml
phases:
  - name: Comparing shops
    key_task: Say in plain words how our sizes fall
  - name: Ordering
    key_task: Show the whole price before the basket
```

## Good

```yaml
phases:
  - name: Comparing shops
    key_task: Say in plain words how our sizes fall
    advance_when: One pair is in the basket
  - name: Ordering
    key_task: Show the whole price before the basket
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0203",
    "phase-without-advance-condition",
    "A phase does not say when the customer moves on",
    source=("001.18", "001.12"),
    methods=("ten-step", "loyalty-loop"),
    states=("current", "future"),
)
def phase_without_advance_condition(context: Context) -> Iterator[Problem]:
    """Phases, but for the last, without `advance_when` and without an advance of their own in `transitions`."""
    replaced = {
        way.start for way in context.graph.ways if way.kind == "advance" and way.transition is not None
    }
    for phase in context.journey.phases[:-1]:
        if phase.item.advance_when is None and phase.phase not in replaced:
            message = f"nothing says when the customer leaves the phase “{phase.item.name}” for the next"
            yield Problem(phase.path, message, "add `advance_when:` with what is then true for the customer")
