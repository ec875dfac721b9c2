"""The map says what the customer wants to reach.

## Why

The company's goals explain why the map was drawn; the customer's explains the journey. Without it, steps are judged by
how well they lead to a sale, and the reader cannot see why somebody turns back at the checkout.

## Bad

```yaml
goals:
  - More first orders
```

## Good

```yaml
goals:
  - More first orders
customer_goal: Shoes that fit, before the race
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1104",
    "no-customer-goal",
    "The map does not say what the customer wants",
    profile="strict",
    source=("004.6", "002.1"),
)
def no_customer_goal(context: Context) -> Iterator[Problem]:
    """A map without `customer_goal`, of its own or on each phase."""
    on_every_phase = all(phase.item.customer_goal for phase in context.journey.phases)
    if context.map.customer_goal is None and not on_every_phase:
        message = "the map does not say what the customer wants to reach"
        yield Problem((), message, "add `customer_goal:` at the top level, in the customer's words")
