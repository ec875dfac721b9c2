"""The last review is no older than the interval that the map has set.

## Why

From the day on which a review is due, readers cannot know which parts of the map still hold. The interval was the team's
own choice: look at what has changed and enter it in the log, even if that is “nothing”, or choose a longer one.

## Bad

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-01-15, by: Marketing, changed: Two pain points solved}
```

## Good

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-01-15, by: Marketing, changed: Two pain points solved}
    - {date: 2026-04-14, by: Marketing, changed: The fee now shows on the first page}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.duration import add


@rule("CJM1002", "review-overdue", "A review is overdue", source=("000.15", "003.24"))
def review_overdue(context: Context) -> Iterator[Problem]:
    """A map whose newest log entry is older than `review.every`."""
    review = context.map.review
    if review is None or review.every is None or not review.log:
        return
    last = max(entry.date for entry in review.log)
    due = add(last, review.every)
    if due < context.today:
        message = f"the review was due on {due}: the last was on {last}, and reviews are every {review.every}"
        help_ = "look at what has changed and add an entry to `log:`"
        yield Problem(("review", "every"), message, help_)
