"""The shares of customers who leave a place add up to no more than all of them.

## Why

A share is the part of those at a place who take that way; what is left goes onward. Together they cannot be more than 1.
When they are, two figures come from different counts, or one is a share of all customers instead of those at the place.

## Bad

```yaml
phases:
  - name: Purchase
    id: purchase
  - name: Use
    id: use
transitions:
  - {from: use, to: purchase, kind: return, when: It does not fit, share: 0.7}
  - {from: use, to: exit, when: It does not fit, share: 0.4}
```

## Good

```yaml
phases:
  - name: Purchase
    id: purchase
  - name: Use
    id: use
transitions:
  - {from: use, to: purchase, kind: return, when: It does not fit, share: 0.6}
  - {from: use, to: exit, when: It does not fit, share: 0.4}
```
"""

from collections import defaultdict
from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.node_path import NodePath

_ROUNDING = 1e-9


@rule(
    "CJM1212", "shares-above-one", "More customers leave a place than there are", source=("001.11", "003.2")
)
def shares_above_one(context: Context) -> Iterator[Problem]:
    """Places from which the shares of all transitions add up to more than 1."""
    leaving: dict[NodePath, list[int]] = defaultdict(list)
    for index, transition in enumerate(context.map.transitions):
        start = context.journey.place(transition.from_)
        if start is not None and transition.share is not None:
            leaving[start.path].append(index)
    for indices in leaving.values():
        total = sum(context.map.transitions[index].share or 0 for index in indices)
        if total > 1 + _ROUNDING:
            start_id = context.map.transitions[indices[-1]].from_
            message = f"the shares of the ways from `{start_id}` add up to {total:g}"
            help_ = "let each be the share of the customers at that place, so that the sum is at most 1"
            yield Problem(("transitions", indices[-1], "share"), message, help_)
