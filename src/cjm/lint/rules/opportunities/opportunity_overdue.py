"""An opportunity is done by the day that was set.

## Why

A date in the past on something that is still open is the first sign that a map is gathering dust. Either it is done and
nobody wrote it down, or it waits for something that the map should name, or it was less important than it seemed.

## Bad

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        status: doing
        due: 2026-03-31
```

## Good

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        status: done
        due: 2026-03-31
      - text: A text message when the parcel leaves
        status: doing
        due: 2026-06-30
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0907", "opportunity-overdue", "An opportunity is past its day", source=("003.24", "004.16"))
def opportunity_overdue(context: Context) -> Iterator[Problem]:
    """Opportunities that are neither done nor dropped, with `due` before the day of the check."""
    for opportunity in context.journey.opportunities:
        item = opportunity.item
        if item.due is not None and item.due < context.today and item.status not in ("done", "dropped"):
            message = f"“{item.text}” was due on {item.due} and is still open"
            help_ = "set `status: done` or `dropped`, or agree on a new day"
            yield Problem((*opportunity.path, "due"), message, help_)
