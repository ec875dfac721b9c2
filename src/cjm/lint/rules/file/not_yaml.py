"""The file can be read as YAML.

## Why

A map that no YAML reader understands cannot be checked or shown at all. Most often a text holds a colon followed by a
space, a bracket or a quote that YAML takes as its own, or a line stands one column off. Quotes around the text, or a
second look at the indentation, settle almost every case.

## Bad

```yaml
summary: Two ways in: the shop and the app
```

## Good

```yaml
summary: "Two ways in: the shop and the app"
```
"""

from cjm.lint.rule import reported_by_reader

NOT_YAML = reported_by_reader("CJM0001", "not-yaml", "The file is not YAML", __doc__)
