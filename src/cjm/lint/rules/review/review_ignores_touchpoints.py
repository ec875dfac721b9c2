"""A touchpoint that is added or removed calls for a review.

## Why

The interval catches slow change. A new channel or one that is gone changes the journey overnight: steps move, questions
are asked elsewhere, and an owner has no place any more. Naming both as reasons for a review before its time keeps the
map from describing a company that no longer exists.

## Bad

```yaml
review:
  every: 90 days
  after: [touchpoint-added]
```

## Good

```yaml
review:
  every: 90 days
  after: [touchpoint-added, touchpoint-removed]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_CHANGES = ("touchpoint-added", "touchpoint-removed")


@rule(
    "CJM1006",
    "review-ignores-touchpoints",
    "A change of touchpoints calls for no review",
    severity="info",
    profile="strict",
    source="003.26",
)
def review_ignores_touchpoints(context: Context) -> Iterator[Problem]:
    """A review plan whose `after` lacks `touchpoint-added` or `touchpoint-removed`."""
    review = context.map.review
    if review is None:
        return
    missing = [change for change in _CHANGES if change not in review.after]
    if missing:
        names = " and ".join(f"`{change}`" for change in missing)
        message = f"{names} {'do' if len(missing) > 1 else 'does'} not call for a review"
        path = ("review", "after") if review.after else ("review",)
        yield Problem(path, message, f"add {names} to `after:` in `review`")
