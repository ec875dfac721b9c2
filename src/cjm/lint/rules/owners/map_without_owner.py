"""The map as a whole has an owner.

## Why

The owners of phases keep their own parts right. Somebody has to call them together, settle who owns what falls between
them, and notice when the map and the journey drift apart. Without that person the first review does not take place.

## Bad

```yaml
owners:
  shop: Web shop team
phases:
  - name: Purchase
    owner: shop
```

## Good

```yaml
owner: cx
owners:
  cx: Customer experience
  shop: Web shop team
phases:
  - name: Purchase
    owner: shop
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0808",
    "map-without-owner",
    "The map as a whole has no owner",
    profile="strict",
    source=("000.12", "003.24"),
)
def map_without_owner(context: Context) -> Iterator[Problem]:
    """A map without `owner`."""
    if context.map.owner is None:
        message = "nobody is answerable for the map as a whole"
        yield Problem(
            (), message, "add `owner:` at the top level with the id of a person or team in `owners`"
        )
