"""The journey has about as many touchpoints as you expected, not far more.

## Why

When customers need many more encounters than anyone expected, the way to their goal is often too complicated: they ask
here what they could not find there. Some of these touchpoints may only exist to make up for others. The number is a
reason to look, and raising the expectation afterwards throws the hint away.

## Bad

```yaml
scope:
  expected_touchpoints: 2
touchpoints:
  ad: {name: Ad on a running blog, channel: ad}
  web-shop: {name: Web shop, channel: website}
  chat: {name: Chat with the fit desk, channel: chat}
  hotline: {name: Hotline, channel: phone}
phases:
  - {name: Awareness, touchpoints: [ad]}
  - {name: Purchase, touchpoints: [web-shop, chat, hotline]}
```

## Good

```yaml
scope:
  expected_touchpoints: 2
touchpoints:
  ad: {name: Ad on a running blog, channel: ad}
  web-shop: {name: Web shop, channel: website}
phases:
  - {name: Awareness, touchpoints: [ad]}
  - {name: Purchase, touchpoints: [web-shop]}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_FAR_MORE = 1.3


@rule(
    "CJM0406",
    "more-touchpoints-than-expected",
    "Far more touchpoints than expected",
    severity="info",
    source="002.17",
)
def more_touchpoints_than_expected(context: Context) -> Iterator[Problem]:
    """Maps that use more than 1.3 times the expected number of touchpoints, and at least two more."""
    expected = context.map.scope.expected_touchpoints if context.map.scope else None
    used = len(context.journey.used_touchpoints)
    if expected is not None and used > _FAR_MORE * expected and used - expected > 1:
        message = f"the journey has {used} touchpoints where {expected} were expected"
        help_ = "ask: is the way too complicated, and which of them only make up for another?"
        yield Problem(("scope", "expected_touchpoints"), message, help_)
