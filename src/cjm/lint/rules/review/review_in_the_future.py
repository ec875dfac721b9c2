"""The review log holds reviews that have taken place.

## Why

An entry with a date to come makes the map look fresh until then and hides that a review is overdue. When the next one
will be follows from `every`, and need not be written down.

## Bad

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-12-01, by: Marketing}
```

## Good

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-05-04, by: Marketing}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1005", "review-in-the-future", "A review is dated later than today", source=("000.15", "format"))
def review_in_the_future(context: Context) -> Iterator[Problem]:
    """Log entries with a date after the day of the check."""
    for index, entry in enumerate(context.map.review.log if context.map.review else ()):
        if entry.date > context.today:
            message = f"the review of {entry.date} has not taken place yet"
            yield Problem(("review", "log", index, "date"), message, "correct the date, or remove the entry")
