"""The scope says where the journey begins and where it ends.

## Why

Everyone has other ends in mind: for the web shop a journey runs from the first click to the payment, for the customer
from the first sore knee to the next pair. Written down, the two ends show what was left out, above all what comes after
the sale.

## Bad

```yaml
scope:
  from: Knees hurt after a run
```

## Good

```yaml
scope:
  from: Knees hurt after a run
  to: The second pair is ordered
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1105",
    "journey-without-ends",
    "The scope does not say where the journey begins or ends",
    severity="info",
    profile="strict",
    source=("002.3", "004.7"),
    states=("current", "future"),
)
def journey_without_ends(context: Context) -> Iterator[Problem]:
    """A map whose `scope` lacks `from` or `to`."""
    scope = context.map.scope
    missing = [
        key for key, value in (("from", scope and scope.from_), ("to", scope and scope.to)) if value is None
    ]
    if missing:
        ends = " and ".join({"from": "begins", "to": "ends"}[key] for key in missing)
        help_ = f"add {' and '.join(f'`{key}:`' for key in missing)} to `scope`"
        yield Problem(("scope",) if scope else (), f"the map does not say where the journey {ends}", help_)
