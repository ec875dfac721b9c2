"""The table of touchpoints: where each is met, how low the customer feels there, and what hurts there."""

from __future__ import annotations

from dataclasses import dataclass

from cjm.model.registries import Medium, Touchpoint
from cjm.view.concerns import PainPointView
from cjm.view.emotions import EmotionView, lowest
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.view.phases import PhaseView


@dataclass(frozen=True, slots=True)
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
    ids = dict.fromkeys((*journey.used_touchpoints, *journey.map.touchpoints))
    return tuple(_view(id_, journey.touchpoints.get(id_), lookup, phases) for id_ in ids)


def _view(
    id_: str, touchpoint: Touchpoint | None, lookup: Lookup, phases: tuple[PhaseView, ...]
) -> TouchpointView:
    journey = lookup.journey
    stages = [stage for stage in journey.stages if id_ in stage.item.touchpoints]
    marks = tuple(lookup.mark(stage) for stage in stages)
    felt: list[tuple[EmotionView, Mark]] = []
    for mark in marks:
        phase = phases[mark.phase]
        emotion = phase.lowest if mark.step is None else phase.steps[mark.step].emotion
        if emotion:
            felt.append((emotion, mark))
    low = lowest(emotion for emotion, _ in felt)
    pains = (each for phase in phases for each in phase.pain_points if each.mark in marks)
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
        pain_points=tuple(pains),
        answers=tuple(each.item.text for each in journey.questions if id_ in each.item.answered_by),
        known=touchpoint is not None,
    )
