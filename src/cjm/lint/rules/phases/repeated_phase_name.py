"""No two phases have the same name.

## Why

Phases are what people say aloud when they talk about the map. Two of one name cannot be told apart in a report, a
ticket or a meeting. If the customer comes back to an earlier phase, that is a transition and not a second phase.

## Bad

```yaml
phases:
  - Ordering
  - Using
  - Ordering
```

## Good

```yaml
phases:
  - {name: Ordering, id: ordering}
  - {name: Using, id: using}
transitions:
  - {from: using, to: ordering, kind: loyalty-loop}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0204", "repeated-phase-name", "Two phases have the same name", source=("003.12", "001.11"))
def repeated_phase_name(context: Context) -> Iterator[Problem]:
    """Phases whose name an earlier phase has, but for case and spaces."""
    seen = set()
    for phase in context.journey.phases:
        name = " ".join(phase.item.name.casefold().split())
        if name in seen:
            message = f"an earlier phase is called “{phase.item.name}” too"
            help_ = "rename one of the two; if the customer goes back, write a transition instead"
            yield Problem((*phase.path, "name"), message, help_)
        seen.add(name)
