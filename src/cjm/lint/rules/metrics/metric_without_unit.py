"""A metric whose method leaves the unit open says which it is.

## Why

“4” may be four minutes, hours or days; “120” may be euros or thousands of them; an effort of 5 is bad on a scale to 5 and
middling on one to 7. Counts and shares explain themselves, these do not, least of all to a reader from another company.

## Bad

```yaml
metrics:
  wait:
    name: Wait for the first reply
    method: duration
    target: 1
```

## Good

```yaml
metrics:
  wait:
    name: Wait for the first reply
    method: duration
    unit: hours
    target: 1
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_OPEN = {
    "duration": "minutes, hours or days",
    "currency": "which currency, and whether in thousands",
    "ces": "the scale, such as 1 to 7",
    "index": "what 100 stands for",
    "other": "what is counted",
}


@rule(
    "CJM0713",
    "metric-without-unit",
    "A metric's values have no unit",
    severity="info",
    profile="strict",
    source=("000.11", "003.30"),
    for_libraries=True,
)
def metric_without_unit(context: Context) -> Iterator[Problem]:
    """Metrics with values but without `unit`, where the method does not imply it."""
    for key, metric in context.map.metrics.items():
        has_values = metric.target or metric.baseline or metric.readings
        if has_values and metric.unit is None and metric.method in _OPEN:
            message = f"the values of “{metric.name}” have no unit"
            yield Problem(("metrics", key), message, f"add `unit:` ({_OPEN[metric.method]})")
