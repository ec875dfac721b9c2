"""Every owner whom the map defines owns something in it.

## Why

Somebody who stands in the list but at no phase, step or metric has either been forgotten when the work was shared out, or
has moved on. In both cases readers write to the wrong person.

## Bad

```yaml
owners:
  marketing: Marketing
  warehouse: Warehouse
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
    owner: marketing
```

## Good

```yaml
owners:
  marketing: Marketing
  warehouse: Warehouse
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
    owner: warehouse
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0805", "unused-owner", "An owner owns nothing in the map", source="000.12")
def unused_owner(context: Context) -> Iterator[Problem]:
    """Owners of the map to whom nothing in it refers."""
    used = {reference.id for reference in context.journey.references if reference.target == "owner"}
    for key, owner in context.map.owners.items():
        if key not in used:
            message = f"“{owner.name}” owns nothing in this map"
            help_ = f"write `owner: {key}` where they are answerable, or remove the entry"
            yield Problem(("owners", key), message, help_, at="key")
