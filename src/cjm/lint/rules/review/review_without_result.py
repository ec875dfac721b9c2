"""Every entry of the review log says what was changed.

## Why

A review answers two questions: what has changed, and what needs updating. A date and a name prove that people met. A
sentence on what they found lets those who were not there, and the next review, build on it; “nothing has changed” is a
result too.

## Bad

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-05-04, by: Marketing}
```

## Good

```yaml
review:
  every: 90 days
  log:
    - {date: 2026-05-04, by: Marketing, changed: The late fee is now critical}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1007",
    "review-without-result",
    "A review does not say what was changed",
    severity="info",
    profile="strict",
    source="000.15",
)
def review_without_result(context: Context) -> Iterator[Problem]:
    """Log entries without `changed`."""
    for index, entry in enumerate(context.map.review.log if context.map.review else ()):
        if entry.changed is None:
            message = f"the review of {entry.date} does not say what was changed"
            yield Problem(("review", "log", index), message, "add `changed:`, even if it is “nothing”")
