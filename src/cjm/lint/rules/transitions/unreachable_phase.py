"""Every phase can be reached from the first.

## Why

A phase that no customer can come to is either a leftover, or somebody has replaced the way that led there. An explicit
`advance` from a phase takes the place of the one to the next phase, and what it skips needs a way of its own.

## Bad

```yaml
phases:
  - name: Awareness
    id: awareness
  - name: Comparison
    id: comparison
  - name: Purchase
    id: purchase
transitions:
  - {from: awareness, to: purchase, kind: advance}
```

## Good

```yaml
phases:
  - name: Awareness
    id: awareness
  - name: Comparison
    id: comparison
  - name: Purchase
    id: purchase
transitions:
  - {from: awareness, to: purchase, kind: advance, when: She knows the shoe, share: 0.3}
  - {from: awareness, to: comparison, kind: advance, when: She does not, share: 0.7}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1203",
    "unreachable-phase",
    "No way leads to a phase",
    source=("000.4", "002.7"),
)
def unreachable_phase(context: Context) -> Iterator[Problem]:
    """Phases that cannot be reached from the first phase."""
    for index in context.graph.unreachable:
        phase = context.journey.phases[index]
        message = f"no way leads from the first phase to “{phase.item.name}”"
        help_ = "add a transition to it; an explicit `advance` replaces the one to the next phase"
        yield Problem(phase.path, message, help_)
