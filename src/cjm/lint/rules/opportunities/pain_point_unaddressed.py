"""Every pain point is looked at as an opportunity.

## Why

A pain point that is only listed leads to damage control, if to anything. Asking of each one what could be made of it is
where the map begins to pay: often the answer is small, and sometimes it is the next product. An idea is enough; it
commits nobody.

## Bad

```yaml
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
```

## Good

```yaml
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
    opportunities:
      - text: One price from the first page on
        addresses: [late-fee]
        status: idea
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM0901", "pain-point-unaddressed", "No opportunity addresses a pain point", source="000.14")
def pain_point_unaddressed(context: Context) -> Iterator[Problem]:
    """Pain points that no opportunity addresses, apart from those of moments in a day that are not ours."""
    journey = context.journey
    for pain_point in journey.pain_points:
        elsewhere = getattr(journey.holder(pain_point), "with_brand", None) is False
        if not elsewhere and not journey.addressing(pain_point):
            message = f"no opportunity addresses the pain point “{pain_point.item.text}”"
            name = journey.concerns.name(pain_point.path) or "its id"
            help_ = f"add an opportunity with `addresses: [{name}]`, if only as an idea"
            yield Problem(pain_point.path, message, help_)
