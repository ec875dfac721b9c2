"""The emotion curve: its points in the order of the journey, its extremes, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cjm.model.base import Confidence
from cjm.model.journey import Journey
from cjm.view.clock import Clock
from cjm.view.emotions import EmotionView, PersonaEmotion
from cjm.view.marks import Lookup, Mark
from cjm.view.phases import PhaseView, StepView


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the curve.

    `slot` and `of` say where it lies in its phase: in the middle of the slot-th of `of` equal parts, from 0. `minutes`
    is the time of day, if it has one.
    """

    mark: Mark
    score: float
    emotion: EmotionView
    confidence: Confidence
    moment_of_truth: bool
    slot: int
    of: int
    minutes: int | None = None
    extreme: Literal["lowest", "highest"] | None = None


@dataclass(frozen=True, slots=True)
class PersonaCurve:
    """How one persona's feelings run: a score for every point; `own` are those where the persona differs."""

    id: str
    name: str
    scores: tuple[float, ...]
    own: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class DesiredLevel:
    """How the customer should feel in a phase, and the lowest the phase gets, if it has a score."""

    phase: int
    score: float
    lowest: float | None


@dataclass(frozen=True, slots=True)
class CurveView:
    """The emotion curve. It has at least one point. `steps` are how many slots each phase has, at least one."""

    points: tuple[CurvePoint, ...]
    lowest: CurvePoint
    highest: CurvePoint | None
    personas: tuple[PersonaCurve, ...]
    desired: tuple[DesiredLevel, ...]
    slots: tuple[int, ...]
    clock: Clock | None


def curve_view(lookup: Lookup, phases: tuple[PhaseView, ...], clock: Clock | None) -> CurveView | None:
    """The curve of a journey, `None` where no phase and no step has a score.

    A phase's own emotion stands where none of its steps has a score. The highest point is left out where all points
    are equally high.
    """
    points = [point for phase in phases for point in _points(phase)]
    if not points:
        return None
    low = min(points, key=lambda each: each.score)
    high = max(points, key=lambda each: each.score)
    marked = tuple(
        _with_extreme(each, "lowest" if each is low else "highest" if each is high else None)
        if low.score < high.score
        else each
        for each in points
    )
    by_mark = {each.mark: each for each in marked}
    return CurveView(
        points=marked,
        lowest=by_mark[low.mark],
        highest=by_mark[high.mark] if low.score < high.score else None,
        personas=_persona_curves(lookup.journey, phases, marked),
        desired=tuple(
            DesiredLevel(i, each.desired.score, each.lowest.score if each.lowest else None)
            for i, each in enumerate(phases)
            if each.desired and each.desired.score is not None
        ),
        slots=tuple(max(len(each.steps), 1) for each in phases),
        clock=clock if clock and any(each.minutes is not None for each in points) else None,
    )


def _points(phase: PhaseView) -> list[CurvePoint]:
    count = len(phase.steps)
    points = [_step_point(step, slot, count) for slot, step in enumerate(phase.steps)]
    scored = [point for point in points if point]
    own = phase.emotion
    if not scored and own and own.score is not None:
        return [CurvePoint(phase.mark, own.score, own, phase.basis.confidence, False, 0, 1)]
    return scored


def _step_point(step: StepView, slot: int, count: int) -> CurvePoint | None:
    emotion = step.emotion
    if emotion is None or emotion.score is None:
        return None
    return CurvePoint(
        step.mark,
        emotion.score,
        emotion,
        step.basis.confidence,
        step.moment_of_truth,
        slot,
        count,
        step.minutes,
    )


def _with_extreme(point: CurvePoint, extreme: Literal["lowest", "highest"] | None) -> CurvePoint:
    return CurvePoint(
        point.mark,
        point.score,
        point.emotion,
        point.confidence,
        point.moment_of_truth,
        point.slot,
        point.of,
        point.minutes,
        extreme,
    )


def _persona_curves(
    journey: Journey, phases: tuple[PhaseView, ...], points: tuple[CurvePoint, ...]
) -> tuple[PersonaCurve, ...]:
    """A curve for each persona that differs somewhere."""
    curves = []
    for id_, persona in journey.all_personas.items():
        scores = [_score_of(id_, point, phases[point.mark.phase]) for point in points]
        if any(score is not None for score in scores):
            both = zip(scores, points, strict=True)
            curves.append(
                PersonaCurve(
                    id_,
                    persona.name,
                    tuple(point.score if score is None else score for score, point in both),
                    tuple(score is not None for score in scores),
                )
            )
    return tuple(curves)


def _score_of(persona: str, point: CurvePoint, phase: PhaseView) -> float | None:
    """A persona's own score at a point: the step's, or the phase's where none of its steps names the persona."""
    by_step = [_own_score(persona, step.by_persona) for step in phase.steps]
    if any(score is not None for score in by_step):
        return None if point.mark.step is None else by_step[point.mark.step]
    return _own_score(persona, phase.by_persona)


def _own_score(persona: str, emotions: tuple[PersonaEmotion, ...]) -> float | None:
    return next((each.emotion.score for each in emotions if each.persona == persona), None)
