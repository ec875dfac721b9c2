"""Every entry of a library is used by some map of the project.

## Why

A library tells whoever writes the next map which teams, touchpoints and metrics there are. An entry that no map uses any
more sends them to a team that was dissolved, or is a second spelling of one that is in use. Where no map uses anything of a
library, the library is reported once. Competitors are left out: no id points at them.

## Bad

```yaml
# file: shoes.cjm.yaml
title: Buying running shoes
phases:
  - {name: Awareness, owner: marketing}
  - {name: Purchase, owner: shop}
```

```yaml
kind: library
title: Teams
owners:
  marketing: Marketing
  shop: Web shop team
  telesales: Telephone sales
```

## Good

```yaml
# file: shoes.cjm.yaml
title: Buying running shoes
phases:
  - {name: Awareness, owner: marketing}
  - {name: Purchase, owner: shop}
```

```yaml
kind: library
title: Teams
owners:
  marketing: Marketing
  shop: Web shop team
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Overview, Problem, Summary, rule_across
from cjm.model.map import REGISTRIES


@rule_across(
    "CJM1504",
    "unused-library-entry",
    "No map uses an entry of a library",
    severity="info",
    source=("003.24", "003.30"),
    for_libraries=True,
)
def unused_library_entry(file: Summary, project: Overview) -> Iterator[Problem]:
    """The entries of a shared library whose ids stand nowhere, as far as all maps of the project could be read."""
    if not project.complete or not project.maps or not project.shares(file):
        return
    entries = [
        (target, where, entry)
        for target, where in REGISTRIES.items()
        for entry in file.entries.get(where, ())
        if target != "competitor"
    ]
    unused = [each for each in entries if (each[0], each[2].id) not in project.used]
    if len(unused) == len(entries) > 1:
        yield Problem(("kind",), "no map uses anything of this library", "use it, or remove it")
        return
    for target, where, entry in unused:
        message = f"no map uses the {target} “{entry.name}”"
        yield Problem((where, entry.id), message, "use it, or remove it", at="key")
