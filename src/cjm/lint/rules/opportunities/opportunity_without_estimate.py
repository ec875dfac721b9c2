"""Every open opportunity has an estimate of what it would bring and what it would take.

## Why

Money should go where it helps most. Impact and effort from 1 to 5, agreed on in a minute by the people who know, are
enough to tell the quick win from the cathedral; without them the loudest voice decides.

## Bad

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        impact: 5
```

## Good

```yaml
phases:
  - name: Purchase
    opportunities:
      - text: One price from the first page on
        impact: 5
        effort: 2
      - text: A finder that ends with three pairs
        rice: {reach: 2600, impact: 2, confidence: 0.9, effort: 3}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0905",
    "opportunity-without-estimate",
    "An opportunity has no estimate of impact and effort",
    profile="strict",
    source=("002.10", "003.21"),
)
def opportunity_without_estimate(context: Context) -> Iterator[Problem]:
    """Opportunities that are neither done nor dropped, without `rice` and without one of `impact` and `effort`."""
    for opportunity in context.journey.opportunities:
        item = opportunity.item
        if item.status in ("done", "dropped") or item.rice:
            continue
        missing = [key for key in ("impact", "effort") if getattr(item, key) is None]
        if missing:
            message = f"“{item.text}” has no estimate of {' and '.join(missing)}"
            help_ = f"add {' and '.join(f'`{key}:`' for key in missing)} from 1 to 5, or a `rice:` estimate"
            yield Problem(opportunity.path, message, help_)
