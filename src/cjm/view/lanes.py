"""The rows of the map: which there are, in which order, and what stands in each phase of a row of texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cjm.model.journey import Journey
from cjm.model.phase import Step
from cjm.view.marks import Lookup, Mark
from cjm.view.phases import PhaseView

LaneKey = Literal[
    "about", "steps", "emotion", "desired", "needs", "questions", "touchpoints", "pain_points", "opportunities",
    "metrics", "key_task", "owner", "frontstage", "backstage", "support", "own", "transitions",
]  # fmt: skip
Group = Literal["customer", "pain", "business", "frontstage", "backstage", "support", "transitions"]
INTERNAL = frozenset({"backstage", "support"})
"""The groups of lanes that a public report leaves out."""


@dataclass(frozen=True, slots=True)
class LaneItem:
    """A text in a lane, and the step (or the phase) where it stands."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class LaneView:
    """A row of the map.

    A lane of texts (`frontstage`, `backstage`, `support`, `own`) has `cells`, one a phase; what the others show stands
    in the phases. `name` is that of a lane of one's own. `first` tells that a group begins here.
    """

    key: LaneKey
    group: Group
    first: bool
    id: str | None = None
    name: str | None = None
    cells: tuple[tuple[LaneItem, ...], ...] = ()


def lane_views(
    lookup: Lookup, phases: tuple[PhaseView, ...], *, curve: bool, transitions: bool
) -> tuple[LaneView, ...]:
    """The rows that have anything to show, from the customer's through ours to the systems behind.

    `curve` and `transitions` tell whether there is an emotion curve, and whether there are ways to draw.
    """
    has: dict[LaneKey, bool] = {
        "about": any(p.summary or p.customer_goal or p.timing or p.duration for p in phases),
        "steps": any(p.steps for p in phases),
        "emotion": curve,
        "desired": any(p.desired for p in phases),
        "needs": any(p.needs for p in phases),
        "questions": any(p.questions for p in phases),
        "touchpoints": any(p.touchpoints for p in phases),
        "pain_points": any(p.pain_points for p in phases),
        "opportunities": any(p.opportunities for p in phases),
        "metrics": any(p.metrics for p in phases),
        "key_task": any(p.key_task or p.advance_when for p in phases),
        "owner": any(p.owner or any(step.owner for step in p.steps) for p in phases),
        "transitions": transitions,
    }
    found: list[LaneView] = []

    def add(group: Group, lane: LaneView) -> None:
        first = not found or found[-1].group != group
        found.append(LaneView(lane.key, group, first, lane.id, lane.name, lane.cells))

    for group, keys in _ORDER:
        for key in keys:
            if has.get(key):
                add(group, LaneView(key, group, first=False))
        if group in _BLUEPRINT and not (lookup.public and group in INTERNAL):
            cells = _blueprint(lookup, group)
            if any(cells):
                add(group, LaneView(_BLUEPRINT[group], group, first=False, cells=cells))
        for lane in _own(lookup, group):
            add(group, lane)
    return tuple(found)


_ORDER: tuple[tuple[Group, tuple[LaneKey, ...]], ...] = (
    ("customer", ("about", "steps", "emotion", "desired", "needs", "questions", "touchpoints")),
    ("pain", ("pain_points", "opportunities")),
    ("business", ("metrics", "key_task", "owner")),
    ("frontstage", ()),
    ("backstage", ()),
    ("support", ()),
    ("transitions", ("transitions",)),
)
_BLUEPRINT: dict[Group, LaneKey] = {
    "frontstage": "frontstage",
    "backstage": "backstage",
    "support": "support",
}


def _blueprint(lookup: Lookup, group: str) -> tuple[tuple[LaneItem, ...], ...]:
    def texts(step: Step) -> tuple[str, ...]:
        found: tuple[str, ...] = getattr(step, group)
        return found

    return _cells(lookup, lambda stage: texts(stage) if isinstance(stage, Step) else ())


def _own(lookup: Lookup, group: Group) -> list[LaneView]:
    """The lanes of one's own in a group; one that names no group, or is not defined, is a customer's."""
    journey = lookup.journey
    lanes = []
    for id_ in _used_lanes(journey):
        lane = journey.lanes.get(id_)
        of: Group = lane.group if lane and lane.group else "customer"
        if of != group or (lookup.public and (of in INTERNAL or lane is None)):
            continue
        cells = _cells(lookup, lambda stage, id_=id_: stage.lanes.get(id_, ()))
        if any(cells):
            lanes.append(LaneView("own", group, False, id_, lane.name if lane else id_, cells))
    return lanes


def _used_lanes(journey: Journey) -> list[str]:
    used = [id_ for stage in journey.stages for id_ in stage.item.lanes]
    defined = [id_ for id_ in journey.lanes if id_ in set(used)]
    return list(dict.fromkeys((*defined, *used)))


def _cells(lookup: Lookup, texts: Callable[..., tuple[str, ...]]) -> tuple[tuple[LaneItem, ...], ...]:
    journey = lookup.journey
    return tuple(
        tuple(
            LaneItem(lookup.mark(stage), text)
            for stage in journey.stages
            if stage.phase == phase.phase
            for text in texts(stage.item)
        )
        for phase in journey.phases
    )
