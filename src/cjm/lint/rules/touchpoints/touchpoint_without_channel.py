"""A touchpoint says of which kind it is.

## Why

Store or website, phone or e-mail: the channel tells whether a touchpoint is digital or physical, and lets a report show
where customers have to change from one to the other. Those changes are where promises and data get lost. What fits no
kind is `other`.

## Bad

```yaml
touchpoints:
  fit-desk: Fit desk
phases:
  - {name: Choosing, touchpoints: [fit-desk]}
  - {name: Ordering, touchpoints: [fit-desk]}
```

## Good

```yaml
touchpoints:
  fit-desk: {name: Fit desk, channel: chat}
phases:
  - {name: Choosing, touchpoints: [fit-desk]}
  - {name: Ordering, touchpoints: [fit-desk]}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0404",
    "touchpoint-without-channel",
    "A touchpoint has no channel",
    severity="info",
    source=("000.7", "003.14", "002.3"),
    for_libraries=True,
)
def touchpoint_without_channel(context: Context) -> Iterator[Problem]:
    """Touchpoints of the map without `channel`."""
    for key, touchpoint in context.map.touchpoints.items():
        if touchpoint.channel is None:
            message = f"nothing says what kind of touchpoint “{touchpoint.name}” is"
            help_ = "add `channel:`, such as `website`, `store`, `email` or `other`"
            yield Problem(("touchpoints", key), message, help_, at="key")
