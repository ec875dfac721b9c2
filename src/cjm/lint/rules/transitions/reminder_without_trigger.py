"""Every reminder says what reaches the customer.

## Why

“We stay in touch” is not a reminder. Only a trigger with a touchpoint, such as a text message or a call, can be built,
owned and measured, and can be looked at from the side of the person who receives it.

## Bad

```yaml
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - {from: use, to: deal, kind: reminder, when: Six months have passed}
```

## Good

```yaml
touchpoints:
  sms: Text message
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
transitions:
  - from: use
    to: deal
    kind: reminder
    when: Six months have passed
    trigger: {touchpoint: sms, opt_out: true}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM1207",
    "reminder-without-trigger",
    "A reminder does not say what reaches the customer",
    source="001.15",
)
def reminder_without_trigger(context: Context) -> Iterator[Problem]:
    """Reminders whose trigger names no touchpoint."""
    for index, transition in enumerate(context.map.transitions):
        if transition.kind == "reminder" and not (transition.trigger and transition.trigger.touchpoint):
            message = f"the reminder from `{transition.from_}` does not say what reaches the customer"
            path = ("transitions", index, "trigger") if transition.trigger else ("transitions", index)
            yield Problem(
                path, message, "add `touchpoint:` to its `trigger:`, such as an e-mail or a text message"
            )
