"""What a report can be filtered by, and what each thing on the page has of it.

Things are named by their anchors: `phase`, `phase/step`, `pain_points.ID`, `personas.ID` and so on. A touchpoint or a
metric stands in several phases and may belong to somebody else in each: there it is `touchpoints.ID.2`, with the
phase's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from cjm.model.concern import SEVERITIES
from cjm.model.registries import Channel
from cjm.view.concerns import NeedView, OpportunityView, PainPointView, QuestionView
from cjm.view.marks import Lookup, Mark
from cjm.view.metrics import MetricView
from cjm.view.phases import PhaseView, TouchpointUse
from cjm.view.record import record
from cjm.view.touchpoints import TouchpointView

FacetKey = Literal["persona", "owner", "channel", "severity"]
NOBODY = ".none"
"""The value of `owner` for steps without one; no id of the format holds a dot."""

Values = tuple[str, ...] | None
"""The values that a thing has of a facet; `None` where it concerns them all, as a step concerns every persona."""


class Thing(NamedTuple):
    """A thing on the page: its anchor, the number of its phase (from 1, 0 outside of phases), and its values."""

    anchor: str
    phase: int = 0
    counted: Literal["steps", "pain_points", "opportunities"] | None = None
    persona: Values = None
    owner: Values = None
    channel: Values = None
    severity: Values = None


class Choice(NamedTuple):
    """A value of a facet. `name` is that of a persona or an owner, `None` for a word of the format."""

    value: str
    name: str | None = None


@record
class Facet:
    """Something to filter by, and the values that the map has."""

    key: FacetKey
    choices: tuple[Choice, ...]


@record
class FiltersView:
    """The facets that would leave anything out, and the things of the page; both empty where there is no facet."""

    facets: tuple[Facet, ...] = ()
    things: tuple[Thing, ...] = ()


def filters_view(
    lookup: Lookup,
    phases: tuple[PhaseView, ...],
    touchpoints: tuple[TouchpointView, ...],
    metrics: Iterable[MetricView],
) -> FiltersView:
    """What the page can be filtered by."""
    stages = {thing.anchor: thing for phase in phases for thing in _stages(phase)}
    things = [*stages.values(), *(thing for phase in phases for thing in _standing(phase, stages, lookup))]
    things += [_touchpoint(each, stages) for each in touchpoints]
    things += [_metric(each, stages) for each in metrics]
    answerable = (each for thing in things for each in thing.owner or () if each != NOBODY)
    owners = dict.fromkeys((*lookup.journey.map.owners, *answerable))
    things += [Thing(f"owners.{each}", owner=(each,)) for each in owners]
    personas = lookup.journey.all_personas
    things += [Thing(f"personas.{each}", persona=(each,)) for each in personas]
    named = (each for thing in things if thing.phase for each in thing.persona or ())
    choices: dict[FacetKey, list[Choice]] = {
        "persona": [
            Choice(each, personas[each].name if each in personas else each)
            for each in dict.fromkeys((*lookup.journey.personas, *named))
        ],
        "owner": [
            *(Choice(each.id, each.name) for id_ in owners if (each := lookup.owner(id_))),
            Choice(NOBODY),
        ],
        "channel": [Choice(each) for each in get_args(Channel)],
        "severity": [Choice(each) for each in reversed(SEVERITIES)],
    }
    facets = tuple(facet for key, each in choices.items() if (facet := _facet(key, each, things)))
    return FiltersView(facets, tuple(things)) if facets else FiltersView()


def _facet(key: FacetKey, choices: list[Choice], things: list[Thing]) -> Facet | None:
    """The facet with those choices that something has, if choosing one of them leaves something out."""
    values: list[Values] = [getattr(thing, key) for thing in things]
    limited = [each for each in values if each is not None]
    there = {value for each in limited for value in each}
    kept = tuple(choice for choice in choices if choice.value in there)
    leaves_out = any(choice.value not in each for choice in kept for each in limited)
    return Facet(key, kept) if leaves_out else None


def _stages(phase: PhaseView) -> Iterator[Thing]:
    """The phase itself, which has the channels and pains of those steps that belong to its owner, and its steps."""
    nobody = () if phase.steps else (NOBODY,)
    whole = {phase.mark, *(step.mark for step in phase.steps if step.owner == phase.owner)}
    yield Thing(
        phase.mark.anchor,
        phase.mark.phase + 1,
        owner=(phase.owner.id,) if phase.owner else nobody,
        channel=_channels(use for use in phase.touchpoints if whole & {*use.marks}),
        severity=_severities(each for each in phase.pain_points if each.mark in whole),
    )
    for step in phase.steps:
        yield Thing(
            step.mark.anchor,
            phase.mark.phase + 1,
            "steps",
            owner=(step.owner.id if step.owner else NOBODY,),
            channel=_channels(step.touchpoints),
            severity=_severities(each for each in phase.pain_points if each.mark == step.mark),
        )


def _standing(phase: PhaseView, stages: Mapping[str, Thing], lookup: Lookup) -> Iterator[Thing]:
    """What stands in a phase and its steps. What it does not have itself it has from where it stands."""
    asked: tuple[NeedView | QuestionView, ...] = (*phase.needs, *phase.questions)
    for each in asked:
        yield stages[each.mark.anchor]._replace(anchor=each.anchor, counted=None)
    for pain in phase.pain_points:
        yield stages[pain.mark.anchor]._replace(
            anchor=pain.anchor,
            counted="pain_points",
            persona=pain.persona_ids or None,
            severity=_severities((pain,)),
        )
    for opportunity in phase.opportunities:
        yield _opportunity(opportunity, stages[opportunity.mark.anchor])
    for use in phase.touchpoints:
        here = _at(f"touchpoints.{use.id}.{phase.mark.label}", use.marks, stages, phase.mark.phase + 1)
        touchpoint = lookup.journey.touchpoints.get(use.id)
        yield here._replace(
            owner=(touchpoint.owner,) if touchpoint and touchpoint.owner else here.owner,
            channel=(use.channel,) if use.channel else (),
        )
    for metric in phase.metrics:
        marks = [mark for mark in metric.used_at if mark.phase == phase.mark.phase]
        here = _at(f"metrics.{metric.id}.{phase.mark.label}", marks, stages, phase.mark.phase + 1)
        yield here._replace(owner=(metric.owner.id,)) if metric.owner else here


def _opportunity(opportunity: OpportunityView, stage: Thing) -> Thing:
    """An opportunity is as severe as the pain points that it answers, else as those where it stands."""
    severities = tuple(dict.fromkeys(filter(None, (each.severity for each in opportunity.addresses))))
    return stage._replace(
        anchor=opportunity.anchor,
        counted="opportunities",
        owner=(opportunity.owner.id,) if opportunity.owner else stage.owner,
        severity=severities or stage.severity,
    )


def _touchpoint(touchpoint: TouchpointView, stages: Mapping[str, Thing]) -> Thing:
    thing = _at(f"touchpoints.{touchpoint.id}", touchpoint.used_at, stages)
    return thing._replace(
        owner=(touchpoint.owner.id,) if touchpoint.owner else thing.owner,
        channel=(touchpoint.channel,) if touchpoint.channel else (),
        severity=_severities(touchpoint.pain_points),
    )


def _metric(metric: MetricView, stages: Mapping[str, Thing]) -> Thing:
    thing = _at(f"metrics.{metric.id}", metric.used_at, stages)
    return thing._replace(owner=(metric.owner.id,)) if metric.owner else thing


def _at(anchor: str, marks: Iterable[Mark], stages: Mapping[str, Thing], phase: int = 0) -> Thing:
    """A thing with all that the places where it stands have."""
    places = [stages[mark.anchor] for mark in marks]
    if len(places) == 1:
        return places[0]._replace(anchor=anchor, phase=phase, counted=None, persona=None)

    def all_of(key: FacetKey) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for place in places for value in getattr(place, key) or ()))

    return Thing(anchor, phase, owner=all_of("owner"), channel=all_of("channel"), severity=all_of("severity"))


def _channels(uses: Iterable[TouchpointUse]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(use.channel for use in uses if use.channel))


def _severities(pains: Iterable[PainPointView]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pain.severity for pain in pains if pain.severity))
