"""Every rule that a comment silences finds something there.

## Why

A suppression that silences nothing is left over: the phase has an owner by now, or the comment slid away from what it
was about. It will hide the next finding of its kind, which nobody has looked at. A suppression counts as unused only
where its rule is on and has looked at the file.

## Bad

```yaml
owners:
  shop: Web shop team
phases:
  # cjm: ignore[phase-without-owner] to be decided in May
  - name: Awareness
    owner: shop
  - name: Purchase
    owner: shop
```

## Good

```yaml
owners:
  shop: Web shop team
phases:
  # cjm: ignore[phase-without-owner] to be decided in May
  - name: Awareness
  - name: Purchase
    owner: shop
```

## Fix

`--fix` removes the rule from the comment, and the comment where no other is left in it.
"""

from cjm.lint.rule import reported_by_reader

UNUSED_SUPPRESSION = reported_by_reader(
    "CJM9001",
    "unused-suppression",
    "A comment silences a rule that finds nothing there",
    __doc__,
    severity="warning",
)
