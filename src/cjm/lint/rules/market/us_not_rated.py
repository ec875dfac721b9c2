"""Where competitors are rated by what customers choose by, so are we.

## Why

A shortlist that leaves out the own company shows who is good at what, and not what to do. Customers rate us by the same
criteria as the rest, and the distance on the criterion that weighs most is the positioning.

## Bad

```yaml
criteria:
  price: Price
competitors:
  rennland: {name: Rennland, ratings: {price: 4.5}}
```

## Good

```yaml
criteria:
  price: Price
competitors:
  us:
    ratings: {price: 2.5}
  rennland: {name: Rennland, ratings: {price: 4.5}}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.market import US


@rule("CJM1401", "us-not-rated", "We are not rated by the customers' criteria", source=("001.5", "001.6"))
def us_not_rated(context: Context) -> Iterator[Problem]:
    """Criteria by which competitors are rated, but `us` is not."""
    if not context.map.competitors:
        return
    journey = context.journey
    us = journey.competitors.get(US)
    rated = us.ratings if us else {}
    elsewhere = {key for competitor in context.map.competitors.values() for key in competitor.ratings}
    missing = [
        criterion.name for key, criterion in journey.criteria.items() if key in elsewhere and key not in rated
    ]
    if missing:
        path = ("competitors", US) if US in context.map.competitors else ("competitors",)
        message = f"competitors are rated by {', '.join(f'“{name}”' for name in missing)}, and we are not"
        yield Problem(path, message, f"add the ratings to `{US}:` in `competitors`", at="key")
