"""Every touchpoint that is used is defined.

## Why

A touchpoint is defined once, with its name, channel and owner, and used by id wherever the customer meets it. An id
without an entry has none of these: it cannot be shown, counted or given to anyone. The list of touchpoints is only
worth something if it is whole.

## Bad

```yaml
touchpoints:
  web-shop: {name: Web shop, channel: website}
phases:
  - name: Awareness
    touchpoints: [web-shpo]
  - name: Purchase
    touchpoints: [web-shop]
```

## Good

```yaml
touchpoints:
  web-shop: {name: Web shop, channel: website}
phases:
  - name: Awareness
    touchpoints: [web-shop]
  - name: Purchase
    touchpoints: [web-shop]
```

## Fix

`--fix` takes the one id of that kind that is one slip away: a letter too many, too few or another, or two neighbours the
other way round. With `--unsafe-fixes` that also holds where the id is short or a digit differs, and an id that is like no
other gets an entry in `touchpoints`, its own id for a name.
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule, undefined_id


@rule(
    "CJM0401",
    "undefined-touchpoint",
    "A touchpoint is not defined",
    severity="error",
    profile="draft",
    source=("000.7", "002.16"),
)
def undefined_touchpoint(context: Context) -> Iterator[Problem]:
    """References to touchpoints that neither the map nor a library defines."""
    for reference in context.undefined:
        if reference.target == "touchpoint":
            yield undefined_id(context, reference)
