"""A touchpoint has one id, in a map and in the libraries it uses.

## Why

The web shop that is `shop` in the library and `web-shop` in a map is counted as two touchpoints. What one team knows of
it no other finds, and a change at it reaches half of the maps that it concerns. Touchpoints count as the same where name,
channel and medium are equal and their links do not differ.

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

from cjm.lint.rule import Context, Problem, rule
from cjm.model.namesakes import namesakes
from cjm.model.registries import Touchpoint


@rule(
    "CJM1501",
    "touchpoint-under-two-ids",
    "A touchpoint stands under two ids",
    source=("002.16", "003.13"),
    for_libraries=True,
)
def touchpoint_under_two_ids(context: Context) -> Iterator[Problem]:
    """Touchpoints that a library, the current-state map or an earlier entry has under another id; each once."""
    told = set()
    for found in namesakes(context.journey, "touchpoints"):
        if found.id not in told and _same(found.entry, found.other):
            told.add(found.id)
            message = f"the touchpoint “{found.entry.name}” already is `{found.other_id}` {found.where}"
            help_ = f"use `{found.other_id}` and remove this entry, or say in the name what is different"
            yield Problem(("touchpoints", found.id), message, help_, at="key")


def _same(one: object, other: object) -> bool:
    assert isinstance(one, Touchpoint)
    assert isinstance(other, Touchpoint)
    linked_alike = one.link is None or other.link is None or one.link == other.link
    return linked_alike and (one.channel, one.effective_medium) == (other.channel, other.effective_medium)
