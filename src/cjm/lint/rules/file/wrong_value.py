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
"""

from cjm.lint.rule import reported_by_reader

WRONG_VALUE = reported_by_reader("CJM0013", "wrong-value", "A value is not one of those allowed", __doc__)
