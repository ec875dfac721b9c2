"""The emotion curve runs through every phase.

## Why

One look at the curve tells a director more than ten pages: where it rises, where it falls, how it ends. It is drawn from
scores, and a phase without any leaves a hole that the eye fills in wrongly. One scored step in each phase is enough.

## Bad

```yaml
phases:
  - name: Choosing
    emotion: {score: 1, feeling: curious}
  - name: Delivery
    emotion: impatient
```

## Good

```yaml
phases:
  - name: Choosing
    emotion: {score: 1, feeling: curious}
  - name: Delivery
    emotion: {score: -1, feeling: impatient}
```

## Fix

`--fix --unsafe-fixes` adds a score where an emotion is a common emoji: -2 for an angry face, 2 for a beaming one. Look at
it: how strong a face is, is a guess.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from cjm.lint.rule import Context, Problem, rule
from cjm.model.emotion import Emotion, score_of_emoji
from cjm.model.fix import Add, Fix
from cjm.model.idspace import Placed


@rule(
    "CJM0607",
    "gap-in-emotion-curve",
    "No emotion of a phase has a score",
    profile="strict",
    source=("003.17", "003.6", "002.19"),
)
def gap_in_emotion_curve(context: Context) -> Iterator[Problem]:
    """Phases without a scored emotion; of emotion-led maps only those that have an emotion.

    The scores of single personas count: their curves run through the phase.
    """
    for index, phase in enumerate(context.journey.phases):
        emotions = context.journey.emotions_of(index)
        every = [
            *(emotion for _, emotion in emotions),
            *(emotion for _, _, emotion in context.journey.persona_emotions_of(index)),
        ]
        reported_elsewhere = context.map.method == "emotion-led" and not every
        if reported_elsewhere or any(emotion.score is not None for emotion in every):
            continue
        message = f"the emotion curve has no point in the phase “{phase.item.name}”"
        help_ = "add `emotion:` with a `score:` from -2 to 2 to a step or to the phase"
        yield Problem(phase.path, message, help_, fix=_fix(emotions))


def _fix(emotions: Sequence[tuple[Placed[Any], Emotion]]) -> Fix | None:
    """The fix of emotions that are shown by a face alone: the score that it stands for."""
    scores = ((placed.path, score_of_emoji(emotion.feeling or "")) for placed, emotion in emotions)
    edits = tuple(
        Add((*path, "emotion"), "score", str(score), main="feeling", plain=True)
        for path, score in scores
        if score is not None
    )
    return Fix("unsafe", "add the score that the emoji stands for", edits) if edits else None
