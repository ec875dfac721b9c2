"""A journey has at least two phases.

## Why

A map shows change: how somebody who knows nothing of us comes to look, choose, buy and return. With a single phase there
is no before and after, and nothing to move on to. The usual five are awareness, consideration, preference, action and
loyalty, but your customers' own stages are better.

## Bad

```yaml
phases:
  - Buying shoes
```

## Good

```yaml
phases:
  - Noticing worn soles
  - Comparing shops
  - Ordering
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0201", "single-phase", "The map has fewer than two phases", source=("000.4", "000.5", "000.1"))
def single_phase(context: Context) -> Iterator[Problem]:
    """Maps with one phase."""
    if len(context.map.phases) < 2:
        help_ = (
            "divide the journey where the customer's purpose changes, such as before and after the purchase"
        )
        yield Problem(("phases",), "one phase is not yet a journey", help_)
