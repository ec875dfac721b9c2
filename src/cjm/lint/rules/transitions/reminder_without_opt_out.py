"""Every reminder can be stopped by whoever receives it.

## Why

A reminder helps as long as it is unobtrusive. One that cannot be ended turns a content customer into one who blocks the
sender, and in many countries it is against the law. Say in the map that there is a way to end it, or that there is none.

## Bad

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
    trigger: {touchpoint: sms, every: 6 months}
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
    trigger: {touchpoint: sms, every: 6 months, opt_out: true}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule("CJM1208", "reminder-without-opt-out", "A reminder cannot be stopped", source="001.16")
def reminder_without_opt_out(context: Context) -> Iterator[Problem]:
    """Reminders with a trigger that does not say `opt_out: true`."""
    for index, transition in enumerate(context.map.transitions):
        trigger = transition.trigger
        if transition.kind != "reminder" or trigger is None or trigger.opt_out:
            continue
        path = ("transitions", index, "trigger")
        if trigger.opt_out is None:
            message = f"nothing says whether customers can stop the reminder from `{transition.from_}`"
            yield Problem(path, message, "add `opt_out: true` once there is a way to end it")
        else:
            message = f"customers cannot stop the reminder from `{transition.from_}`"
            yield Problem((*path, "opt_out"), message, "give them a way to end it")
