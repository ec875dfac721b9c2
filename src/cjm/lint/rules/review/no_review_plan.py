"""The map says how often it is looked at again.

## Why

Journeys change with every release, price list and competitor, and a map that is not looked at turns from knowledge into
folklore. An interval that is written down makes the next review an appointment instead of a good intention.

## Bad

```yaml
phases:
  - name: Awareness
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Awareness
  - name: Purchase
review:
  every: 90 days
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1001", "no-review-plan", "The map has no review plan", source=("000.15", "003.25"))
def no_review_plan(context: Context) -> Iterator[Problem]:
    """A map without `review.every`."""
    review = context.map.review
    if review is None or review.every is None:
        message = "the map does not say how often it is looked at again"
        help_ = "add `review:` with `every: 90 days`, or another interval that you will keep"
        yield Problem(("review",) if review else (), message, help_)
