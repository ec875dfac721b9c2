"""The scope says where the journey begins and where it ends.

## Why

Companies tend to begin the map with their own first page and to end it at the till, while the customer began weeks
earlier and is still there months later. Both ends decide which touchpoints and pain points can turn up at all, so they
are a choice to be made openly. What the customer does at either end makes the best description.

## Bad

```yaml
scope:
  experience: Buying running shoes online
```

## Good

```yaml
scope:
  experience: Buying running shoes online
  from: Knees hurt after a run
  to: The second pair is ordered
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0205",
    "scope-without-ends",
    "The scope does not say where the journey begins or ends",
    profile="strict",
    source=("000.6", "001.1", "003.1", "004.7"),
    states=("current", "future"),
)
def scope_without_ends(context: Context) -> Iterator[Problem]:
    """Maps whose scope has no `from` or no `to`."""
    scope = context.map.scope
    ends = {"from": scope and scope.from_, "to": scope and scope.to}
    missing = [f"`{key}`" for key, value in ends.items() if not value]
    if missing:
        message = f"nothing says where the journey {_VERBS[len(missing) == 2 or missing[0]]}"
        yield Problem(
            ("scope",), message, f"add {' and '.join(missing)} to `scope`, from the customer's side"
        )


_VERBS = {True: "begins and ends", "`from`": "begins", "`to`": "ends"}
