"""Every step has an owner of its own.

## Why

The owner of a phase answers for the whole; a step is where the work is. Most phases cross teams, such as when the shop
takes the payment and the warehouse sends the parcel, and a single name for all of it means that the other team was never
asked. Where the phase's owner does do the step, writing it down shows that somebody has thought about it.

## Bad

```yaml
owners:
  shop: Web shop team
phases:
  - name: Purchase
    owner: shop
    steps:
      - name: Pays
      - name: Waits for the parcel
```

## Good

```yaml
owners:
  shop: Web shop team
  warehouse: Warehouse
phases:
  - name: Purchase
    owner: shop
    steps:
      - name: Pays
        owner: shop
      - name: Waits for the parcel
        owner: warehouse
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0803",
    "step-without-own-owner",
    "A step has no owner of its own",
    profile="strict",
    source="000.12",
    states=("current", "future"),
)
def step_without_own_owner(context: Context) -> Iterator[Problem]:
    """Steps without `owner`."""
    for step in context.journey.steps:
        if step.item.owner is None:
            inherited = context.journey.owner_of(step)
            by = f"only inherits the owner `{inherited}`" if inherited else "has no owner"
            message = f"the step “{step.item.name}” {by}"
            yield Problem(step.path, message, "add `owner:` with the id of the one who does the work here")
