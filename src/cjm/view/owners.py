"""Who is answerable for what, and who carries how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cjm.view.concerns import OpportunityView, PainPointView
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.view.metrics import MetricView
from cjm.view.phases import PhaseView
from cjm.view.record import record
from cjm.view.touchpoints import TouchpointView

LoadKind = Literal["phases", "steps", "pain_points", "opportunities", "metrics", "touchpoints"]
LOADS: tuple[LoadKind, ...] = ("phases", "steps", "pain_points", "opportunities", "metrics", "touchpoints")


@record
class Load:
    """How many things of a kind somebody answers for; `share` is that of the one who has most, 0 to 1."""

    kind: LoadKind
    count: int
    share: float


@record
class OwnerLoad:
    """An owner, and what that owner answers for: phases, steps other than those of these phases, and so on.

    `loads` count all that the owner carries, what is passed down included: `LOADS` in order. `overdue` are those of the
    open opportunities whose day is past.
    """

    owner: OwnerView
    marks: tuple[Mark, ...]
    metrics: tuple[MetricView, ...]
    touchpoints: tuple[TouchpointView, ...]
    opportunities: tuple[OpportunityView, ...]
    loads: tuple[Load, ...]
    overdue: int


@record
class Ownership:
    """The owners that the map defines or names, in order, and what nobody answers for, empty where that is nothing."""

    owners: tuple[OwnerLoad, ...]
    nobody: tuple[Load, ...]


def ownership(
    lookup: Lookup,
    phases: tuple[PhaseView, ...],
    metrics: tuple[MetricView, ...],
    touchpoints: tuple[TouchpointView, ...],
    opportunities: tuple[OpportunityView, ...],
) -> Ownership:
    """Who answers for what. The opportunities of an owner are those that name their owner themselves."""
    journey = lookup.journey
    used = (each.id for each in journey.references if each.target == "owner")
    held: dict[str | None, _Held] = {id_: _Held() for id_ in (*journey.map.owners, *used)}
    held[None] = _Held()
    for phase in phases:
        answerable = phase.owner.id if phase.owner else None
        of_phase = held[answerable]
        of_phase.phases += 1
        of_phase.marks.append(phase.mark)
        for step in phase.steps:
            of_step = held[_id(step.owner)]
            of_step.steps += 1
            if step.owner is None or step.owner.id != answerable:
                of_step.marks.append(step.mark)
        for pain in phase.pain_points:
            held[_id(pain.owner)].pain_points.append(pain)
    for opportunity in opportunities:
        if opportunity.status not in {"done", "dropped"}:
            held[_id(opportunity.owner)].carried.append(opportunity)
        if opportunity.own_owner:
            held[_id(opportunity.owner)].opportunities.append(opportunity)
    for metric in metrics:
        held.setdefault(_id(metric.owner), _Held()).metrics.append(metric)
    for touchpoint in touchpoints:
        held.setdefault(_id(touchpoint.owner), _Held()).touchpoints.append(touchpoint)
    most = {kind: max(each.count(kind) for each in held.values()) for kind in LOADS}
    nobody = held.pop(None)
    return Ownership(
        tuple(
            OwnerLoad(
                owner,
                tuple(load.marks),
                tuple(load.metrics),
                tuple(load.touchpoints),
                tuple(load.opportunities),
                load.loads(most),
                sum(each.overdue for each in load.carried),
            )
            for id_, load in held.items()
            if (owner := lookup.owner(id_))
        ),
        nobody.loads(most) if any(nobody.count(kind) for kind in LOADS[:4]) else (),
    )


def _id(owner: OwnerView | None) -> str | None:
    return owner.id if owner else None


@dataclass
class _Held:
    phases: int = 0
    steps: int = 0
    marks: list[Mark] = field(default_factory=list)
    pain_points: list[PainPointView] = field(default_factory=list)
    carried: list[OpportunityView] = field(default_factory=list)
    metrics: list[MetricView] = field(default_factory=list)
    touchpoints: list[TouchpointView] = field(default_factory=list)
    opportunities: list[OpportunityView] = field(default_factory=list)

    def count(self, kind: LoadKind) -> int:
        if kind == "phases":
            return self.phases
        if kind == "steps":
            return self.steps
        if kind == "pain_points":
            return len(self.pain_points)
        if kind == "opportunities":
            return len(self.carried)
        return len(self.metrics if kind == "metrics" else self.touchpoints)

    def loads(self, most: Mapping[LoadKind, int]) -> tuple[Load, ...]:
        return tuple(
            Load(kind, self.count(kind), self.count(kind) / most[kind] if most[kind] else 0.0)
            for kind in LOADS
        )
