"""The rows of the map: which there are, in which order, and what stands in each phase of a row of texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from cjm.model.idspace import Placed
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
    in the phases. `name` is that of a lane of one's own. `first` tells that a group begins here; `filled`, one a phase,
    whether anything stands there.
    """

    key: LaneKey
    group: Group
    first: bool
    id: str | None = None
    name: str | None = None
    cells: tuple[tuple[LaneItem, ...], ...] = ()
    filled: tuple[bool, ...] = ()


def lane_views(
    lookup: Lookup, phases: tuple[PhaseView, ...], *, curve: bool, transitions: bool
) -> tuple[LaneView, ...]:
    """The rows that have anything to show, from the customer's through ours to the systems behind.

    `curve` and `transitions` tell whether there is an emotion curve, and whether there are ways to draw.
    """
    filled: dict[LaneKey, tuple[bool, ...]] = {
        key: tuple(bool(test(phase)) for phase in phases) for key, test in _HOLDS.items()
    }
    filled["emotion"] = tuple(curve for _ in phases)
    filled["transitions"] = tuple(transitions for _ in phases)
    found: list[LaneView] = []

    def add(group: Group, lane: LaneView) -> None:
        first = not found or found[-1].group != group
        found.append(replace(lane, first=first, filled=lane.filled or tuple(map(bool, lane.cells))))

    for group, keys in _ORDER:
        for key in keys:
            if any(filled[key]):
                add(group, LaneView(key, group, first=False, filled=filled[key]))
        if group in _BLUEPRINT and not (lookup.public and group in INTERNAL):
            cells = _blueprint(lookup, group)
            if any(cells):
                add(group, LaneView(_BLUEPRINT[group], group, first=False, cells=cells))
        for lane in _own(lookup, group):
            add(group, lane)
    return tuple(found)


_HOLDS: dict[LaneKey, Callable[[PhaseView], object]] = {
    "about": lambda p: p.summary or p.customer_goal or p.timing or p.duration,
    "steps": lambda p: p.steps or p.emotion or p.by_persona,
    "desired": lambda p: p.desired,
    "needs": lambda p: p.needs,
    "questions": lambda p: p.questions,
    "touchpoints": lambda p: p.touchpoints,
    "pain_points": lambda p: p.pain_points,
    "opportunities": lambda p: p.opportunities,
    "metrics": lambda p: p.metrics,
    "key_task": lambda p: p.key_task or p.advance_when,
    "owner": lambda p: p.owner or any(step.owner for step in p.steps),
}
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
    cells = []
    for phase in journey.phases:
        stages: tuple[Placed[Any], ...] = (phase, *journey.steps_of(phase.phase or 0))
        cells.append(tuple(LaneItem(lookup.mark(s), text) for s in stages for text in texts(s.item)))
    return tuple(cells)
