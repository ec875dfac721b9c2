"""A return or a loyalty loop leads back.

## Why

A return goes to an earlier place on the journey, and a loyalty loop lets a regular enter again where the deal begins. If
one of them leads onward, either its ends are swapped or it is an ordinary way on; reports would draw a loop that is none.

## Bad

```yaml
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - {from: deal, to: use, kind: loyalty-loop}
```

## Good

```yaml
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - {from: use, to: deal, kind: loyalty-loop}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.transition import EXIT


@rule(
    "CJM1213", "way-back-leads-onward", "A return or loyalty loop leads onward", source=("001.11", "001.13")
)
def way_back_leads_onward(context: Context) -> Iterator[Problem]:
    """Returns and loyalty loops whose end is a later phase or an exit."""
    for index, transition in enumerate(context.map.transitions):
        if transition.kind not in ("return", "loyalty-loop"):
            continue
        start, end = context.journey.place(transition.from_), context.journey.place(transition.to)
        onward = start and end and (start.phase or 0) < (end.phase or 0)
        if transition.to == EXIT or onward:
            kind = transition.kind.replace("-", " ")
            message = f"the {kind} from `{transition.from_}` to `{transition.to}` does not lead back"
            help_ = "swap `from` and `to`, or remove `kind:`"
            yield Problem(("transitions", index, "kind"), message, help_)
