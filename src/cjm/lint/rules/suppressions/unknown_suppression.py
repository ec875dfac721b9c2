"""Every rule that a comment silences exists and can be silenced.

## Why

A mistyped code silences nothing, and whoever reads the comment believes the matter settled. Rules are named one by one,
by code or name; a prefix such as `CJM08` would also silence rules that a later version brings. CJM0001 to CJM0019 and
CJM0023 say that a file cannot be read as a map: no comment silences them, nor those about suppressions. `--fix` removes
the name.

## Bad

```yaml
phases:
  - name: Awareness
  - name: Purchase # cjm: ignore[phase-without-onwer] to be decided in May
```

## Good

```yaml
phases:
  - name: Awareness
  - name: Purchase # cjm: ignore[phase-without-owner] to be decided in May
```

## Fix

`--fix` removes what is not a rule from the comment, and the comment where nothing is left in it.
"""

from cjm.lint.rule import reported_by_reader

UNKNOWN_SUPPRESSION = reported_by_reader(
    "CJM9002",
    "unknown-suppression",
    "A comment names a rule that it cannot silence",
    __doc__,
    severity="warning",
)
