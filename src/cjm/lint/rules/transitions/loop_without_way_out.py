"""From every phase there is a way on to the last phase or out of the journey.

## Why

Customers who can only go round and round do not exist: they leave, and the map hides how many and why. Such a loop is
closed when an explicit `advance` replaces the way onward by one that leads back.

## Bad

```yaml
phases:
  - name: Comparison
    id: comparison
  - name: Purchase
    id: purchase
  - name: Use
    id: use
transitions:
  - {from: purchase, to: comparison, kind: advance}
```

## Good

```yaml
phases:
  - name: Comparison
    id: comparison
  - name: Purchase
    id: purchase
  - name: Use
    id: use
transitions:
  - {from: purchase, to: comparison, kind: return, when: The price grows at the end}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1204",
    "loop-without-way-out",
    "A loop cannot be left",
    source=("001.12", "002.7"),
)
def loop_without_way_out(context: Context) -> Iterator[Problem]:
    """Phases from which neither the last phase nor an exit can be reached."""
    for index in context.graph.trapped:
        phase = context.journey.phases[index]
        message = f"from “{phase.item.name}” no way leads on to the last phase or out of the journey"
        help_ = "add a transition onward or one with `to: exit`; make the way back `kind: return`"
        yield Problem(phase.path, message, help_)
