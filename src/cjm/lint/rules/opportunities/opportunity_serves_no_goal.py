"""Where the map has goals, every open opportunity serves one of them.

## Why

A fix that makes one touchpoint shine can leave the journey as it was, or send the trouble a step further. Naming the goal
that it serves makes people ask, before the work begins, what will be different for the whole.

## Bad

```yaml
goals:
  - text: More first orders
    id: first-orders
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
```

## Good

```yaml
goals:
  - text: More first orders
    id: first-orders
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        serves: [first-orders]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0906",
    "opportunity-serves-no-goal",
    "An opportunity serves none of the map's goals",
    profile="strict",
    source="003.22",
)
def opportunity_serves_no_goal(context: Context) -> Iterator[Problem]:
    """Opportunities without `serves` that are neither done nor dropped, in a map with goals."""
    if not context.map.goals:
        return
    for opportunity in context.journey.opportunities:
        if not opportunity.item.serves and opportunity.item.status not in ("done", "dropped"):
            message = f"“{opportunity.item.text}” serves none of the map's goals"
            yield Problem(opportunity.path, message, "add `serves:` with the id of a goal, or drop it")
