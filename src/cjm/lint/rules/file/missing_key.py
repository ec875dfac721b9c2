"""What cannot be left out is there: the version, a title, one phase, and the name of everything.

## Why

The format asks for very little, because a map grows from a sketch. But a metric without a name or a map without a phase
has nothing that a report could show, and nothing that a colleague could talk about.

## Bad

```yaml
metrics:
  reach:
    method: count
```

## Good

```yaml
metrics:
  reach:
    name: Ad reach
    method: count
```
"""

from cjm.lint.rule import reported_by_reader

MISSING_KEY = reported_by_reader("CJM0011", "missing-key", "A required key is missing", __doc__)
