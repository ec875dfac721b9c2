"""The entries of the review log stand in the order of time, oldest first.

## Why

The log is the map's diary, and its last line is read as the latest news. An entry out of order is usually a mistyped
year, and then the question whether a review is due gets the wrong answer.

## Bad

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-05-04, by: Marketing}
    - {date: 2026-02-02, by: Marketing}
```

## Good

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-02-02, by: Marketing}
    - {date: 2026-05-04, by: Marketing}
```

## Fix

`--fix --unsafe-fixes` puts the entries in the order of time, each with its comments. It is not a safe fix: the date may be
what is wrong.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, in_order, rule


@rule("CJM1004", "review-log-out-of-order", "The review log is not in the order of time", source="format")
def review_log_out_of_order(context: Context) -> Iterator[Problem]:
    """Entries that are older than one above them."""
    newest = None
    is_first = True
    log = context.map.review.log if context.map.review else ()
    for index, entry in enumerate(log):
        if newest is not None and entry.date < newest:
            message = f"the review of {entry.date} stands below one of {newest}"
            help_ = "put the oldest entry first, and check the date"
            fix = in_order(("review", "log"), [entry.date for entry in log]) if is_first else None
            is_first = False  # one fix puts all in order
            yield Problem(("review", "log", index, "date"), message, help_, fix=fix)
        else:
            newest = entry.date
