"""A value is of the kind that its key takes: a list, a text, a number, a date.

## Why

Where the format expects a list, one item alone is still a list of one; where it expects a number, a quoted one is a
text that cannot be compared. Saying so here keeps the file readable by every tool, not by this one alone.

## Bad

```yaml
goals: Fewer returns
```

## Good

```yaml
goals:
  - Fewer returns
```

## Fix

`--fix` makes a lone value a list, takes a number out of its quotes, writes a decimal comma as a point, and `yes`, `no`,
`on` and `off` as `true` and `false`. Three digits behind a comma may be thousands: they are left alone. With
`--unsafe-fixes` a common emoji becomes a score.
"""

from cjm.lint.rule import reported_by_reader

WRONG_TYPE = reported_by_reader("CJM0012", "wrong-type", "A value is of the wrong type", __doc__)
