"""The emotion curve: its points in the order of the journey, its extremes, and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cjm.model.base import Confidence
from cjm.model.journey import Journey
from cjm.view.clock import Clock
from cjm.view.emotions import EmotionView, PersonaEmotion, band
from cjm.view.marks import EvidenceMark, Lookup, Mark
from cjm.view.phases import PhaseView, StepView
from cjm.view.record import record


class CurvePoint(NamedTuple):
    """A point of the curve.

    `slot` and `of` say where it lies in its phase: in the middle of the slot-th of `of` equal parts, from 0. `minutes`
    is the time of day, if it has one. `evidence` is what it rests on, of its own or passed down.
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
    evidence: tuple[EvidenceMark, ...] = ()


class PersonaPoint(NamedTuple):
    """A point of a persona's curve; `own` where the persona differs. The rest is as in `CurvePoint`."""

    mark: Mark
    score: float
    own: bool
    slot: int
    of: int
    minutes: int | None = None

    @property
    def band(self) -> int | None:
        """The score as a whole number."""
        return band(self.score)


@record
class PersonaCurve:
    """How one persona's feelings run: through the points of the curve, and where the persona alone has a score."""

    id: str
    name: str
    points: tuple[PersonaPoint, ...]


@record
class DesiredLevel:
    """How the customer should feel in a phase, and the lowest the phase gets, if it has a score."""

    phase: int
    score: float
    lowest: float | None


@record
class CurveView:
    """The emotion curve. `slots` are how many each phase has, at least one.

    It has a point, and so a `lowest` one, or, where only single personas have scores, a persona's curve.
    """

    points: tuple[CurvePoint, ...]
    lowest: CurvePoint | None
    highest: CurvePoint | None
    personas: tuple[PersonaCurve, ...]
    desired: tuple[DesiredLevel, ...]
    slots: tuple[int, ...]
    clock: Clock | None


def curve_view(lookup: Lookup, phases: tuple[PhaseView, ...], clock: Clock | None) -> CurveView | None:
    """The curve of a journey, `None` where no phase and no step has a score, not even a persona's.

    A phase's own emotion stands where none of its steps has a score. The highest point is left out where all points
    are equally high.
    """
    by_phase = [(phase, _points(phase)) for phase in phases]
    points = [point for _, there in by_phase for point in there]
    personas = _persona_curves(lookup.journey, by_phase)
    if not points and not personas:
        return None
    low = min(points, key=lambda each: each.score, default=None)
    high = max(points, key=lambda each: each.score, default=None)
    differ = low is not None and high is not None and low.score < high.score
    if differ:
        points = [
            each._replace(extreme="lowest" if each is low else "highest" if each is high else None)
            for each in points
        ]
    by_mark = {each.mark: each for each in points}
    return CurveView(
        points=tuple(points),
        lowest=by_mark[low.mark] if low else None,
        highest=by_mark[high.mark] if high and differ else None,
        personas=personas,
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
        basis = phase.basis
        return [
            CurvePoint(phase.mark, own.score, own, basis.confidence, False, 0, 1, evidence=basis.evidence)
        ]
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
        evidence=step.basis.evidence,
    )


def _persona_curves(
    journey: Journey, by_phase: Sequence[tuple[PhaseView, list[CurvePoint]]]
) -> tuple[PersonaCurve, ...]:
    """A curve for each persona that differs somewhere, by the phases with the points of the curve in them."""
    curves = []
    for id_, persona in journey.all_personas.items():
        points = tuple(point for phase, shared in by_phase for point in _persona_points(id_, phase, shared))
        if any(point.own for point in points):
            curves.append(PersonaCurve(id_, persona.name, points))
    return tuple(curves)


def _persona_points(persona: str, phase: PhaseView, shared: Sequence[CurvePoint]) -> list[PersonaPoint]:
    """A persona's points in a phase: its own at steps and the curve's between, else its score for the phase there."""
    by_step = [_own_score(persona, step.by_persona) for step in phase.steps]
    if all(score is None for score in by_step):
        own = _own_score(persona, phase.by_persona)
        if own is not None and not shared:
            return [PersonaPoint(phase.mark, own, True, 0, 1)]
        return [_as_persona_point(each, own) for each in shared]
    shared_at = {each.slot: each for each in shared if each.mark.step is not None}
    points = []
    for slot, (step, own) in enumerate(zip(phase.steps, by_step, strict=True)):
        if slot in shared_at:
            points.append(_as_persona_point(shared_at[slot], own))
        elif own is not None:
            points.append(PersonaPoint(step.mark, own, True, slot, len(phase.steps), step.minutes))
    return points


def _as_persona_point(point: CurvePoint, own: float | None) -> PersonaPoint:
    score = point.score if own is None else own
    return PersonaPoint(point.mark, score, own is not None, point.slot, point.of, point.minutes)


def _own_score(persona: str, emotions: tuple[PersonaEmotion, ...]) -> float | None:
    return next((each.emotion.score for each in emotions if each.persona == persona), None)
