"""In a day in the life, every moment says whether we take part in it.

## Why

The point of following somebody from morning to night is to see how little of the day is ours. Moments without the brand
show what it competes with for attention, and where it could help; left open, the reader takes all of them for touchpoints.

## Bad

```yaml
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - name: Makes breakfast
```

## Good

```yaml
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - name: Makes breakfast
        with_brand: false
      - name: Reads our newsletter on the train
        with_brand: true
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1110",
    "day-without-brand",
    "A moment of the day does not say whether we are in it",
    source="002.20",
    states=("day-in-the-life",),
)
def day_without_brand(context: Context) -> Iterator[Problem]:
    """Steps of a day in the life without `with_brand`."""
    for step in context.journey.steps:
        if step.item.with_brand is None:
            message = f"“{step.item.name}” does not say whether we take part in it"
            yield Problem(step.path, message, "add `with_brand: true` or `false`")
