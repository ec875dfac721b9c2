"""A phase's name has at most three words.

## Why

Our maps hang in the meeting room, and a longer name does not fit over its column. What the phase is about belongs into
`summary`.

## Bad

```yaml
phases:
  - Finding out that a bank card has gone
  - Blocking
```

## Good

```yaml
phases:
  - name: Loss
    summary: Finding out that a bank card has gone
  - Blocking
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule

_MOST_WORDS = 3


@rule("ACME001", "long-phase-name", "A phase's name is too long for our wall")
def long_phase_name(context: Context) -> Iterator[Problem]:
    """Phases whose name has more than three words."""
    for phase in context.journey.phases:
        words = len(phase.item.name.split())
        if words > _MOST_WORDS:
            message = (
                f"the name of the phase “{phase.item.name}” has {words} words, {words - _MOST_WORDS} too many"
            )
            yield Problem((*phase.path, "name"), message, "say it in three, and the rest in `summary`")
