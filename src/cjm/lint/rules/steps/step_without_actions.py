"""Each step of a walkthrough lists what the customer does.

## Why

To walk in the customer's shoes you need instructions that a colleague could follow: tap here, wait there, look for the
size. Actions come first because they can be watched; thoughts and emotions are then written beside them. A step without
actions cannot be walked, and its weak points stay hidden.

## Bad

```yaml
method: walkthrough
phases:
  - name: Ordering
    steps:
      - name: Chooses a size
  - name: Delivery
    steps:
      - name: Waits for the parcel
        actions: [Looks at the tracking page]
```

## Good

```yaml
method: walkthrough
phases:
  - name: Ordering
    steps:
      - name: Chooses a size
        actions: [Opens the size chart, Measures one foot]
  - name: Delivery
    steps:
      - name: Waits for the parcel
        actions: [Looks at the tracking page]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0302",
    "step-without-actions",
    "A step of a walkthrough has no actions",
    profile="strict",
    source=("002.21", "002.22"),
    methods=("walkthrough",),
)
def step_without_actions(context: Context) -> Iterator[Problem]:
    """Steps without `actions`."""
    for step in context.journey.steps:
        if not step.item.actions:
            message = f"nobody can walk the step “{step.item.name}”: it lists no actions"
            yield Problem(step.path, message, "add `actions:` with what the customer does, one a line")
