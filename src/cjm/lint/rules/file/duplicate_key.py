"""A key stands only once in its mapping.

## Why

YAML forbids the same key twice, and tools that accept it silently keep one of the two values; which one depends on the
tool. A second owner or touchpoint of the same id would vanish without anyone having decided so.

## Bad

```yaml
owners:
  shop: Web shop team
  support: Support desk
  shop: Store managers
```

## Good

```yaml
owners:
  shop: Web shop team
  support: Support desk
  stores: Store managers
```

## Fix

`--fix` removes the second of two entries that are the same to the letter. Which of two that differ is right, nobody but
you can say. An entry with a comment beside it stays.
"""

from cjm.lint.rule import reported_by_reader

DUPLICATE_KEY = reported_by_reader("CJM0004", "duplicate-key", "A key stands twice", __doc__)
