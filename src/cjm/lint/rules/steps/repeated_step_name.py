"""No two steps of a phase have the same name.

## Why

Steps of one name in one column look like a slip of copying, and a comment on “the waiting” could mean either. If the
customer does the same thing twice, something has changed in between; the names should say what.

## Bad

```yaml
phases:
  - name: Delivery
    steps: [Waits, Reads a message from the carrier, Waits]
  - name: Use
```

## Good

```yaml
phases:
  - name: Delivery
    steps: [Waits, Reads a message from the carrier, Waits at home]
  - name: Use
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0306", "repeated-step-name", "Two steps of a phase have the same name", source=("000.6", "004.5"))
def repeated_step_name(context: Context) -> Iterator[Problem]:
    """Steps whose name an earlier step of the phase has, but for case and spaces."""
    seen = set()
    for step in context.journey.steps:
        name = (step.phase, " ".join(step.item.name.casefold().split()))
        if name in seen:
            message = f"an earlier step of this phase is called “{step.item.name}” too"
            yield Problem((*step.path, "name"), message, "say in the name what is different this time")
        seen.add(name)
