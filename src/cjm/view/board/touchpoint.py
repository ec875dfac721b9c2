"""What the removal of a touchpoint would touch in a map, and what would be left with none."""

from __future__ import annotations

from typing import NamedTuple

from cjm.model.journey import Journey
from cjm.view.board.places import PlaceRow, Places
from cjm.view.site.card import Place


class Answer(NamedTuple):
    """A question that finds an answer at the touchpoint; `left` tells that it would find none."""

    text: str
    place: Place
    left: bool


class Reminder(NamedTuple):
    """A transition that the touchpoint triggers, from one phase or step to another."""

    kind: str | None
    start: str
    end: str


class TouchpointUse(NamedTuple):
    """A touchpoint in a map: where it is met, what it answers and triggers.

    `emptied` are the phases that would be left without a touchpoint. `defined` tells that the map itself defines it.
    """

    file: str
    title: str
    language: str
    name: str
    channel: str | None
    owner: str | None
    defined: bool
    places: tuple[PlaceRow, ...]
    emptied: tuple[Place, ...]
    questions: tuple[Answer, ...]
    reminders: tuple[Reminder, ...]

    @property
    def any(self) -> bool:
        """Whether the map has anything to do with the touchpoint."""
        return bool(self.defined or self.places or self.questions or self.reminders)


def touchpoint_use(journey: Journey, file: str, id_: str) -> TouchpointUse:
    """What a map has to do with the touchpoint of that id."""
    places = Places(journey)
    known = journey.touchpoints.get(id_)
    met = [stage for stage in journey.stages if id_ in stage.item.touchpoints]
    phases = [phase for phase in journey.phases if set(journey.touchpoints_of(phase.phase or 0)) == {id_}]
    return TouchpointUse(
        file,
        journey.map.title,
        journey.map.language,
        known.name if known else id_,
        known.channel if known else None,
        places.owner(known.owner) if known else None,
        id_ in journey.map.touchpoints,
        tuple(places.row(stage, left=set(stage.item.touchpoints) == {id_}) for stage in met),
        tuple(map(places.place, phases)),
        tuple(
            Answer(
                each.item.text,
                places.place(each),
                not each.item.answer and set(each.item.answered_by) == {id_},
            )
            for each in journey.questions
            if id_ in each.item.answered_by
        ),
        tuple(
            Reminder(each.kind, _name(journey, each.from_), _name(journey, each.to))
            for each in journey.map.transitions
            if each.trigger and each.trigger.touchpoint == id_
        ),
    )


def _name(journey: Journey, place: str) -> str:
    found = journey.place(place)
    return found.item.name if found else place
