"""An opportunity that came from walking the journey says which promise to the customer it helps to keep.

## Why

Four promises bring customers back: what we offer is worth its price and easy to use, it solves the problem, we can be
trusted, and we see the person. A change that strengthens none of the four is polish, and a list on which all strengthen
the same one leaves the others to the competition.

## Bad

```yaml
method: walkthrough
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
```

## Good

```yaml
method: walkthrough
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        commitments: [trust]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0911",
    "opportunity-without-commitment",
    "An opportunity keeps none of the four promises",
    severity="info",
    profile="strict",
    source="002.24",
    methods=("walkthrough",),
)
def opportunity_without_commitment(context: Context) -> Iterator[Problem]:
    """Opportunities without `commitments` that are neither done nor dropped."""
    for opportunity in context.journey.opportunities:
        if not opportunity.item.commitments and opportunity.item.status not in ("done", "dropped"):
            message = f"“{opportunity.item.text}” does not say which promise to the customer it keeps"
            help_ = "add `commitments:` from valuable, solves-problem, trust and personal"
            yield Problem(opportunity.path, message, help_)
