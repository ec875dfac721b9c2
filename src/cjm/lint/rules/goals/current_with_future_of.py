"""Only a future map improves another.

## Why

`future_of` makes reports compare the two maps and call what is assumed “predicted”. On a map of the present it is either a
forgotten `state: future`, so that wishes pass for facts, or the link points the wrong way round.

## Bad

```yaml
# file: today.cjm.yaml
title: Today
```

```yaml
title: In a year
future_of: today.cjm.yaml
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
    "CJM1106",
    "current-with-future-of",
    "A map that is not a future one improves another",
    profile="draft",
    source=("002.18", "format"),
    states=("current", "day-in-the-life"),
)
def current_with_future_of(context: Context) -> Iterator[Problem]:
    """A map with `future_of` and another state than `future`."""
    if context.map.future_of is not None:
        message = f"the map improves another, but its state is {context.map.state}"
        yield Problem(("future_of",), message, "write `state: future`, or remove `future_of`")
