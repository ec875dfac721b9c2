"""A future map is better than the map of today in at least one thing that can be compared.

## Why

The gap between what is and what should be is the plan. If no emotion is higher, no target more ambitious and no pain
point of today answered, either the future is a copy, or ids were changed so that nothing can be compared any more.

## Bad

```yaml
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    emotion: -1
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
phases:
  - name: Purchase
    id: purchase
    emotion: -1
```

## Good

```yaml
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    emotion: -1
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
phases:
  - name: Purchase
    id: purchase
    emotion: 1
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.journey import Journey
from cjm.model.metric import Metric


@rule(
    "CJM1107",
    "future-improves-nothing",
    "A future map improves nothing of today's",
    source=("004.12", "002.9"),
    states=("future",),
)
def future_improves_nothing(context: Context) -> Iterator[Problem]:
    """A future map without a better emotion, a better target or an answer to a pain point of its current map."""
    future, current = context.journey, context.journey.current
    if current is None or _answers(future, current) or _feels_better(future):
        return
    if any(
        _asks_for_more(metric, current.metrics[key])
        for key, metric in future.map.metrics.items()
        if key in current.metrics
    ):
        return
    message = "compared with the map of today, no emotion, no target and no pain point is better"
    help_ = "keep the ids of phases and steps, and give them the emotion that you aim for"
    yield Problem(("future_of",), message, help_)


def _answers(future: Journey, current: Journey) -> bool:
    answers = (each.item for each in future.opportunities if each.item.status != "dropped")
    return any(current.concern(name) for answer in answers for name in answer.addresses)


def _feels_better(future: Journey) -> bool:
    for stage, before in future.compared:
        now, then = stage.item.emotion, before.item.emotion
        if now and then and now.score is not None and then.score is not None and now.score > then.score:
            return True
    return False


def _asks_for_more(future: Metric, current: Metric) -> bool:
    if future.target is None or (current.target is None and current.latest is None):
        return False
    before = current.target or current.latest
    assert before is not None
    gain = future.target.value - before.value
    return gain > 0 if future.effective_direction == "up" else gain < 0
