"""Every goal has the metric that tells whether it is reached.

## Why

A goal that nothing measures is reached when somebody says so. The metric need not be a new one: often it already stands
at one of the phases, and tying the two together shows which phase the goal hangs on.

## Bad

```yaml
goals:
  - text: Two in three first orders are followed by a second
```

## Good

```yaml
metrics:
  second-order: Second order within a year
goals:
  - text: Two in three first orders are followed by a second
    metric: second-order
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1102", "goal-without-metric", "A goal has no metric", profile="strict", source=("004.3", "003.29"))
def goal_without_metric(context: Context) -> Iterator[Problem]:
    """Goals without `metric`."""
    for index, goal in enumerate(context.map.goals):
        if goal.metric is None:
            message = f"no metric tells whether the goal “{goal.text}” is reached"
            yield Problem(("goals", index), message, "add `metric:` with the id of one of `metrics`")
