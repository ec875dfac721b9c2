"""A reminder leads back into the loyalty loop.

## Why

The reminder is the last station before the next purchase: it has to lead to where a regular enters, or at least to a
phase from which the loop can be reached. One that leads out of the journey, or past the loop, reminds people of something
that they then cannot do.

## Bad

```yaml
touchpoints:
  sms: Text message
phases:
  - name: Deal
    id: deal
  - name: Use
    id: use
  - name: Disposal
    id: disposal
transitions:
  - {from: use, to: deal, kind: loyalty-loop}
  - from: use
    to: disposal
    kind: reminder
    trigger: {touchpoint: sms, opt_out: true}
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
  - name: Disposal
    id: disposal
transitions:
  - {from: use, to: deal, kind: loyalty-loop}
  - from: disposal
    to: deal
    kind: reminder
    trigger: {touchpoint: sms, opt_out: true}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.graph import END


@rule("CJM1209", "reminder-outside-loop", "A reminder does not lead into the loyalty loop", source="001.15")
def reminder_outside_loop(context: Context) -> Iterator[Problem]:
    """Reminders from whose end no loyalty loop can be reached, in maps that have one."""
    ways = context.graph.ways
    on_loop = {end for way in ways if way.kind == "loyalty-loop" for end in (way.start, way.end)} - {END}
    before_loop = context.graph.leading_to(on_loop)
    for way in ways if on_loop else ():
        if way.kind == "reminder" and way.transition is not None and way.end not in before_loop:
            transition = context.map.transitions[way.transition]
            message = (
                f"the reminder leads to `{transition.to}`, from where the loyalty loop cannot be reached"
            )
            help_ = "lead it to where regular customers enter again"
            yield Problem(("transitions", way.transition, "to"), message, help_)
