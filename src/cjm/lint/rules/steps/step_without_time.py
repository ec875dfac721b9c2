"""Each step of a day in the life says when it happens.

## Why

A day runs from morning to night, and the hour explains much of what people do: the same message is welcome in the lunch
break and a nuisance at the school gate. Where every step has a time such as `07:30`, the report draws the day on a
clock.

## Bad

```yaml
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - {name: Runs by the river, when: "06:15", with_brand: true}
      - {name: Takes the children to school, with_brand: false}
  - name: Evening
```

## Good

```yaml
state: day-in-the-life
phases:
  - name: Morning
    steps:
      - {name: Runs by the river, when: "06:15", with_brand: true}
      - {name: Takes the children to school, when: "07:40", with_brand: false}
  - name: Evening
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0303",
    "step-without-time",
    "A step of a day in the life has no time",
    source=("002.20", "002.21"),
    states=("day-in-the-life",),
)
def step_without_time(context: Context) -> Iterator[Problem]:
    """Steps without `when`."""
    for step in context.journey.steps:
        if step.item.when is None:
            message = f"nothing says at what time of day “{step.item.name}” happens"
            yield Problem(step.path, message, "add `when:` with a time such as `07:30`, or in words")
