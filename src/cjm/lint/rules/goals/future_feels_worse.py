"""No phase or step feels worse in the future map than it does today.

## Why

A gain in one place is often paid for in another: the quick checkout at the price of a questionnaire afterwards. Sometimes
that is the plan, but mostly nobody has compared the two scores. Where it is meant, ignore the finding and say why.

## Bad

```yaml
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    emotion: 1
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
phases:
  - name: Purchase
    id: purchase
    emotion: 0.5
```

## Good

```yaml
# file: today.cjm.yaml
title: Today
phases:
  - name: Purchase
    id: purchase
    emotion: 1
```

```yaml
title: In a year
state: future
future_of: today.cjm.yaml
phases:
  - name: Purchase
    id: purchase
    emotion: 1.5
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1108",
    "future-feels-worse",
    "A phase or step feels worse in the future than today",
    source=("004.12", "002.19"),
    states=("future",),
)
def future_feels_worse(context: Context) -> Iterator[Problem]:
    """Phases and steps whose emotion has a lower score than the one of equal id in the current-state map."""
    for stage, before in context.journey.compared:
        now, then = stage.item.emotion, before.item.emotion
        if now and then and now.score is not None and then.score is not None and now.score < then.score:
            message = f"“{stage.item.name}” feels worse than today: {now.score:g} instead of {then.score:g}"
            yield Problem(
                (*stage.path, "emotion"), message, "improve it, or say in a suppression why it is meant"
            )
