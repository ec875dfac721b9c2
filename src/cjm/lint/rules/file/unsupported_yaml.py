"""The file keeps to the plain part of YAML: no tags, no merge keys, no keys that are lists or mappings.

## Why

Tags can make a YAML reader build arbitrary objects, merge keys were dropped from YAML 1.2, and a list as a key means
nothing in a map. Without them a map says the same in every tool, and a reader who has never seen YAML can follow it.

## Bad

```yaml
owners:
  shop: !team Web shop
```

## Good

```yaml
owners:
  shop: {name: Web shop, kind: team}
```
"""

from cjm.lint.rule import reported_by_reader

UNSUPPORTED_YAML = reported_by_reader(
    "CJM0006", "unsupported-yaml", "YAML that the format does not allow", __doc__
)
