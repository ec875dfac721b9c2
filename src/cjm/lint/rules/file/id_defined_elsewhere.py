"""An id of a registry is defined in one place: in the map or in one library.

## Why

Libraries exist so that a team, a metric or a touchpoint means the same in every map. A second definition under the same
id would win in one map and lose in the next, and nobody would see that two reports speak of different things. Only a
future map may define an entry of its current-state map anew.

## Bad

```yaml
# file: shared.cjm.yaml
kind: library
title: Teams
owners:
  support: Support desk
```

```yaml
owners:
  support: Second-line support
```

## Good

```yaml
# file: shared.cjm.yaml
kind: library
title: Teams
owners:
  support: Support desk
```

```yaml
owners:
  second-line: Second-line support
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.map import REGISTRIES


@rule(
    "CJM0018",
    "id-defined-elsewhere",
    "An id is defined in two files",
    severity="error",
    profile="draft",
    source="format",
    for_libraries=True,
)
def id_defined_elsewhere(context: Context) -> Iterator[Problem]:
    """Ids of the map that a library defines too, and ids used here that two libraries define."""
    for name, where in REGISTRIES.items():
        own = getattr(context.map, where)
        for wanted in own:
            for library in context.journey.libraries:
                if wanted in getattr(library, where):
                    title = f"“{library.title}”" if library.title else "without a title"
                    message = f"the {name} `{wanted}` is also defined in the library {title}"
                    help_ = "remove one of the two entries, or give this one another id"
                    yield Problem((where, wanted), message, help_, at="key")
                    break
    if len(context.journey.libraries) < 2:
        return
    seen = set()
    for reference in context.journey.references:
        where = REGISTRIES.get(reference.target, "")
        if not where or (where, reference.id) in seen or reference.id in getattr(context.map, where):
            continue
        seen.add((where, reference.id))
        if sum(reference.id in getattr(library, where) for library in context.journey.libraries) > 1:
            message = f"more than one library defines the {reference.target} `{reference.id}`"
            help_ = "keep the entry in one library, or give one of them another id"
            yield Problem(reference.path, message, help_, at=reference.at)
