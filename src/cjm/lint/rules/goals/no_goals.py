"""The map says what the business wants from it.

## Why

A map that is drawn for its own sake ends on a wall. The goal decides which journey to draw, whose, and how closely, and
without it every pain point is as important as every other. One sentence that can be proved wrong is enough.

## Bad

```yaml
phases:
  - name: Awareness
  - name: Purchase
```

## Good

```yaml
goals:
  - Two in three first orders are followed by a second
phases:
  - name: Awareness
  - name: Purchase
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1101", "no-goals", "The map has no goals", source=("002.11", "004.8"))
def no_goals(context: Context) -> Iterator[Problem]:
    """A map without `goals`."""
    if not context.map.goals:
        help_ = "add `goals:` with a sentence on what should be different when the map has been used"
        yield Problem((), "the map does not say what the business wants from it", help_)
