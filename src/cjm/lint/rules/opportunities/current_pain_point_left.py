"""A future map answers the high and critical pain points of the map that it improves.

## Why

A vision is easily drawn around what the company would like to build. The pain points that hurt customers most today are
its first measure: each should meet an opportunity in the future map, or a sentence that says why it stays.

## Bad

```yaml
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
        severity: critical
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
phases:
  - name: Purchase
    id: purchase
    opportunities:
      - text: A darker shade of blue
```

## Good

```yaml
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
        severity: critical
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
phases:
  - name: Purchase
    id: purchase
    opportunities:
      - text: One price from the first page on
        addresses: [late-fee]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0902",
    "current-pain-point-left",
    "A future map leaves a serious pain point of today",
    source=("000.14", "002.9"),
    states=("future",),
)
def current_pain_point_left(context: Context) -> Iterator[Problem]:
    """High and critical pain points of the current-state map that no opportunity here addresses."""
    current = context.journey.current
    if current is None:
        return
    answers = (each.item for each in context.journey.opportunities if each.item.status != "dropped")
    wanted = {name for answer in answers for name in answer.addresses}
    found = (current.concern(name) for name in wanted)
    addressed = {concern.path for concern in found if concern}
    for pain_point in current.pain_points:
        if pain_point.item.severity in ("high", "critical") and pain_point.path not in addressed:
            message = f"no opportunity here addresses today's {pain_point.item.severity} pain point “{pain_point.item.text}”"
            name = current.concerns.name(pain_point.path) or "its id"
            help_ = f"add an opportunity with `addresses: [{name}]`"
            yield Problem(("future_of",), message, help_)
