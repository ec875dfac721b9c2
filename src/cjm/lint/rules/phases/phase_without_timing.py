"""Either all phases say whether they lie before, during or after the purchase, or none does.

## Why

Split by the purchase, a map shows at a glance how much of the work goes into winning customers and how little into
keeping them. A phase that is left out of the split drops out of that picture, and it is usually one of those after the
purchase.

## Bad

```yaml
phases:
  - {name: Comparing shops, timing: before}
  - {name: Ordering, timing: during}
  - {name: Running in the new pair}
```

## Good

```yaml
phases:
  - {name: Comparing shops, timing: before}
  - {name: Ordering, timing: during}
  - {name: Running in the new pair, timing: after}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0206",
    "phase-without-timing",
    "Some phases say when they are, this one does not",
    profile="strict",
    source="003.13",
)
def phase_without_timing(context: Context) -> Iterator[Problem]:
    """Phases without `timing` in a map where others have it."""
    if not any(phase.timing for phase in context.map.phases):
        return
    for phase in context.journey.phases:
        if phase.item.timing is None:
            message = f"other phases say whether they come before, during or after the purchase, and “{phase.item.name}” does not"
            yield Problem(phase.path, message, "add `timing:` with `before`, `during` or `after`")
