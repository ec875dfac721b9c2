"""A future map names the map of today that it improves.

## Why

A picture of the future earns its keep by the distance to the present. Linked to the map of today, it can be compared step
by step, may answer today's pain points, and shares its personas and touchpoints. For something that does not exist at all
yet there may be no such map; then ignore this finding with that as the reason.

## Bad

```yaml
title: In a year
state: future
```

## Good

```yaml
# file: today.cjm.yaml
title: Today
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1105",
    "future-without-current",
    "A future map does not name the map it improves",
    severity="info",
    source=("004.11", "004.12", "002.9"),
    states=("future",),
)
def future_without_current(context: Context) -> Iterator[Problem]:
    """A future map without `future_of`."""
    if context.map.future_of is None:
        message = "the future map does not say which map of today it improves"
        yield Problem(("state",), message, "add `future_of:` with the path of the current-state map")
