"""What stands around the journey: competitors by criteria, platforms, affinity, and the content plan."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cjm.model.journey import Journey
from cjm.model.market import US
from cjm.view.emotions import band
from cjm.view.marks import EvidenceMark, Lookup, Mark, OwnerView


@dataclass(frozen=True, slots=True)
class CompetitorView:
    """A company on the shortlist; `us` is ours, whose name may be missing.

    `ratings` follow the criteria of the competition, `None` where there is no rating. `score` is their mean by weight
    over the criteria that are rated, `None` without any.
    """

    id: str
    us: bool
    name: str | None
    ratings: tuple[float | None, ...]
    score: float | None
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    clicks: tuple[str, ...]
    misses: tuple[str, ...]
    evidence: tuple[EvidenceMark, ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """What customers choose by. `best` are the indices of the competitors that are rated highest."""

    id: str
    name: str
    weight: float
    ratings: tuple[float | None, ...]
    best: frozenset[int]


@dataclass(frozen=True, slots=True)
class Competition:
    """Competitors (ours first) and the criteria by which they are rated, the weightiest first."""

    competitors: tuple[CompetitorView, ...]
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class PlatformView:
    """A platform, what was decided about it and why, and the touchpoints that run on it."""

    id: str
    name: str
    decision: str | None
    why: str | None
    touchpoints: tuple[str, ...]
    evidence: tuple[EvidenceMark, ...]


@dataclass(frozen=True, slots=True)
class AffinityView:
    """How a trait of the brand sits with a persona; `band` is the fit as a whole number."""

    persona: str
    trait: str
    fit: float | None
    band: int | None
    plan: str | None


@dataclass(frozen=True, slots=True)
class ContentView:
    """An item of the content plan. `late` tells that its last day is past and it is not published."""

    name: str
    phase: Mark | None
    platform: str | None
    start: datetime.date | None
    end: datetime.date | None
    owner: OwnerView | None
    questions: tuple[str, ...]
    status: str | None
    link: str | None
    late: bool


def competition_view(lookup: Lookup) -> Competition | None:
    """The competitors that the map defines or its libraries share, `None` where the map defines none."""
    journey = lookup.journey
    ids = sorted(journey.map.competitors, key=lambda id_: id_ != US)
    if not ids:
        return None
    used = {id_ for each in ids for id_ in journey.competitors[each].ratings} | set(journey.map.criteria)
    weights = {
        id_: journey.criteria[id_].weight if id_ in journey.criteria else 1.0
        for id_ in _ordered(journey, used)
    }
    criteria = sorted(weights, key=lambda id_: -weights[id_])
    competitors = tuple(_competitor(id_, criteria, weights, lookup) for id_ in ids)
    return Competition(
        competitors,
        tuple(
            _criterion(id_, index, weights[id_], competitors, journey) for index, id_ in enumerate(criteria)
        ),
    )


def _ordered(journey: Journey, used: set[str]) -> list[str]:
    return [*(id_ for id_ in journey.criteria if id_ in used), *sorted(used - set(journey.criteria))]


def _competitor(id_: str, criteria: list[str], weights: dict[str, float], lookup: Lookup) -> CompetitorView:
    item = lookup.journey.competitors[id_]
    rated = {key: value for key, value in item.ratings.items() if key in weights}
    total = sum(weights[key] for key in rated)
    score = sum(weights[key] / total * value for key, value in rated.items()) if rated else None
    us = id_ == US
    return CompetitorView(
        id_,
        us,
        item.name or (None if us else id_),
        tuple(rated.get(key) for key in criteria),
        score,
        item.strengths,
        item.weaknesses,
        item.clicks,
        item.misses,
        lookup.evidence(item.evidence),
    )


def _criterion(
    id_: str, index: int, weight: float, competitors: tuple[CompetitorView, ...], journey: Journey
) -> CriterionView:
    ratings = tuple(each.ratings[index] for each in competitors)
    top = max((value for value in ratings if value is not None), default=None)
    best = frozenset(i for i, value in enumerate(ratings) if value is not None and value == top)
    known = journey.criteria.get(id_)
    return CriterionView(id_, known.name if known else id_, weight, ratings, best)


def platform_views(lookup: Lookup) -> tuple[PlatformView, ...]:
    """The platforms that the map defines, or that its touchpoints and content use."""
    journey = lookup.journey
    used = (each.id for each in journey.references if each.target == "platform")
    ids = dict.fromkeys((*journey.map.platforms, *used))
    return tuple(
        PlatformView(
            id_,
            platform.name,
            platform.decision,
            platform.why,
            tuple(
                touchpoint.name
                for each in journey.used_touchpoints
                if (touchpoint := journey.touchpoints.get(each)) and touchpoint.platform == id_
            ),
            lookup.evidence(platform.evidence),
        )
        for id_ in ids
        if (platform := journey.platforms.get(id_))
    )


def affinity_views(journey: Journey) -> tuple[AffinityView, ...]:
    """How the brand sits with the personas, in the order of the map."""
    personas = journey.all_personas
    return tuple(
        AffinityView(
            personas[each.persona].name if each.persona in personas else each.persona,
            each.trait,
            each.fit,
            band(each.fit),
            each.plan,
        )
        for each in journey.map.affinity
    )


def content_views(lookup: Lookup, today: datetime.date) -> tuple[ContentView, ...]:
    """The content plan by its first day; undated items last, in the order of the map."""
    journey = lookup.journey
    items = sorted(journey.map.content_plan, key=lambda each: each.start or each.end or datetime.date.max)
    views = []
    for item in items:
        questions = (journey.concern(id_) for id_ in item.questions)
        platform = journey.platforms.get(item.platform) if item.platform else None
        views.append(
            ContentView(
                name=item.name,
                phase=lookup.mark_of(item.phase) if item.phase else None,
                platform=platform.name if platform else item.platform,
                start=item.start,
                end=item.end,
                owner=lookup.owner(item.owner),
                questions=tuple(each.item.text for each in questions if each),
                status=item.status,
                link=item.link,
                late=item.end is not None and item.end < today and item.status != "published",
            )
        )
    return tuple(views)
