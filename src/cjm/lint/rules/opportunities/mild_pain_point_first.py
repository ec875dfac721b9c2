"""What hurts badly and often is worked on before what hurts a little and seldom.

## Why

Work follows whoever asked last unless somebody compares. If a mild and rare annoyance is being repaired at length while
the answer to a severe and frequent one is still an idea, either the order is wrong or the map's severities are. Small
changes are left aside: nothing is won by waiting with them.

## Bad

```yaml
phases:
  - name: Purchase
    pain_points:
      - {text: The card is refused twice, id: refused, severity: critical, frequency: frequent}
      - {text: The receipt has no logo, id: logo, severity: low, frequency: rare}
    opportunities:
      - {text: A second payment provider, addresses: [refused], status: idea}
      - {text: New layout of all documents, addresses: [logo], status: doing, effort: 4}
  - name: Use
```

## Good

```yaml
phases:
  - name: Purchase
    pain_points:
      - {text: The card is refused twice, id: refused, severity: critical, frequency: frequent}
      - {text: The receipt has no logo, id: logo, severity: low, frequency: rare}
    opportunities:
      - {text: A second payment provider, addresses: [refused], status: planned}
      - {text: New layout of all documents, addresses: [logo], status: doing, effort: 4}
  - name: Use
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.concern import Opportunity, PainPoint
from cjm.model.idspace import Placed

_SMALL_EFFORT = 2


@rule(
    "CJM0912",
    "mild-pain-point-first",
    "A mild pain point is worked on before a severe one",
    severity="info",
    profile="strict",
    source=("002.10", "003.23"),
)
def mild_pain_point_first(context: Context) -> Iterator[Problem]:
    """Severe and frequent pain points with ideas only, while a larger piece of work is on for mild and rare ones.

    Where severity, frequency or status is not given, nothing is concluded.
    """
    mild = next(filter(lambda each: _is_on_for_mild_ones(context, each), context.journey.opportunities), None)
    if mild is None:
        return
    for pain in context.journey.pain_points:
        item = pain.item
        statuses = {each.item.status for each in context.journey.addressing(pain)} - {"dropped"}
        severe = item.severity in ("high", "critical") and item.frequency in ("frequent", "constant")
        if severe and statuses == {"idea"}:
            message = (
                f"“{item.text}” is {item.severity} and {item.frequency}, with an idea only, "
                f"while “{mild.item.text}” is being done for something mild"
            )
            yield Problem(pain.path, message, "plan an answer to this one first, or correct the severities")


def _is_on_for_mild_ones(context: Context, opportunity: Placed[Opportunity]) -> bool:
    item = opportunity.item
    is_small = item.change == "small" or (item.effort is not None and item.effort <= _SMALL_EFFORT)
    if item.status != "doing" or is_small or not item.addresses:
        return False
    concerns = [context.journey.concern(wanted) for wanted in item.addresses]
    return all(
        found is not None
        and isinstance(found.item, PainPoint)
        and found.item.severity == "low"
        and found.item.frequency in ("rare", "occasional")
        for found in concerns
    )
