"""Each phase has a touchpoint.

## Why

In every phase the customer meets the company somewhere: an ad, a shop, a parcel, the help page, or a friend who tells of
it. If you find none, either the map has a gap or you are absent at a moment when the customer looks for you; both are
worth knowing. Places that you do not own, such as review sites and word of mouth, count too.

## Bad

```yaml
touchpoints:
  web-shop: {name: Web shop, channel: website}
phases:
  - name: Awareness
    steps: [Looks at her old soles]
  - name: Purchase
    touchpoints: [web-shop]
```

## Good

```yaml
touchpoints:
  club: {name: The running club, channel: word-of-mouth}
  web-shop: {name: Web shop, channel: website}
phases:
  - name: Awareness
    steps:
      - {name: Asks about her old soles, touchpoints: [club]}
  - name: Purchase
    touchpoints: [web-shop]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0402",
    "phase-without-touchpoints",
    "A phase has no touchpoint",
    source=("000.7", "003.13", "002.16", "004.10"),
    states=("current", "future"),
)
def phase_without_touchpoints(context: Context) -> Iterator[Problem]:
    """Phases that have no touchpoint themselves nor at any of their steps."""
    for index, phase in enumerate(context.journey.phases):
        if not context.journey.touchpoints_of(index):
            message = f"nothing says where the customer meets us in the phase “{phase.item.name}”"
            yield Problem(phase.path, message, "add `touchpoints:` to the phase or to its steps")
