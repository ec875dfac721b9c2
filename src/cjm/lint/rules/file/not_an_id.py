"""An id holds letters, digits, `-` and `_`, of any script, and nothing else.

## Why

Ids become anchors in reports, keys in baselines and names on the command line. Spaces and punctuation would break in
one of these places, and often only later. The name can be written as people say it; the id stays plain.

## Bad

```yaml
owners:
  web shop: Web shop team
```

## Good

```yaml
owners:
  web-shop: Web shop team
```
"""

from cjm.lint.rule import reported_by_reader

NOT_AN_ID = reported_by_reader("CJM0015", "not-an-id", "An id holds a character it may not", __doc__)
