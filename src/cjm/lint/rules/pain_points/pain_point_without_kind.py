"""A pain point says of which kind it is: financial, productivity, process or support.

## Why

The kind points to the cure. Customers who pay too much need another offer, those who lose time need a shorter way, a
confusing process needs redesign, and missing help needs people. Sorted by kind, a dozen complaints often turn out to be
one.

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
      - {text: Every brand has its own sizes, severity: high, kind: process}
  - name: Ordering
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0602", "pain-point-without-kind", "A pain point has no kind", source="003.20")
def pain_point_without_kind(context: Context) -> Iterator[Problem]:
    """Pain points without `kind`."""
    for pain in context.journey.pain_points:
        if pain.item.kind is None:
            message = f"nothing says what kind of pain point “{pain.item.text}” is"
            help_ = "add `kind:` with `financial`, `productivity`, `process` or `support`"
            yield Problem(pain.path, message, help_)
