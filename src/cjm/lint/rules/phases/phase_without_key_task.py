"""Each phase names the one task that we have in it.

## Why

In every phase one thing decides whether the customer goes on: being found, being compared well, not losing the sale,
teaching the use. Naming it keeps the phase's owner from doing ten things at once, and gives metrics and opportunities
something to be measured against. It is our task, not the customer's.

## Bad

```yaml
phases:
  - name: Comparing shops
    advance_when: Two shops are on her list
  - name: Ordering
    key_task: Show the whole price before the basket
```

## Good

```yaml
phases:
  - name: Comparing shops
    key_task: Say in plain words how our sizes fall
    advance_when: Two shops are on her list
  - name: Ordering
    key_task: Show the whole price before the basket
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0202",
    "phase-without-key-task",
    "A phase has no key task",
    source=("001.18", "001.3", "001.6", "001.8", "001.10", "001.14"),
    methods=("ten-step", "loyalty-loop"),
    states=("current", "future"),
)
def phase_without_key_task(context: Context) -> Iterator[Problem]:
    """Phases without `key_task`."""
    for phase in context.journey.phases:
        if phase.item.key_task is None:
            message = f"nothing says what we have to do in the phase “{phase.item.name}”"
            yield Problem(phase.path, message, "add `key_task:` with the one task that matters most here")
