"""A map with a review plan has been reviewed at least once.

## Why

A map is a set of guesses until somebody has held it against the journey. The first review, be it the workshop that drew
the map, is also the day from which the interval counts: without it no later review will ever be due.

## Bad

```yaml
review:
  every: 90 days
```

## Good

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-05-04, by: Marketing and support, changed: First version}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1003",
    "never-reviewed",
    "The map has a review plan but no review",
    profile="strict",
    source=("000.15", "003.29"),
)
def never_reviewed(context: Context) -> Iterator[Problem]:
    """A map with `review.every` and an empty log."""
    review = context.map.review
    if review is not None and review.every is not None and not review.log:
        message = f"reviews are every {review.every}, but none has taken place yet"
        help_ = "add `log:` with the date of the first review; from then on the interval counts"
        yield Problem(("review", "every"), message, help_)
