"""An owner has one id in all maps and libraries of a project.

## Why

A team under two ids looks like two: its load is split in every count, half of its work is missing when somebody asks what
it owns, and a handover between the two is no handover at all. Owners count as the same where their names are equal and
neither kind, discipline nor contact says otherwise. A library's id goes before a map's, and among maps the more common
one.

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

from cjm.lint.rule import Overview, Problem, Summary, rule_across
from cjm.model.namesakes import under_two_ids
from cjm.model.summary import Entry


@rule_across(
    "CJM1502",
    "owner-under-two-ids",
    "An owner stands under two ids",
    source=("000.12", "003.30"),
    for_libraries=True,
)
def owner_under_two_ids(file: Summary, project: Overview) -> Iterator[Problem]:
    """Owners that a library, another map or an earlier entry has under another id."""
    for found in under_two_ids(file, project, "owners", _same):
        message = f"the owner “{found.entry.name}” is already `{found.other.id}` {found.where}"
        help_ = f"use `{found.other.id}`, or say in the name what is different"
        yield Problem(("owners", found.entry.id), message, help_, at="key")


def _same(one: Entry, other: Entry) -> bool:
    """Whether nothing that is said of both differs: two people may have one name."""
    return not one.differs(other, "kind", "discipline", "contact")
