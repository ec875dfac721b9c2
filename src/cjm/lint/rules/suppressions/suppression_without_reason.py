"""Every suppression says why the rule does not hold there.

## Why

A suppression is a decision. Without its reason, the next reader can neither keep it nor end it: was the owner still being
looked for, or does the phase belong to nobody by design? A few words behind the brackets are enough.

## Bad

```yaml
phases:
  - name: Awareness # cjm: ignore[phase-without-owner]
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Awareness # cjm: ignore[phase-without-owner] marketing decides in May
  - name: Purchase
```
"""

from cjm.lint.rule import reported_by_reader

SUPPRESSION_WITHOUT_REASON = reported_by_reader(
    "CJM9004",
    "suppression-without-reason",
    "A suppression gives no reason",
    __doc__,
    severity="info",
    profile="strict",
)
