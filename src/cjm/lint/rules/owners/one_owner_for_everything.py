"""A journey of three or more phases belongs to more than one owner.

## Why

No journey stays inside one department. When the same name stands at every phase, it is usually the name of whoever drew
the map, and the people who could change the checkout or the parcel do not know that they are on it. Owners of several
disciplines also bring several kinds of metrics.

## Bad

```yaml
owners:
  marketing: Marketing
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
    owner: marketing
  - name: Use
    owner: marketing
```

## Good

```yaml
owners:
  marketing: Marketing
  support: Support
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
    owner: marketing
  - name: Use
    owner: support
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0804",
    "one-owner-for-everything",
    "One owner has all of the phases and steps",
    source=("000.13", "002.5"),
    states=("current", "future"),
)
def one_owner_for_everything(context: Context) -> Iterator[Problem]:
    """An owner who owns every phase, where there are at least three, and every step that has an owner."""
    phases = {phase.item.owner for phase in context.journey.phases}
    steps = {step.item.owner for step in context.journey.steps} - {None}
    if len(context.journey.phases) < 3 or len(phases) != 1 or None in phases or not steps <= phases:
        return
    (owner,) = phases
    message = f"`{owner}` owns all {len(context.journey.phases)} phases and every step in them"
    help_ = "ask which team could change each step, and make it the owner there"
    yield Problem((*context.journey.phases[0].path, "owner"), message, help_)
