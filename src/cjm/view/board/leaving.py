"""What an owner who leaves would leave behind in a map, and what of it nobody would answer for."""

from __future__ import annotations

import datetime
from typing import Literal, NamedTuple

from cjm.model.journey import Journey
from cjm.view.board.places import PlaceRow, Places
from cjm.view.site.card import Place

Role = Literal["map", "review"]


class Task(NamedTuple):
    """An opportunity or a piece of content that the owner takes on."""

    text: str
    place: Place | None
    status: str | None
    due: datetime.date | None
    overdue: bool


class OwnerUse(NamedTuple):
    """An owner in a map. `places` are phases and steps that name the owner; `silos` pain points between the owner and others.

    `defined` tells that the map itself defines the owner.
    """

    file: str
    title: str
    language: str
    name: str
    contact: str | None
    defined: bool
    roles: tuple[Role, ...]
    places: tuple[PlaceRow, ...]
    touchpoints: tuple[str, ...]
    metrics: tuple[str, ...]
    opportunities: tuple[Task, ...]
    content: tuple[Task, ...]
    silos: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether the map has anything to do with the owner."""
        return any(self[5:])


def owner_use(journey: Journey, file: str, id_: str, today: datetime.date) -> OwnerUse:
    """What a map has to do with the owner of that id, as of a day."""
    places = Places(journey)
    map_ = journey.map
    known = journey.owners.get(id_)
    roles: dict[Role, bool] = {
        "map": map_.owner == id_,
        "review": map_.review is not None and map_.review.owner == id_,
    }
    used_touchpoints = {*map_.touchpoints, *journey.used_touchpoints}
    used_metrics = {*map_.metrics, *(each.id for each in journey.references if each.target == "metric")}
    return OwnerUse(
        file,
        map_.title,
        map_.language,
        known.name if known else id_,
        known.contact if known else None,
        id_ in map_.owners,
        tuple(role for role, held in roles.items() if held),
        tuple(
            places.row(stage, left=stage.step is None or map_.phases[stage.phase or 0].owner in (None, id_))
            for stage in journey.stages
            if stage.item.owner == id_
        ),
        tuple(
            each.name
            for key, each in journey.touchpoints.items()
            if key in used_touchpoints and each.owner == id_
        ),
        tuple(
            each.name for key, each in journey.metrics.items() if key in used_metrics and each.owner == id_
        ),
        tuple(
            Task(
                each.item.text,
                places.place(each),
                each.item.status,
                each.item.due,
                bool(each.item.due and each.item.due < today),
            )
            for each in journey.opportunities
            if each.item.owner == id_ and each.item.status not in {"done", "dropped"}
        ),
        tuple(
            Task(each.name, None, each.status, each.end, bool(each.end and each.end < today))
            for each in map_.content_plan
            if each.owner == id_ and each.status != "published"
        ),
        tuple(each.item.text for each in journey.pain_points if id_ in each.item.silo),
    )
