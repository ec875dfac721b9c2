"""An id names one thing.

## Why

Opportunities, transitions and insights point at phases, steps and pain points by id. If two things answer to the same
id, a reference means the first one in the file, whatever its author had in mind. Phases and steps share one space of
ids; so do needs, questions and pain points; opportunities and goals each have their own.

## Bad

```yaml
phases:
  - name: Comparing shops
    id: compare
    steps:
      - {name: Compares prices, id: compare}
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Comparing shops
    id: compare
    steps:
      - {name: Compares prices, id: compare-prices}
  - name: Purchase
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0017",
    "duplicate-id",
    "Two things have the same id",
    severity="error",
    profile="draft",
    source="format",
)
def duplicate_id(context: Context) -> Iterator[Problem]:
    """Explicit ids that stand earlier in the same id space."""
    journey = context.journey
    for space in (journey.places, journey.concerns, journey.opportunity_ids, journey.goals):
        for name, (first, *others) in space.explicit.items():
            text = getattr(first.item, "name", None) or getattr(first.item, "text", "")
            for other in others:
                message = f"the id `{name}` already belongs to “{text}”"
                help_ = "give one of the two another id, and look at what refers to them"
                yield Problem((*other.path, "id"), message, help_)
