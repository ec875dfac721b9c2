"""A future map has an id of its own, not that of the map it improves.

## Why

A future map often begins as a copy of today's. If the copy keeps the id, two maps answer to one name: whoever quotes it
in a ticket, a slide or a script may mean the journey as it is or the one that is wished for, and nobody can tell.

## Bad

```yaml
# file: today.cjm.yaml
id: running-shoes
title: Buying running shoes
```

```yaml
id: running-shoes
title: Buying running shoes, next year
state: future
future_of: today.cjm.yaml
```

## Good

```yaml
# file: today.cjm.yaml
id: running-shoes
title: Buying running shoes
```

```yaml
id: running-shoes-future
title: Buying running shoes, next year
state: future
future_of: today.cjm.yaml
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1503",
    "duplicate-map-id",
    "A map has the id of the map it improves",
    source=("003.12", "004.12"),
)
def duplicate_map_id(context: Context) -> Iterator[Problem]:
    """The `id` of a map that one in the chain of maps it improves has too; ids that file names give are left alone."""
    journey = context.journey
    current = journey.current
    while journey.map.id is not None and current is not None:
        if current.id == journey.map.id:
            message = f"the map that this one improves has the id `{current.id}` too"
            help_ = "give this map another id, or remove `id:`: then its file name is its id"
            yield Problem(("id",), message, help_)
            return
        current = current.current
