"""A future map beside the current one: what becomes of each phase and step, and of each pain point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cjm.model.journey import Journey
from cjm.view.concerns import OpportunityView
from cjm.view.emotions import EmotionView, emotion_view
from cjm.view.marks import Mark
from cjm.view.phases import PhaseView


@dataclass(frozen=True, slots=True)
class Change:
    """A phase or step by its id in both maps. `mark` is `None` where the future map has dropped it."""

    kind: Literal["kept", "new", "dropped"]
    mark: Mark | None
    name: str
    before: EmotionView | None
    after: EmotionView | None
    difference: float | None


@dataclass(frozen=True, slots=True)
class Relief:
    """A pain point of the current map, and the future map's opportunities that address it."""

    text: str
    severity: str | None
    opportunities: tuple[OpportunityView, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A future map against the current one, titled `title`: its steps, and the pain points it takes up."""

    title: str
    changes: tuple[Change, ...]
    reliefs: tuple[Relief, ...]


def comparison_view(
    journey: Journey, phases: tuple[PhaseView, ...], opportunities: tuple[OpportunityView, ...]
) -> Comparison | None:
    """What changes from the current map to this one, `None` where it improves none."""
    current = journey.current
    if current is None:
        return None
    changes = []
    seen = set()
    for step in journey.steps:
        id_ = journey.places.name(step.path)
        phase = phases[step.phase or 0]
        view = phase.steps[step.step or 0]
        found = current.place(id_) if id_ else None
        before = emotion_view(getattr(found.item, "emotion", None)) if found else None
        if found:
            seen.add(found.path)
        changes.append(
            Change(
                "kept" if found else "new",
                view.mark,
                view.name,
                before,
                view.emotion,
                _rise(before, view.emotion),
            )
        )
    changes += [
        Change("dropped", None, step.item.name, emotion_view(step.item.emotion), None, None)
        for step in current.steps
        if step.path not in seen
    ]
    return Comparison(current.map.title, tuple(changes), _reliefs(current, opportunities))


def _rise(before: EmotionView | None, after: EmotionView | None) -> float | None:
    if before is None or after is None or before.score is None or after.score is None:
        return None
    return round(after.score - before.score, 6)


def _reliefs(current: Journey, opportunities: tuple[OpportunityView, ...]) -> tuple[Relief, ...]:
    answers: dict[str, list[OpportunityView]] = {}
    for opportunity in opportunities:
        for address in opportunity.addresses:
            if address.of_current:
                answers.setdefault(address.text, []).append(opportunity)
    return tuple(
        Relief(pain.item.text, pain.item.severity, tuple(answers[pain.item.text]))
        for pain in current.pain_points
        if pain.item.text in answers
    )
