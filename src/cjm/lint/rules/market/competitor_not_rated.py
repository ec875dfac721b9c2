"""Every competitor is rated by all that customers choose by.

## Why

Customers compare by a handful of criteria such as price, speed and safety. A competitor with gaps in the ratings cannot be
compared as they do it, and the gap is often the criterion on which we would rather not look.

## Bad

```yaml
criteria:
  price: Price
  speed: Quick delivery
competitors:
  us:
    ratings: {price: 2.5, speed: 4}
  rennland:
    name: Rennland
    ratings: {price: 4.5}
```

## Good

```yaml
criteria:
  price: Price
  speed: Quick delivery
competitors:
  us:
    ratings: {price: 2.5, speed: 4}
  rennland:
    name: Rennland
    ratings: {price: 4.5, speed: 3}
```
"""

from collections.abc import Iterator
from itertools import islice

from cjm.lint.rule import Context, Problem, rule
from cjm.model.market import US

_MOST_NAMES = 5


@rule(
    "CJM1402",
    "competitor-not-rated",
    "A competitor is not rated by every criterion",
    source=("001.5", "004.13"),
)
def competitor_not_rated(context: Context) -> Iterator[Problem]:
    """Competitors of the map that lack ratings by one of its criteria, or by one that another has."""
    used = {key for competitor in context.map.competitors.values() for key in competitor.ratings}
    criteria = {
        key: each
        for key, each in context.journey.criteria.items()
        if key in used or key in context.map.criteria
    }
    for key, competitor in context.map.competitors.items():
        missing = len(criteria) - sum(each in criteria for each in competitor.ratings)
        if missing and key != US:
            lacking = (each.name for name, each in criteria.items() if name not in competitor.ratings)
            names = ", ".join(f"“{name}”" for name in islice(lacking, _MOST_NAMES))
            names += f" and {missing - _MOST_NAMES} more" if missing > _MOST_NAMES else ""
            message = f"“{competitor.name}” is not rated by {names}"
            yield Problem(
                ("competitors", key), message, "add the missing criteria to `ratings:`, from 1 to 5"
            )
