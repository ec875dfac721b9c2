"""A transition begins or ends at a phase or step that is not there.

## Why

A way that leads nowhere is left out of the graph, the loops and the report. It happens when a step is renamed and the
transition keeps the old id. `exit` may stand at `to` only: customers leave there, nobody comes from it.

## Bad

```yaml
phases:
  - name: Purchase
    id: purchase
  - name: Use
    id: use
transitions:
  - {from: use, to: purchse, kind: loyalty-loop}
```

## Good

```yaml
phases:
  - name: Purchase
    id: purchase
  - name: Use
    id: use
transitions:
  - {from: use, to: purchase, kind: loyalty-loop}
  - {from: purchase, to: exit, when: Sold out}
```

## Fix

`--fix` takes the one id of that kind that is one slip away: a letter too many, too few or another, or two neighbours the
other way round. With `--unsafe-fixes` that also holds where the id is short or a digit differs.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule, undefined_id
from cjm.model.transition import EXIT


@rule(
    "CJM1201",
    "undefined-transition-end",
    "A transition leads from or to nowhere",
    severity="error",
    profile="draft",
    source=("001.11", "format"),
)
def undefined_transition_end(context: Context) -> Iterator[Problem]:
    """Ends of transitions that are no phase or step of the map."""
    for reference in context.undefined:
        if reference.path[0] != "transitions" or reference.target != "place":
            continue
        if reference.id == EXIT:
            message = "no way comes from `exit`: customers who left are no longer on the journey"
            help_ = "write where they come back as a phase or step of its own, or swap the two ends"
            yield Problem(reference.path, message, help_)
        else:
            yield undefined_id(context, reference)
