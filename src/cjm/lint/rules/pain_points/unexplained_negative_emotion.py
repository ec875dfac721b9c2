"""A negative emotion is traced to a pain point.

## Why

Emotions tell where to look; pain points tell what to do. Where the curve goes below zero and nothing explains it, the
most valuable place of the map has been found and left alone. A pain point of the step or of its phase explains the
feeling; what happens in another step does not.

## Bad

```yaml
phases:
  - name: Delivery
    steps:
      - name: Waits for the parcel
        emotion: {score: -1, feeling: impatient}
  - name: Use
```

## Good

```yaml
phases:
  - name: Delivery
    steps:
      - name: Waits for the parcel
        emotion: {score: -1, feeling: impatient}
        pain_points:
          - The carrier names no hour
  - name: Use
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Context, Problem, rule
from cjm.model.emotion import Emotion
from cjm.model.idspace import Placed
from cjm.model.node_path import NodePath
from cjm.model.phase import Phase, Step


@rule(
    "CJM0605",
    "unexplained-negative-emotion",
    "No pain point explains a negative emotion",
    source=("003.19", "003.6"),
)
def unexplained_negative_emotion(context: Context) -> Iterator[Problem]:
    """Emotions below zero at a step or phase with no pain point there; one finding, whoever else feels so.

    A step is explained by its own pain points and by its phase's, a phase by its own and by its steps'. Moments of a day
    in the life in which the brand has no part need no explanation.
    """
    for stage in context.journey.stages:
        without_us = isinstance(stage.item, Step) and stage.item.with_brand is False
        if without_us or _is_explained(context, stage):
            continue
        negative = (each for each in _emotions(stage) if each[1].score is not None and each[1].score < 0)
        if found := next(negative, None):
            path, emotion = found
            what = f"“{emotion.feeling}”" if emotion.feeling else "the negative emotion"
            message = f"no pain point explains {what} at “{stage.item.name}”"
            yield Problem(path, message, "add `pain_points:` here with what causes the feeling")


def _is_explained(context: Context, stage: Placed[Phase] | Placed[Step]) -> bool:
    phase = context.map.phases[stage.phase or 0]
    if stage.item.pain_points or phase.pain_points:
        return True
    return stage.step is None and any(step.pain_points for step in phase.steps)


def _emotions(stage: Placed[Phase] | Placed[Step]) -> Iterator[tuple[NodePath, Emotion]]:
    """The emotions of a stage: its own, then those of single personas."""
    if stage.item.emotion:
        yield (*stage.path, "emotion"), stage.item.emotion
    for persona, emotion in stage.item.by_persona.items():
        yield (*stage.path, "by_persona", persona), emotion
