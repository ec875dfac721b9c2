"""Every claim about customers rests on evidence, its own or that of its step or phase.

## Why

You are not your customer. What a team agrees on in a workshop is about half right, and nobody knows which half. A claim
that says where it comes from can be checked, and one that says it is assumed is honest: `confidence: assumed` on a pain
point, a step or a phase is accepted as an answer.

## Bad

```yaml
phases:
  - name: Purchase
    pain_points:
      - text: The fee shows up on the last page
    steps:
      - name: Pays
        emotion: {score: -2, feeling: cheated}
```

## Good

```yaml
evidence:
  interviews: Twelve interviews
phases:
  - name: Purchase
    evidence: [interviews]
    pain_points:
      - text: The fee shows up on the last page
  - name: Use
    confidence: assumed
    steps:
      - name: Puts them on
        emotion: {score: 1, feeling: proud}
```
"""

from collections.abc import Iterator
from typing import Any

from cjm.lint.rule import Context, Problem, rule
from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath

_HELP = "add `evidence:` to it, its step or its phase, or `confidence: assumed` where it is a guess"


@rule(
    "CJM1308",
    "claim-without-evidence",
    "A claim rests on no evidence",
    profile="strict",
    source=("002.6", "003.29", "004.2"),
    states=("current", "day-in-the-life"),
)
def claim_without_evidence(context: Context) -> Iterator[Problem]:
    """Emotions, needs, questions, pain points and insights that neither have evidence nor are called assumed."""
    journey = context.journey
    for path, what, placed in _claims(journey):
        if not journey.evidence_of(placed) and not _is_assumed(journey, placed):
            yield Problem(path, f"{what} rests on no evidence", _HELP)
    for index, insight in enumerate(context.map.insights):
        places = [place for place in map(journey.place, insight.at) if place]
        if not insight.evidence and not any(journey.evidence_of(place) for place in places):
            message = f"the insight “{insight.text}” rests on no evidence"
            yield Problem(("insights", index), message, "add `evidence:` with what it was seen in")


def _claims(
    journey: Journey,
) -> Iterator[tuple[NodePath, str, Placed[Any]]]:
    for stage in journey.stages:
        if stage.item.emotion and stage.item.emotion.score is not None:
            yield (*stage.path, "emotion"), f"the emotion of “{stage.item.name}”", stage
    for need in journey.needs:
        yield need.path, f"the need “{need.item.text}”", need
    for question in journey.questions:
        yield question.path, f"the question “{question.item.text}”", question
    for pain_point in journey.pain_points:
        yield pain_point.path, f"the pain point “{pain_point.item.text}”", pain_point


def _is_assumed(journey: Journey, placed: Placed[Any]) -> bool:
    phase = journey.map.phases[placed.phase or 0]
    holders = (placed.item, journey.holder(placed), phase)
    said = (getattr(holder, "confidence", None) for holder in holders)
    return next((confidence for confidence in said if confidence), None) == "assumed"
