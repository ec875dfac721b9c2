"""Work that is planned or under way has a day by which it should be done.

## Why

An idea may wait for its time. As soon as an opportunity is planned it takes its place among everything else that people
have to do, and without a day it comes after all of it.

## Bad

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        status: planned
```

## Good

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        status: planned
        due: 2026-09-30
      - text: A text message when the parcel leaves
        status: idea
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0910",
    "opportunity-without-due",
    "An opportunity is planned without a day",
    profile="strict",
    source=("000.14", "003.24"),
)
def opportunity_without_due(context: Context) -> Iterator[Problem]:
    """Opportunities that are planned or under way and have no `due`."""
    for opportunity in context.journey.opportunities:
        if opportunity.item.due is None and opportunity.item.status in ("planned", "doing"):
            message = f"“{opportunity.item.text}” has no day by which it should be done"
            yield Problem(
                (*opportunity.path, "status"), message, "add `due: YYYY-MM-DD`, or make it an idea again"
            )
