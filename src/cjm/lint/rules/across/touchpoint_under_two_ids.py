"""A touchpoint has one id in all maps and libraries of a project.

## Why

The web shop that is `shop` in the library and `web-shop` in a map is counted as two touchpoints. What one team knows of
it no other finds, and a change at it reaches half of the maps that it concerns. Touchpoints count as the same where name,
channel and medium are equal and their links do not differ. A library's id goes before a map's, and among maps the more
common one.

## Bad

```yaml
# file: shared.cjm.yaml
kind: library
title: Touchpoints
touchpoints:
  shop: {name: Web shop, channel: website}
```

```yaml
touchpoints:
  web-shop: {name: Web Shop, channel: website}
phases:
  - name: Awareness
    touchpoints: [shop]
  - name: Purchase
    touchpoints: [web-shop]
```

## Good

```yaml
# file: shared.cjm.yaml
kind: library
title: Touchpoints
touchpoints:
  shop: {name: Web shop, channel: website}
```

```yaml
phases:
  - name: Awareness
    touchpoints: [shop]
  - name: Purchase
    touchpoints: [shop]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Overview, Problem, Summary, rule_across
from cjm.model.namesakes import under_two_ids
from cjm.model.summary import Entry


@rule_across(
    "CJM1501",
    "touchpoint-under-two-ids",
    "A touchpoint stands under two ids",
    source=("002.16", "003.13"),
    for_libraries=True,
)
def touchpoint_under_two_ids(file: Summary, project: Overview) -> Iterator[Problem]:
    """Touchpoints that a library, another map or an earlier entry has under another id."""
    for found in under_two_ids(file, project, "touchpoints", _same):
        message = f"the touchpoint “{found.entry.name}” is already `{found.other.id}` {found.where}"
        help_ = f"use `{found.other.id}`, or say in the name what is different"
        yield Problem(("touchpoints", found.entry.id), message, help_, at="key")


def _same(one: Entry, other: Entry) -> bool:
    kinds = ((each.facts.get("channel"), each.facts.get("medium")) for each in (one, other))
    return next(kinds) == next(kinds) and not one.differs(other, "link")
