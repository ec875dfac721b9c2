"""A map by the loyalty-loop method has a reminder.

## Why

Satisfied customers forget too. What brings them back in time is a systematic trigger, such as an e-mail when the tyres
are due, and a map that leaves it out counts on luck for the most profitable purchase of all: the next one.

## Bad

```yaml
method: loyalty-loop
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - {from: use, to: deal, kind: loyalty-loop}
```

## Good

```yaml
method: loyalty-loop
touchpoints:
  sms: Text message
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - {from: use, to: deal, kind: loyalty-loop}
  - from: use
    to: deal
    kind: reminder
    trigger: {touchpoint: sms, every: 6 months, opt_out: true}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1206",
    "no-reminder",
    "A loyalty-loop map reminds nobody",
    source=("001.15", "001.17"),
    methods=("loyalty-loop",),
    states=("current", "future"),
)
def no_reminder(context: Context) -> Iterator[Problem]:
    """A map by the loyalty-loop method without a reminder."""
    if not any(transition.kind == "reminder" for transition in context.map.transitions):
        help_ = "add a transition with `kind: reminder` and a `trigger`, leading back into the loop"
        yield Problem(("method",), "nothing reminds customers to come back", help_)
