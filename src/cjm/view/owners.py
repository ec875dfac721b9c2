"""Who is answerable for what."""

from __future__ import annotations

from dataclasses import dataclass

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
    return tuple(
        OwnerLoad(
            owner,
            _places(id_, phases),
            tuple(each for each in metrics if each.owner and each.owner.id == id_),
            tuple(each for each in touchpoints if each.owner and each.owner.id == id_),
            tuple(each for each in opportunities if each.own_owner and each.owner and each.owner.id == id_),
        )
        for id_ in ids
        if (owner := lookup.owner(id_))
    )


def _places(id_: str, phases: tuple[PhaseView, ...]) -> tuple[Mark, ...]:
    marks = []
    for phase in phases:
        owns_phase = phase.owner is not None and phase.owner.id == id_
        if owns_phase:
            marks.append(phase.mark)
        marks += [step.mark for step in phase.steps if step.owner and step.owner.id == id_ and not owns_phase]
    return tuple(marks)
