"""Needs, questions, pain points and opportunities as a report shows them, and in which order they matter."""

from __future__ import annotations

import datetime
from typing import Literal

from cjm.model.concern import (
    FREQUENCIES,
    SEVERITIES,
    Frequency,
    Need,
    Opportunity,
    PainKind,
    PainPoint,
    Question,
    Rice,
    Severity,
)
from cjm.model.idspace import Placed
from cjm.view.marks import Basis, EvidenceMark, Lookup, Mark, OwnerView
from cjm.view.record import record


@record
class Address:
    """What an opportunity answers, and how severe that is, if it is a pain point.

    `mark` is `None` and `of_current` true for what stands in the current-state map.
    """

    kind: Literal["need", "question", "pain point"]
    text: str
    mark: Mark | None
    of_current: bool = False
    severity: Severity | None = None


@record
class OpportunityView:
    """An opportunity. `ratio` is impact ÷ effort; `goals` are the texts of the goals it serves.

    Here and in the other views of this module, `id` is the id that it is given or that its text makes, and `anchor` its
    id in a page.
    """

    mark: Mark
    text: str
    addresses: tuple[Address, ...]
    change: str | None
    impact: float | None
    effort: float | None
    ratio: float | None
    rice: Rice | None
    commitments: tuple[str, ...]
    goals: tuple[str, ...]
    owner: OwnerView | None
    own_owner: bool
    status: str | None
    due: datetime.date | None
    overdue: bool
    ticket: str | None
    id: str | None = None
    anchor: str = ""

    @property
    def rice_score(self) -> float | None:
        """The RICE score to three places or to a whole number: its estimates are no more exact than that."""
        if self.rice is None:
            return None
        return round(self.rice.score, 0 if self.rice.score >= 100 else 1 if self.rice.score >= 10 else 2)


@record
class NeedView:
    """A need. `score` is its opportunity score, 0 to 20, `None` where importance or satisfaction is missing."""

    mark: Mark
    text: str
    importance: float | None
    satisfaction: float | None
    score: float | None
    evidence: tuple[EvidenceMark, ...]
    opportunities: tuple[OpportunityView, ...]
    id: str | None = None
    anchor: str = ""


@record
class QuestionView:
    """A question. `answered_by` are the names of the touchpoints with the answer; `open` tells that there is none."""

    mark: Mark
    text: str
    answered_by: tuple[str, ...]
    answer: str | None
    feeds: tuple[str, ...]
    evidence: tuple[EvidenceMark, ...]
    open: bool
    id: str | None = None
    anchor: str = ""


@record
class PainPointView:
    """A pain point. `priority` is severity × frequency, 1 to 16, `None` where one of them is missing.

    `severity_level` and `frequency_level` are their places on their scales, 1 to 4.
    """

    mark: Mark
    text: str
    kind: PainKind | None
    severity: Severity | None
    frequency: Frequency | None
    priority: int | None
    barrier_to: tuple[str, ...]
    personas: tuple[str, ...]
    cause: str | None
    silo: tuple[OwnerView, ...]
    owner: OwnerView | None
    basis: Basis
    opportunities: tuple[OpportunityView, ...]
    id: str | None = None
    anchor: str = ""
    persona_ids: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """Severity × frequency, where one that is not given counts as the second of its four levels."""
        return _level(self.severity, SEVERITIES) * _level(self.frequency, FREQUENCIES)

    @property
    def severity_level(self) -> int | None:
        """The place of the severity on its scale, 1 to 4."""
        return SEVERITIES.index(self.severity) + 1 if self.severity else None

    @property
    def frequency_level(self) -> int | None:
        """The place of the frequency on its scale, 1 to 4."""
        return FREQUENCIES.index(self.frequency) + 1 if self.frequency else None


@record
class Concerns:
    """All needs, questions, pain points and opportunities of a journey, in the order of the map."""

    needs: tuple[NeedView, ...]
    questions: tuple[QuestionView, ...]
    pain_points: tuple[PainPointView, ...]
    opportunities: tuple[OpportunityView, ...]


def concerns_view(lookup: Lookup, today: datetime.date) -> Concerns:
    """The concerns and opportunities of a journey as of `today`."""
    journey = lookup.journey
    by_path = {each.path: _opportunity(each, lookup, today) for each in journey.opportunities}

    def answers(concern: Placed[Need] | Placed[PainPoint]) -> tuple[OpportunityView, ...]:
        return tuple(by_path[each.path] for each in journey.addressing(concern))

    return Concerns(
        tuple(_need(each, lookup, answers(each)) for each in journey.needs),
        tuple(_question(each, lookup) for each in journey.questions),
        tuple(_pain_point(each, lookup, answers(each)) for each in journey.pain_points),
        tuple(by_path.values()),
    )


def is_overdue(item: Opportunity, today: datetime.date) -> bool:
    """Whether an opportunity should have been taken by now and is neither done nor dropped."""
    return item.due is not None and item.due < today and item.status not in {"done", "dropped"}


