"""Every key is one of the format's, or begins with `x-`.

## Why

A mistyped key is the quietest way to lose work: the pain points are in the file, but no rule sees them and no report
shows them. Keys of your own are welcome under names that begin with `x-`; they are kept and left alone.

## Bad

```yaml
phases:
  - name: Awareness
    painpoints:
      - Every shop says something else
  - name: Purchase
```

## Good

```yaml
phases:
  - name: Awareness
    pain_points:
      - Every shop says something else
    x-workshop: 12 March
  - name: Purchase
```

## Fix

`--fix` renames the key where one known key is meant: written with a hyphen, a blank or capitals, or one slip of the fingers
away. With `--unsafe-fixes` a key that only looks like a known one, or a short one, is renamed too. A key that stands there
already is never doubled.
"""

from cjm.lint.rule import reported_by_reader

UNKNOWN_KEY = reported_by_reader("CJM0010", "unknown-key", "The format has no such key", __doc__)
