"""An owner is named that neither the map nor a library defines.

## Why

The name of an owner is a promise that somebody can be asked. An id that leads to nobody breaks it silently: the report
shows a bare id, the owner's workload does not count it, and a rename elsewhere will pass it by.

## Bad

```yaml
owners:
  marketing: Marketing
phases:
  - name: Awareness
    owner: marketting
  - name: Purchase
    owner: marketing
```

## Good

```yaml
owners:
  marketing: Marketing
phases:
  - name: Awareness
    owner: marketing
  - name: Purchase
    owner: marketing
```

## Fix

`--fix` takes the one id of that kind that is one slip away: a letter too many, too few or another, or two neighbours the
other way round. With `--unsafe-fixes` that also holds where the id is short or a digit differs, and an id that is like no
other gets an entry in `owners`, its own id for a name.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule, undefined_id


@rule(
    "CJM0802",
    "undefined-owner",
    "An owner is not defined",
    severity="error",
    profile="draft",
    source=("000.12", "format"),
    for_libraries=True,
)
def undefined_owner(context: Context) -> Iterator[Problem]:
    """References to owners that are in no registry."""
    for reference in context.undefined:
        if reference.target == "owner":
            yield undefined_id(context, reference)
