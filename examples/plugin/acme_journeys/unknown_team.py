"""Whoever is answerable for something is a team of ours.

## Why

Names of people go out of date with every change of job, and a name that is not on our list of teams reaches nobody. The
list is short and stays: shop, support, risk.

## Bad

```yaml
owners:
  anna: Anna from risk
```

## Good

```yaml
owners:
  risk: {name: Risk, kind: team}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_TEAMS = ("shop", "support", "risk")


@rule("ACME002", "unknown-team", "An owner is none of our teams", severity="error", profile="draft")
def unknown_team(context: Context) -> Iterator[Problem]:
    """Owners of the map whose id is not the name of a team."""
    for key in context.map.owners:
        if key not in _TEAMS:
            yield Problem(
                ("owners", key),
                f"`{key}` is none of our teams",
                f"write one of {', '.join(_TEAMS)}",
                at="key",
            )
