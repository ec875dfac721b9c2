"""An owner has one id, in a map and in the libraries it uses.

## Why

A team under two ids looks like two: its load is split in every count, half of its work is missing when somebody asks what
it owns, and a handover between the two is no handover at all. Owners count as the same where their names are equal and
neither kind, discipline nor contact says otherwise.

## Bad

```yaml
# file: shared.cjm.yaml
kind: library
title: Teams
owners:
  support: {name: Support desk, kind: team}
```

```yaml
owners:
  desk: {name: Support desk}
```

## Good

```yaml
# file: shared.cjm.yaml
kind: library
title: Teams
owners:
  support: {name: Support desk, kind: team}
```

```yaml
owners:
  second-line: {name: Support desk for dealers}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.namesakes import Namesake, namesakes


@rule(
    "CJM1502",
    "owner-under-two-ids",
    "An owner stands under two ids",
    source=("000.12", "003.30"),
    for_libraries=True,
)
def owner_under_two_ids(context: Context) -> Iterator[Problem]:
    """Owners that a library, the current-state map or an earlier entry has under another id; each once."""
    told = set()
    for found in namesakes(context.journey, "owners"):
        if found.id not in told and not _differ(found):
            told.add(found.id)
            message = f"the owner “{found.entry.name}” already is `{found.other_id}` {found.where}"
            help_ = f"use `{found.other_id}` and remove this entry, or say in the name what is different"
            yield Problem(("owners", found.id), message, help_, at="key")


def _differ(found: Namesake) -> bool:
    """Whether something said of both is not the same: two people may have one name."""
    pairs = (
        (getattr(found.entry, key), getattr(found.other, key)) for key in ("kind", "discipline", "contact")
    )
    return any(one and other and one != other for one, other in pairs)
