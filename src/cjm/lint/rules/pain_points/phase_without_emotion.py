"""Each phase of an emotion-led map says how the customer feels.

## Why

This method follows the feeling: it decides whether customers stay, what they spend and what they tell others. A phase
without an emotion breaks the curve just where readers look for its turn. Ask customers how they felt, and write down the
word they use.

## Bad

```yaml
method: emotion-led
phases:
  - name: Choosing
    emotion: {score: 1, feeling: curious}
  - name: Delivery
    steps: [Waits for the parcel]
```

## Good

```yaml
method: emotion-led
phases:
  - name: Choosing
    emotion: {score: 1, feeling: curious}
  - name: Delivery
    steps:
      - name: Waits for the parcel
        emotion: {score: -1, feeling: disappointed}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule


@rule(
    "CJM0606",
    "phase-without-emotion",
    "A phase of an emotion-led map has no emotion",
    source=("003.17", "003.18"),
    methods=("emotion-led",),
)
def phase_without_emotion(context: Context) -> Iterator[Problem]:
    """Phases with no emotion, of their own or at any of their steps, of everybody or of single personas."""
    for index, phase in enumerate(context.journey.phases):
        if not context.journey.emotions_of(index) and not context.journey.persona_emotions_of(index):
            message = f"nothing says how the customer feels in the phase “{phase.item.name}”"
            yield Problem(phase.path, message, "add `emotion:` to the phase or to its steps")
