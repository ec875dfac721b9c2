"""Every opportunity says which need, question or pain point it answers.

## Why

An opportunity that answers nothing in the journey is a wish of the company. It may be a fine one, but nobody can say
which customer it helps, and it competes for money with those of which that can be said.

## Bad

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: A darker shade of blue
```

## Good

```yaml
phases:
  - name: Purchase
    questions:
      - text: What does it cost with delivery?
        id: full-price
    opportunities:
      - text: One price from the first page on
        addresses: [full-price]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0904",
    "opportunity-addresses-nothing",
    "An opportunity answers nothing in the journey",
    source=("000.14", "002.24"),
)
def opportunity_addresses_nothing(context: Context) -> Iterator[Problem]:
    """Opportunities without `addresses`."""
    for opportunity in context.journey.opportunities:
        if not opportunity.item.addresses and opportunity.item.status != "dropped":
            message = f"“{opportunity.item.text}” answers no need, question or pain point"
            yield Problem(opportunity.path, message, "add `addresses:` with the ids of what it answers")
