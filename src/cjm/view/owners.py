"""Who is answerable for what."""

from __future__ import annotations

from dataclasses import dataclass, field

from cjm.view.concerns import OpportunityView
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.view.metrics import MetricView
from cjm.view.phases import PhaseView
from cjm.view.touchpoints import TouchpointView


@dataclass(frozen=True, slots=True)
class OwnerLoad:
    """An owner, and what that owner answers for: phases, steps other than those of these phases, and so on."""

    owner: OwnerView
    marks: tuple[Mark, ...]
    metrics: tuple[MetricView, ...]
    touchpoints: tuple[TouchpointView, ...]
    opportunities: tuple[OpportunityView, ...]


def owner_loads(
    lookup: Lookup,
    phases: tuple[PhaseView, ...],
    metrics: tuple[MetricView, ...],
    touchpoints: tuple[TouchpointView, ...],
    opportunities: tuple[OpportunityView, ...],
) -> tuple[OwnerLoad, ...]:
    """The owners that the map defines or names, in order. Opportunities are those that name their owner themselves."""
    journey = lookup.journey
    used = (each.id for each in journey.references if each.target == "owner")
    ids = dict.fromkeys((*journey.map.owners, *used))
    loads = {id_: _Load() for id_ in ids}
    for phase in phases:
        answerable = phase.owner.id if phase.owner else None
        if answerable:
            loads[answerable].marks.append(phase.mark)
        for step in phase.steps:
            if step.owner and step.owner.id != answerable:
                loads[step.owner.id].marks.append(step.mark)
    for metric in metrics:
        if metric.owner and metric.owner.id in loads:
            loads[metric.owner.id].metrics.append(metric)
    for touchpoint in touchpoints:
        if touchpoint.owner and touchpoint.owner.id in loads:
            loads[touchpoint.owner.id].touchpoints.append(touchpoint)
    for opportunity in opportunities:
        if opportunity.own_owner and opportunity.owner:
            loads[opportunity.owner.id].opportunities.append(opportunity)
    return tuple(
        OwnerLoad(
            owner, tuple(load.marks), tuple(load.metrics), tuple(load.touchpoints), tuple(load.opportunities)
        )
        for id_, load in loads.items()
        if (owner := lookup.owner(id_))
    )


@dataclass
class _Load:
    marks: list[Mark] = field(default_factory=list)
    metrics: list[MetricView] = field(default_factory=list)
    touchpoints: list[TouchpointView] = field(default_factory=list)
    opportunities: list[OpportunityView] = field(default_factory=list)
