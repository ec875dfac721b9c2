"""No value contains itself.

## Why

An alias inside the value that its anchor names repeats that value without end. No report can print it, and no
reader of the map could have meant it.

## Bad

```yaml
x-notes: &notes
  - Ask the fit desk
  - *notes
```

## Good

```yaml
x-notes: &notes
  - Ask the fit desk
x-more: *notes
```
"""

from cjm.lint.rule import reported_by_reader

ENDLESS_ALIAS = reported_by_reader("CJM0008", "endless-alias", "A value contains itself", __doc__)
