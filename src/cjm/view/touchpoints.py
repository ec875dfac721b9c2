"""The table of touchpoints: where each is met, how low the customer feels there, and what hurts there."""

from __future__ import annotations

from collections import defaultdict

from cjm.model.registries import Medium
from cjm.view.concerns import PainPointView
from cjm.view.emotions import EmotionView, lowest
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.view.phases import PhaseView
from cjm.view.record import record


@record
class TouchpointView:
    """A touchpoint on the journey.

    `lowest` is the lowest emotion of the steps that use it and `lowest_at` its step; `pain_points` are those of the
    steps (or the phase) that use it; `answers` the questions that find an answer there.
    """

    id: str
    name: str
    channel: str | None
    medium: Medium | None
    owner: OwnerView | None
    link: str | None
    platform: str | None
    used_at: tuple[Mark, ...]
    lowest: EmotionView | None
    lowest_at: Mark | None
    pain_points: tuple[PainPointView, ...]
    answers: tuple[str, ...]
    known: bool = True


def touchpoint_views(lookup: Lookup, phases: tuple[PhaseView, ...]) -> tuple[TouchpointView, ...]:
    """The touchpoints on the journey in the order in which they are met, then those that nothing uses."""
    journey = lookup.journey
    used = _Uses(defaultdict(dict), defaultdict(list), defaultdict(list))
    for stage in journey.stages:
        for id_ in stage.item.touchpoints:
            used.at[id_][lookup.mark(stage)] = None
    for phase in phases:
        for pain in phase.pain_points:
            used.pains[pain.mark].append(pain)
    for question in journey.questions:
        for id_ in question.item.answered_by:
            used.answers[id_].append(question.item.text)
    ids = dict.fromkeys((*journey.used_touchpoints, *journey.map.touchpoints))
    return tuple(_view(id_, lookup, phases, used) for id_ in ids)


@record
class _Uses:
    """Where each touchpoint is met, what hurts at each mark, and the questions that each touchpoint answers."""

    at: dict[str, dict[Mark, None]]
    pains: dict[Mark, list[PainPointView]]
    answers: dict[str, list[str]]


def _view(id_: str, lookup: Lookup, phases: tuple[PhaseView, ...], used: _Uses) -> TouchpointView:
    journey = lookup.journey
    touchpoint = journey.touchpoints.get(id_)
    marks = tuple(used.at.get(id_, ()))
    felt: list[tuple[EmotionView, Mark]] = []
    for mark in marks:
        phase = phases[mark.phase]
        emotion = phase.lowest if mark.step is None else phase.steps[mark.step].emotion
        if emotion:
            felt.append((emotion, mark))
    low = lowest(emotion for emotion, _ in felt)
    platform = journey.platforms.get(touchpoint.platform) if touchpoint and touchpoint.platform else None
    return TouchpointView(
        id=id_,
        name=touchpoint.name if touchpoint else id_,
        channel=touchpoint.channel if touchpoint else None,
        medium=touchpoint.effective_medium if touchpoint else None,
        owner=lookup.owner(touchpoint.owner) if touchpoint else None,
        link=touchpoint.link if touchpoint else None,
        platform=platform.name if platform else None,
        used_at=marks,
        lowest=low,
        lowest_at=next((mark for emotion, mark in felt if emotion is low), None),
        pain_points=tuple(pain for mark in marks for pain in used.pains.get(mark, ())),
        answers=tuple(used.answers.get(id_, ())),
        known=touchpoint is not None,
    )
