"""The file names a version of the format that this cjm knows.

## Why

People keep maps for years. The number after `cjm:` says by which rules a file is to be read, so that a newer format can
never be mistaken for this one. Nothing else in the file is checked until the number is right.

## Bad

```yaml
cjm: 7
```

## Good

```yaml
cjm: 1
```
"""

from cjm.lint.rule import reported_by_reader

UNKNOWN_FORMAT_VERSION = reported_by_reader(
    "CJM0014", "unknown-format-version", "The version of the format is not known", __doc__
)
