"""A phase takes the customer no more than a dozen steps.

## Why

A long row of steps is a finding in itself. Either the map tells in three steps what is one to the customer, or the
customer really has to take three where one would do, and that is a pain point worth writing down. Details of one long
step have room in a map of its own, which the step's `journey` names.

## Bad

```yaml
phases:
  - name: Ordering
    steps: [Opens the shop, Signs in, Searches, Filters, Compares, Picks a size, Picks a colour, Adds to basket,
      Types the address, Types the card, Confirms, Confirms again at the bank, Reads the e-mail]
  - name: Delivery
```

## Good

```yaml
phases:
  - name: Choosing
    steps: [Opens the shop, Searches, Compares, Picks a size]
  - name: Paying
    steps: [Types the address, Pays, Reads the e-mail]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_MOST = 12


@rule(
    "CJM0305",
    "too-many-steps",
    "A phase has more than twelve steps",
    severity="info",
    source=("004.5", "002.7"),
    states=("current", "future"),
)
def too_many_steps(context: Context) -> Iterator[Problem]:
    """Phases with more than twelve steps."""
    for phase in context.journey.phases:
        count = len(phase.item.steps)
        if count > _MOST:
            message = f"the phase “{phase.item.name}” takes the customer {count} steps"
            help_ = (
                "ask where one step would do for several; a long step can have a map of its own (`journey:`)"
            )
            yield Problem(phase.path, message, help_)
