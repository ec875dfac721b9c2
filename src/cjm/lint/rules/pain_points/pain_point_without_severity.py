"""A pain point says how bad it is.

## Why

A list in which everything hurts alike gets worked off from the top, or by whoever speaks loudest. With a severity from
low to critical the map can be ranked, and money goes first to what keeps customers from buying or from coming back.

## Bad

```yaml
phases:
  - name: Choosing
    pain_points:
      - {text: Every brand has its own sizes, kind: process}
  - name: Ordering
```

## Good

```yaml
phases:
  - name: Choosing
    pain_points:
      - {text: Every brand has its own sizes, kind: process, severity: high}
  - name: Ordering
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0603", "pain-point-without-severity", "A pain point has no severity", source=("002.10", "000.10"))
def pain_point_without_severity(context: Context) -> Iterator[Problem]:
    """Pain points without `severity`."""
    for pain in context.journey.pain_points:
        if pain.item.severity is None:
            message = f"nothing says how bad the pain point “{pain.item.text}” is"
            help_ = "add `severity:` with `low`, `medium`, `high` or `critical`"
            yield Problem(pain.path, message, help_)
