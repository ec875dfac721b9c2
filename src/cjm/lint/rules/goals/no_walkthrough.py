"""A map by the walk-through method has been walked.

## Why

Interviews tell what customers remember. Walking the journey oneself, with the persona's phone, money and patience, shows
what they no longer notice: the missing sentence, the detour, the price that grows. The method rests on it.

## Bad

```yaml
method: walkthrough
phases:
  - name: Purchase
```

## Good

```yaml
method: walkthrough
phases:
  - name: Purchase
walkthroughs:
  - date: 2026-05-04
    by: Two designers
    notes:
      - {step: purchase, natural: false, pain: The price grew at the end}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1109",
    "no-walkthrough",
    "Nobody has walked the journey",
    source="002.22",
    methods=("walkthrough",),
    states=("current",),
)
def no_walkthrough(context: Context) -> Iterator[Problem]:
    """A current map by the walk-through method without `walkthroughs`."""
    if not context.map.walkthroughs:
        help_ = "walk it as one of your customers would, and add what you find to `walkthroughs:`"
        yield Problem(("method",), "nobody has walked this journey in the customer's shoes", help_)
