"""Every goal says which benefit it claims.

## Why

Revenue, a better experience, lower cost to serve: a map can claim several benefits, and those who pay for it want to see
which. Sorting the goals by kind also shows a map that promises customer focus and only counts money.

## Bad

```yaml
goals:
  - text: Two in three first orders are followed by a second
```

## Good

```yaml
goals:
  - text: Two in three first orders are followed by a second
    kind: revenue
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1103",
    "goal-without-kind",
    "A goal does not say which benefit it claims",
    severity="info",
    profile="strict",
    source="004.3",
)
def goal_without_kind(context: Context) -> Iterator[Problem]:
    """Goals without `kind`."""
    for index, goal in enumerate(context.map.goals):
        if goal.kind is None:
            message = f"the goal “{goal.text}” does not say which benefit it claims"
            help_ = "add `kind:`, such as `revenue`, `experience` or `cost-to-serve`"
            yield Problem(("goals", index), message, help_)
