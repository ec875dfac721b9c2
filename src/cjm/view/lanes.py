"""The rows of the map: which there are, in which order, and what stands in each phase of a row of texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.model.phase import Step
from cjm.view.marks import Lookup, Mark
from cjm.view.phases import PhaseView
from cjm.view.record import record

LaneKey = Literal[
    "about", "steps", "emotion", "desired", "needs", "questions", "touchpoints", "pain_points", "opportunities",
    "metrics", "key_task", "owner", "frontstage", "backstage", "support", "own", "transitions",
]  # fmt: skip
Group = Literal["customer", "pain", "business", "frontstage", "backstage", "support", "transitions"]
Line = Literal["interaction", "visibility", "internal"]
INTERNAL = frozenset({"backstage", "support"})
"""The groups of lanes that a public report leaves out."""
WANTED: frozenset[LaneKey] = frozenset(
    {"steps", "touchpoints", "questions", "pain_points", "opportunities", "metrics", "owner"}
)
"""The lanes for which the method has a step of its own."""


@record
class LaneItem:
    """A text in a lane, and the step (or the phase) where it stands."""

    mark: Mark
    text: str


@record
class LaneView:
    """A row of the map.

    A lane of texts (`frontstage`, `backstage`, `support`, `own`) has `cells`, one a phase; what the others show stands
    in the phases. `name` is that of a lane of one's own. `first` tells that a group begins here; `filled`, one a phase,
    whether anything stands there. `wanted` tells that a step of the method asks for the lane, so that its empty cells are
    gaps; one that is wanted and empty in all phases stands too. `line` is the line of a service blueprint above it.
    """

    key: LaneKey
    group: Group
    first: bool
    id: str | None = None
    name: str | None = None
    cells: tuple[tuple[LaneItem, ...], ...] = ()
    filled: tuple[bool, ...] = ()
    wanted: bool = False
    line: Line | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing stands in any phase."""
        return not any(self.filled)


def lane_views(
    lookup: Lookup, phases: tuple[PhaseView, ...], *, curve: bool, transitions: bool
) -> tuple[LaneView, ...]:
    """The rows that have anything to show, from the customer's through ours to the systems behind.

    `curve` and `transitions` tell whether there is an emotion curve, and whether there are ways to draw. But for a
    public view, rows that the method asks for are there too where they are empty.
    """
    filled: dict[LaneKey, tuple[bool, ...]] = {
        key: tuple(bool(test(phase)) for phase in phases) for key, test in _HOLDS.items()
    }
    filled["emotion"] = tuple(curve for _ in phases)
    filled["transitions"] = tuple(transitions for _ in phases)
    found: list[LaneView] = []

    def add(group: Group, lane: LaneView) -> None:
        first = not found or found[-1].group != group
        line = _LINES.get(group) if first else None
        filled_cells = lane.filled or tuple(map(bool, lane.cells))
        found.append(replace(lane, first=first, filled=filled_cells, line=line))

    for group, keys in _ORDER:
        for key in keys:
            wanted = key in WANTED and not lookup.public
            if any(filled[key]) or wanted:
                add(group, LaneView(key, group, first=False, filled=filled[key], wanted=wanted))
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
_LINES: dict[Group, Line] = {
    "frontstage": "interaction",
    "backstage": "visibility",
    "support": "internal",
}
"""The line of a service blueprint that a group of lanes begins with.

Source: G. L. Shostack, "Designing services that deliver", Harvard Business Review (1984); the line of internal
interaction: J. Kingman-Brundage, "The ABC's of service system blueprinting" (1989).
"""
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
