"""Every open opportunity has an owner, its own or that of its step or phase.

## Why

Everybody likes a good idea, and nobody takes it home. An opportunity without a name is the first thing to be gone when
the workshop is over, however well it scored.

## Bad

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
```

## Good

```yaml
owners:
  shop: Web shop team
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        owner: shop
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0903", "opportunity-without-owner", "An opportunity has no owner", source=("000.12", "000.14"))
def opportunity_without_owner(context: Context) -> Iterator[Problem]:
    """Opportunities that are neither done nor dropped and have no owner, own or inherited."""
    for opportunity in context.journey.opportunities:
        is_open = opportunity.item.status not in ("done", "dropped")
        if is_open and context.journey.owner_of(opportunity) is None:
            message = f"nobody takes on the opportunity “{opportunity.item.text}”"
            yield Problem(
                opportunity.path, message, "add `owner:` with the id of a person or team in `owners`"
            )
