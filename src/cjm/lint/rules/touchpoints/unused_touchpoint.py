"""Every touchpoint that the map defines is used on the journey.

## Why

A touchpoint that no step uses is either one that customers pass without noticing, or one that the map forgot to place.
In the first case you pay for something without effect; in the second the journey has a gap. A list of touchpoints that
several maps share belongs in a library, where nothing has to be used by all of them.

## Bad

```yaml
touchpoints:
  web-shop: {name: Web shop, channel: website}
  catalogue: {name: Printed catalogue, channel: direct-mail}
phases:
  - name: Awareness
    touchpoints: [web-shop]
  - name: Purchase
    touchpoints: [web-shop]
```

## Good

```yaml
touchpoints:
  web-shop: {name: Web shop, channel: website}
  catalogue: {name: Printed catalogue, channel: direct-mail}
phases:
  - name: Awareness
    touchpoints: [catalogue]
  - name: Purchase
    touchpoints: [web-shop]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0403", "unused-touchpoint", "Nothing uses a touchpoint", source=("000.7", "002.16", "002.7"))
def unused_touchpoint(context: Context) -> Iterator[Problem]:
    """Touchpoints of the map that no reference in it names."""
    used = {reference.id for reference in context.journey.references if reference.target == "touchpoint"}
    for key, touchpoint in context.map.touchpoints.items():
        if key not in used:
            message = f"no phase and no step uses the touchpoint “{touchpoint.name}”"
            help_ = f"add `{key}` to the `touchpoints:` where customers meet it, or remove the entry"
            yield Problem(("touchpoints", key), message, help_, at="key")
