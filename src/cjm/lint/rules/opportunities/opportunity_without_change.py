"""Every open opportunity says what sort of change it takes.

## Why

Led by emotion, a team walks from one obstacle to the next and asks the same thing each time: is it to be repaired or
built, does it call for a fresh start, or would a small change have a large effect? The answer sorts the list better than
any estimate, because the small changes can begin today.

## Bad

```yaml
method: emotion-led
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
```

## Good

```yaml
method: emotion-led
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        change: small
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0909",
    "opportunity-without-change",
    "An opportunity does not say what sort of change it is",
    source="003.21",
    methods=("emotion-led",),
)
def opportunity_without_change(context: Context) -> Iterator[Problem]:
    """Opportunities without `change` that are neither done nor dropped."""
    for opportunity in context.journey.opportunities:
        if opportunity.item.change is None and opportunity.item.status not in ("done", "dropped"):
            message = f"“{opportunity.item.text}” does not say what sort of change it takes"
            yield Problem(opportunity.path, message, "add `change:` small, fix, build or start-over")
