"""A high or critical pain point has an opportunity that has not been dropped.

## Why

Dropping an idea is a decision about the idea, not about the pain. Where it was the only answer to something that hurts
customers badly, the map still looks complete while nothing is going to change.

## Bad

```yaml
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
        severity: critical
    opportunities:
      - text: Free delivery for all
        addresses: [late-fee]
        status: dropped
```

## Good

```yaml
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
        id: late-fee
        severity: critical
    opportunities:
      - text: Free delivery for all
        addresses: [late-fee]
        status: dropped
      - text: One price from the first page on
        addresses: [late-fee]
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0908",
    "serious-pain-point-given-up",
    "All answers to a serious pain point were dropped",
    source=("000.14", "003.23"),
)
def serious_pain_point_given_up(context: Context) -> Iterator[Problem]:
    """High and critical pain points whose opportunities are all dropped."""
    for pain_point in context.journey.pain_points:
        answers = context.journey.addressing(pain_point)
        dropped = answers and all(answer.item.status == "dropped" for answer in answers)
        if dropped and pain_point.item.severity in ("high", "critical"):
            message = f"every opportunity for the {pain_point.item.severity} pain point “{pain_point.item.text}” was dropped"
            help_ = "add another opportunity, or lower the severity if the pain is gone"
            yield Problem(pain_point.path, message, help_)