def ranked_pain_points(pain_points: tuple[PainPointView, ...]) -> tuple[PainPointView, ...]:
    """The pain points, what hurts most first: by severity × frequency, then by severity, then as in the map.

    A severity or frequency that is not given counts as the second of its four levels.
    """
    return tuple(sorted(pain_points, key=lambda each: (-each.weight, -_level(each.severity, SEVERITIES))))


def ranked_opportunities(opportunities: tuple[OpportunityView, ...]) -> tuple[OpportunityView, ...]:
    """The opportunities by impact ÷ effort, the best first; those without both last, in the order of the map.

    What is done or dropped stands behind the rest.
    """
    return tuple(
        sorted(opportunities, key=lambda each: (each.status in {"done", "dropped"}, -(each.ratio or 0)))
    )


def ranked_needs(needs: tuple[NeedView, ...]) -> tuple[NeedView, ...]:
    """The needs by opportunity score, the most underserved first; those without a score last."""
    return tuple(sorted(needs, key=lambda each: -1 if each.score is None else each.score, reverse=True))


def _level(value: str | None, scale: tuple[str, ...]) -> int:
    return 2 if value is None else scale.index(value) + 1


def _opportunity(placed: Placed[Opportunity], lookup: Lookup, today: datetime.date) -> OpportunityView:
    item = placed.item
    goals = (lookup.journey.goals.find(goal) for goal in item.serves)
    return OpportunityView(
        mark=lookup.mark(placed),
        text=item.text,
        addresses=tuple(each for wanted in item.addresses if (each := _address(wanted, lookup))),
        change=item.change,
        impact=item.impact,
        effort=item.effort,
        ratio=item.impact / item.effort if item.impact and item.effort else None,
        rice=item.rice,
        commitments=item.commitments,
        goals=tuple(goal.item.text for goal in goals if goal),
        owner=lookup.owner_of(placed),
        own_owner=item.owner is not None,
        status=item.status,
        due=item.due,
        overdue=is_overdue(item, today),
        ticket=None if lookup.public else item.ticket,
        id=lookup.journey.opportunity_ids.name(placed.path),
        anchor=lookup.anchors[placed.path],
    )


def _address(wanted: str, lookup: Lookup) -> Address | None:
    found = lookup.journey.concern(wanted)
    if found:
        return Address(_kind(found.item), found.item.text, lookup.mark(found), severity=_severity(found.item))
    current = lookup.journey.current
    while current:
        if found := current.concern(wanted):
            return Address(_kind(found.item), found.item.text, None, True, _severity(found.item))
        current = current.current
    return None


def _kind(concern: Need | Question | PainPoint) -> Literal["need", "question", "pain point"]:
    if isinstance(concern, Need):
        return "need"
    return "question" if isinstance(concern, Question) else "pain point"


def _severity(concern: Need | Question | PainPoint) -> Severity | None:
    return concern.severity if isinstance(concern, PainPoint) else None


def _need(placed: Placed[Need], lookup: Lookup, answers: tuple[OpportunityView, ...]) -> NeedView:
    item = placed.item
    return NeedView(
        lookup.mark(placed),
        item.text,
        item.importance,
        item.satisfaction,
        item.opportunity_score,
        lookup.evidence(item.evidence),
        answers,
        lookup.journey.concerns.name(placed.path),
        lookup.anchors[placed.path],
    )


def _question(placed: Placed[Question], lookup: Lookup) -> QuestionView:
    item = placed.item
    touchpoints = lookup.journey.touchpoints
    return QuestionView(
        mark=lookup.mark(placed),
        text=item.text,
        answered_by=tuple(touchpoints[id_].name if id_ in touchpoints else id_ for id_ in item.answered_by),
        answer=item.answer,
        feeds=item.feeds,
        evidence=lookup.evidence(item.evidence),
        open=not item.answer and not item.answered_by,
        id=lookup.journey.concerns.name(placed.path),
        anchor=lookup.anchors[placed.path],
    )


def _pain_point(
    placed: Placed[PainPoint], lookup: Lookup, answers: tuple[OpportunityView, ...]
) -> PainPointView:
    item = placed.item
    personas = lookup.journey.all_personas
    both = item.severity is not None and item.frequency is not None
    return PainPointView(
        mark=lookup.mark(placed),
        text=item.text,
        kind=item.kind,
        severity=item.severity,
        frequency=item.frequency,
        priority=_level(item.severity, SEVERITIES) * _level(item.frequency, FREQUENCIES) if both else None,
        barrier_to=item.barrier_to,
        personas=tuple(personas[id_].name if id_ in personas else id_ for id_ in item.personas),
        cause=item.cause,
        silo=() if lookup.public else tuple(owner for id_ in item.silo if (owner := lookup.owner(id_))),
        owner=lookup.owner_of(placed),
        basis=lookup.basis(placed),
        opportunities=answers,
        id=lookup.journey.concerns.name(placed.path),
        anchor=lookup.anchors[placed.path],
        persona_ids=item.personas,
    )
