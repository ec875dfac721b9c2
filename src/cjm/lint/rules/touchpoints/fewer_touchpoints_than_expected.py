"""The journey has about as many touchpoints as you expected, not far fewer.

## Why

Writing down a number before mapping makes surprise visible. Far fewer touchpoints than expected may mean that customers
leave before they have seen enough to decide, or that the map does not follow them where they really go. Either way the
difference is a question for the next interview, not a mistake to be corrected.

## Bad

```yaml
scope:
  expected_touchpoints: 12
touchpoints:
  ad: {name: Ad on a running blog, channel: ad}
  web-shop: {name: Web shop, channel: website}
phases:
  - {name: Awareness, touchpoints: [ad]}
  - {name: Purchase, touchpoints: [web-shop]}
```

## Good

```yaml
scope:
  expected_touchpoints: 3
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

_FAR_FEWER = 0.7


@rule(
    "CJM0405",
    "fewer-touchpoints-than-expected",
    "Far fewer touchpoints than expected",
    severity="info",
    source="002.17",
)
def fewer_touchpoints_than_expected(context: Context) -> Iterator[Problem]:
    """Maps that use less than seven tenths of the expected number of touchpoints, and at least two fewer."""
    expected = context.map.scope.expected_touchpoints if context.map.scope else None
    used = len(context.journey.used_touchpoints)
    if expected is not None and used < _FAR_FEWER * expected and expected - used > 1:
        message = f"the journey has {used} touchpoints where {expected} were expected"
        help_ = "ask: do customers leave before they can decide, or does the map miss where they go?"
        yield Problem(("scope", "expected_touchpoints"), message, help_)
