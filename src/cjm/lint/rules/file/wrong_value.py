"""A value is one of those that its key allows.

## Why

Channels, kinds and scores come from fixed lists and ranges so that maps can be compared and counted. A word of one's
own looks right to a reader but drops out of every ranking and filter.

## Bad

```yaml
touchpoints:
  shop: {name: Web shop, channel: web site}
```

## Good

```yaml
touchpoints:
  shop: {name: Web shop, channel: website}
```

## Fix

`--fix` writes the one possible word that is meant: in other letters, or one slip of the fingers away. It writes a date in
another notation as the format wants it where it can mean one day only: `2026/6/1`, `1 June 2026`, `31/12/2026`, but not
`01/06/2026`. With `--unsafe-fixes`, where all emotions of a map have whole scores from 1 to 5, the scale becomes -2 to 2.
"""

from cjm.lint.rule import reported_by_reader

WRONG_VALUE = reported_by_reader("CJM0013", "wrong-value", "A value is not one of those allowed", __doc__)
