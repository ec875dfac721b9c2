"""Every owner says which field they work in.

## Why

A name tells a reader whom to ask, a discipline what to ask them. It also lets the map show at a glance whether product,
marketing, support and logistics all have a part in the journey, or whether one of them was never in the room.

## Bad

```yaml
owners:
  ines: Inês Costa
phases:
  - name: Purchase
    owner: ines
```

## Good

```yaml
owners:
  ines: {name: Inês Costa, discipline: logistics}
phases:
  - name: Purchase
    owner: ines
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0807",
    "owner-without-discipline",
    "An owner has no discipline",
    severity="info",
    profile="strict",
    source="000.13",
    for_libraries=True,
)
def owner_without_discipline(context: Context) -> Iterator[Problem]:
    """Owners of the map without `discipline`."""
    for key, owner in context.map.owners.items():
        if owner.discipline is None:
            message = f"nothing says in which field “{owner.name}” works"
            yield Problem(
                ("owners", key), message, "add `discipline:`, such as marketing, product or support"
            )
