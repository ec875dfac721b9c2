"""The card of a map: what the other pages of a site say of it. Small, so that many can be held, and kept between runs.

A card is plain data: records of texts, numbers and days, which `cjm.view.site.packing` turns into JSON and back.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from cjm.view.concerns import OpportunityView
from cjm.view.journey import JourneyView
from cjm.view.marks import Mark
from cjm.view.touchpoints import TouchpointView


class Place(NamedTuple):
    """A phase or step of a map, as `cjm.view.marks.Mark` has it."""

    label: str
    name: str
    anchor: str

    @classmethod
    def of(cls, mark: Mark) -> Place:
        """The place that a mark shows."""
        return cls(mark.label, mark.name, mark.anchor)


class PersonaCard(NamedTuple):
    """A persona that a map follows."""

    id: str
    name: str
    kind: str
    quote: str | None
    summary: str | None


class OwnerCard(NamedTuple):
    """Somebody answerable in a map: for how many phases, steps and so on. `overdue` are opportunities."""

    id: str
    name: str
    kind: str | None
    discipline: str | None
    contact: str | None
    initials: str
    phases: int
    steps: int
    touchpoints: int
    metrics: int
    pain_points: int
    opportunities: int
    overdue: int


class Meeting(NamedTuple):
    """Where a touchpoint is met, and how the customer feels there, -2 to 2."""

    place: Place
    score: float | None


class TouchpointCard(NamedTuple):
    """A touchpoint of a map. `grave` are its pain points of high or critical severity."""

    id: str
    name: str
    channel: str | None
    owner: str | None
    meetings: tuple[Meeting, ...]
    pain_points: int
    grave: int


class PainPointCard(NamedTuple):
    """A pain point of a map. `priority` is severity × frequency."""

    text: str
    place: Place
    severity: str | None
    priority: int | None


class Answered(NamedTuple):
    """What an opportunity answers: a need, a question or a pain point, with its severity."""

    kind: str
    text: str
    severity: str | None


class OpportunityCard(NamedTuple):
    """An opportunity of a map. `ratio` is impact ÷ effort, `need` the highest score of the needs that it answers."""

    text: str
    place: Place
    answers: tuple[Answered, ...]
    impact: float | None
    effort: float | None
    ratio: float | None
    rice: float | None
    need: float | None
    owner: str | None
    status: str | None
    due: datetime.date | None
    overdue: bool


class Step10(NamedTuple):
    """A step of the method, and the share of it that is done, 0 to 1."""

    step: str
    share: float


class Findings(NamedTuple):
    """How many findings of each severity the linter has."""

    errors: int
    warnings: int
    infos: int


class MapCard(NamedTuple):
    """What a site says of a map beside its own page.

    `reading` is the day of the newest reading of a metric and `age` how many days ago that was, `stale` how many metrics
    have none that is new enough; `curve` are the scores in the order of the journey. `findings` are `None` where the map
    was not checked.
    """

    id: str
    title: str
    summary: str | None
    state: str
    language: str
    content_language: str
    owner: str | None
    last_review: datetime.date | None
    next_review: datetime.date | None
    review_overdue: bool
    reading: datetime.date | None
    age: int | None
    stale: int
    coverage: tuple[Step10, ...]
    curve: tuple[float, ...]
    findings: Findings | None
    places: tuple[Place, ...]
    personas: tuple[PersonaCard, ...]
    owners: tuple[OwnerCard, ...]
    touchpoints: tuple[TouchpointCard, ...]
    pain_points: tuple[PainPointCard, ...]
    opportunities: tuple[OpportunityCard, ...]

    @property
    def complete_steps(self) -> int:
        """How many of the ten steps hold something in every phase."""
        return sum(each.share == 1 for each in self.coverage)


def card_of(view: JourneyView) -> MapCard:
    """The card of a map by what its report shows; a public view makes a public card."""
    review = view.review
    read = [each.latest.date for each in view.metrics if each.latest and each.latest.date]
    reading = max(read, default=None)
    scores = {
        mark.anchor: emotion.score
        for phase in view.phases
        for mark, emotion in (
            (phase.mark, phase.lowest),
            *((step.mark, step.emotion) for step in phase.steps),
        )
        if emotion
    }
    return MapCard(
        id=view.id,
        title=view.title,
        summary=view.summary,
        state=view.state,
        language=view.language,
        content_language=view.content_language,
        owner=view.owner.name if view.owner else None,
        last_review=review.last if review else None,
        next_review=review.next if review else None,
        review_overdue=bool(review and review.overdue),
        reading=reading,
        age=max((view.today - reading).days, 0) if reading else None,
        stale=sum(each.stale for each in view.metrics),
        coverage=tuple(Step10(each.step, each.share) for each in view.coverage),
        curve=tuple(point.score for point in view.curve.points) if view.curve else (),
        findings=Findings(view.checks.errors, view.checks.warnings, view.checks.infos)
        if view.checks
        else None,
        places=tuple(
            Place.of(mark)
            for phase in view.phases
            for mark in (phase.mark, *(step.mark for step in phase.steps))
        ),
        personas=tuple(
            PersonaCard(each.id, each.name, each.kind, each.quote, each.summary) for each in view.personas
        ),
        owners=_owners(view),
        touchpoints=tuple(_touchpoint(each, scores) for each in view.touchpoints),
        pain_points=tuple(
            PainPointCard(each.text, Place.of(each.mark), each.severity, each.priority)
            for each in view.pain_points
        ),
        opportunities=_opportunities(view),
    )


def _owners(view: JourneyView) -> tuple[OwnerCard, ...]:
    cards = []
    for each in view.owners:
        owner = each.owner
        loads = {load.kind: load.count for load in each.loads}
        cards.append(
            OwnerCard(
                owner.id, owner.name, owner.kind, owner.discipline, owner.contact, owner.initials,
                loads["phases"], loads["steps"], loads["touchpoints"], loads["metrics"], loads["pain_points"],
                loads["opportunities"], each.overdue,
            )
        )  # fmt: skip
    return tuple(cards)


def _touchpoint(view: TouchpointView, scores: dict[str, float | None]) -> TouchpointCard:
    return TouchpointCard(
        id=view.id,
        name=view.name,
        channel=view.channel,
        owner=view.owner.name if view.owner else None,
        meetings=tuple(Meeting(Place.of(mark), scores.get(mark.anchor)) for mark in view.used_at),
        pain_points=len(view.pain_points),
        grave=sum(each.severity in {"high", "critical"} for each in view.pain_points),
    )


def _opportunities(view: JourneyView) -> tuple[OpportunityCard, ...]:
    needs: dict[str, float] = {}
    for need in view.needs:
        for each in need.opportunities:
            if need.score is not None:
                needs[each.anchor] = max(need.score, needs.get(each.anchor, 0))
    return tuple(_opportunity(each, needs.get(each.anchor)) for each in view.opportunities)


def _opportunity(view: OpportunityView, need: float | None) -> OpportunityCard:
    return OpportunityCard(
        text=view.text,
        place=Place.of(view.mark),
        answers=tuple(Answered(each.kind, each.text, each.severity) for each in view.addresses),
        impact=view.impact,
        effort=view.effort,
        ratio=view.ratio,
        rice=view.rice_score,
        need=need,
        owner=view.owner.name if view.owner else None,
        status=view.status,
        due=view.due,
        overdue=view.overdue,
    )
