"""A pain point says how often it is met.

## Why

What customers complain about often comes first, and a small annoyance that everybody meets can cost more than a rare
disaster. The frequency has to be counted, in the support log or in interviews, and so it is also a test of whether
anyone has looked.

## Bad

```yaml
phases:
  - name: Choosing
    pain_points:
      - {text: Every brand has its own sizes, severity: high}
  - name: Ordering
```

## Good

```yaml
phases:
  - name: Choosing
    pain_points:
      - {text: Every brand has its own sizes, severity: high, frequency: constant}
  - name: Ordering
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0604",
    "pain-point-without-frequency",
    "A pain point has no frequency",
    profile="strict",
    source="003.23",
)
def pain_point_without_frequency(context: Context) -> Iterator[Problem]:
    """Pain points without `frequency`."""
    for pain in context.journey.pain_points:
        if pain.item.frequency is None:
            message = f"nothing says how often customers meet “{pain.item.text}”"
            help_ = "add `frequency:` with `rare`, `occasional`, `frequent` or `constant`"
            yield Problem(pain.path, message, help_)
