"""What the maps of a site have in common: personas, owners and touchpoints that several share, and all opportunities.

Things are the same where their names are: spaces and case do not count. Two personas also need the same id, as many a
first name stands for several people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cjm.model.overview import normalised
from cjm.view.emotions import band
from cjm.view.site.card import MapCard, OpportunityCard, OwnerCard, PersonaCard, TouchpointCard

T = TypeVar("T", PersonaCard, OwnerCard, TouchpointCard)


@dataclass(frozen=True, slots=True)
class Listed:
    """A map of the site: its page, its card, and how deep it stands in the tree of maps."""

    page: str
    card: MapCard
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What one map says of a thing that several share."""

    listed: Listed
    card: T


@dataclass(frozen=True, slots=True)
class PersonaAcross:
    """A persona and the maps that follow it. `anchor` is its id in the page, here and below."""

    anchor: str
    persona: PersonaCard
    parts: tuple[Part[PersonaCard], ...]


@dataclass(frozen=True, slots=True)
class OwnerAcross:
    """Somebody answerable, with what each map asks of them and the sums of it."""

    anchor: str
    owner: OwnerCard
    parts: tuple[Part[OwnerCard], ...]

    def total(self, what: str) -> int:
        """The sum of one of the card's counts over all maps."""
        return sum(getattr(part.card, what) for part in self.parts)


@dataclass(frozen=True, slots=True)
class TouchpointAcross:
    """A touchpoint, the maps in which it is met, and how customers feel there, the mean of the scores of `felt` steps."""

    anchor: str
    touchpoint: TouchpointCard
    owners: tuple[str, ...]
    parts: tuple[Part[TouchpointCard], ...]
    met: int
    felt: int
    mean: float | None
    lowest: float | None
    pain_points: int
    grave: int

    @property
    def band(self) -> int | None:
        """The mean as a whole number."""
        return band(self.mean)


@dataclass(frozen=True, slots=True)
class OpportunityAcross:
    """An opportunity in its map. Where maps word the same one, `also` are the others."""

    opportunity: OpportunityCard
    listed: Listed
    also: tuple[Listed, ...] = ()


def names_of(card: MapCard) -> tuple[tuple[str, ...], ...]:
    """The names under which the personas, owners, touchpoints and opportunities of a map stand together with others."""
    return (
        tuple(map(_persona_name, card.personas)),
        tuple(map(_name, card.owners)),
        tuple(map(_name, card.touchpoints)),
        tuple(normalised(each.text) for each in card.opportunities),
    )


def personas_across(maps: Sequence[Listed]) -> tuple[PersonaAcross, ...]:
    """The personas of all maps, those of most maps first."""
    groups = _groups(maps, lambda card: card.personas, _persona_name)
    found = [
        (
            anchor,
            max((part.card for part in parts), key=lambda each: bool(each.summary) + bool(each.quote)),
            parts,
        )
        for anchor, parts in _anchored("persona", groups)
    ]
    return tuple(PersonaAcross(*each) for each in sorted(found, key=lambda each: -len(each[2])))


def owners_across(maps: Sequence[Listed]) -> tuple[OwnerAcross, ...]:
    """The owners of all maps, those of most maps first."""
    groups = _groups(maps, lambda card: card.owners, _name)
    found = [
        OwnerAcross(anchor, _fullest(part.card for part in parts), parts)
        for anchor, parts in _anchored("owner", groups)
    ]
    return tuple(sorted(found, key=lambda each: -len(each.parts)))


def touchpoints_across(maps: Sequence[Listed]) -> tuple[TouchpointAcross, ...]:
    """The touchpoints of all maps, where customers feel worst first; those without any score last."""
    groups = _groups(maps, lambda card: card.touchpoints, _name)
    found = [_touchpoint(anchor, parts) for anchor, parts in _anchored("touchpoint", groups)]
    return tuple(
        sorted(found, key=lambda each: (each.mean is None, each.mean or 0, -each.grave, -len(each.parts)))
    )


def opportunities_across(maps: Sequence[Listed]) -> tuple[OpportunityAcross, ...]:
    """The opportunities of all maps by impact ÷ effort, then by RICE, then by the score of the need; the best first.

    What is done or dropped stands behind the rest. One that several maps word alike stands once, with the map where it
    ranks highest.
    """
    found: dict[str, list[tuple[OpportunityCard, Listed]]] = {}
    ranked = sorted(
        ((each, listed) for listed in maps for each in listed.card.opportunities),
        key=lambda pair: _rank(pair[0]),
    )
    for each, listed in ranked:
        found.setdefault(normalised(each.text), []).append((each, listed))
    return tuple(
        OpportunityAcross(
            same[0][0],
            same[0][1],
            tuple({other.page: other for _, other in same[1:] if other is not same[0][1]}.values()),
        )
        for same in found.values()
    )


def _persona_name(card: PersonaCard) -> str:
    return f"{card.id} {normalised(card.name)}"


def _name(card: OwnerCard | TouchpointCard) -> str:
    return normalised(card.name)


def _rank(card: OpportunityCard) -> tuple[float, ...]:
    closed = card.status in {"done", "dropped"}
    return (closed, -(card.ratio or 0), -(card.rice or 0), -(card.need or 0))


def _touchpoint(anchor: str, parts: tuple[Part[TouchpointCard], ...]) -> TouchpointAcross:
    cards = [part.card for part in parts]
    scores = [each.score for card in cards for each in card.meetings if each.score is not None]
    return TouchpointAcross(
        anchor=anchor,
        touchpoint=next((card for card in cards if card.channel), cards[0]),
        owners=tuple(dict.fromkeys(card.owner for card in cards if card.owner)),
        parts=parts,
        met=sum(len(card.meetings) for card in cards),
        felt=len(scores),
        mean=round(sum(scores) / len(scores), 2) if scores else None,
        lowest=min(scores, default=None),
        pain_points=sum(card.pain_points for card in cards),
        grave=sum(card.grave for card in cards),
    )


def _fullest(cards: Iterable[OwnerCard]) -> OwnerCard:
    return max(cards, key=lambda each: sum(map(bool, (each.kind, each.discipline, each.contact))))


def _groups(
    maps: Sequence[Listed], of: Callable[[MapCard], Iterable[T]], key: Callable[[T], str]
) -> dict[str, list[Part[T]]]:
    groups: dict[str, list[Part[T]]] = {}
    for listed in maps:
        for card in of(listed.card):
            groups.setdefault(key(card), []).append(Part(listed, card))
    return groups


def _anchored(kind: str, groups: dict[str, list[Part[T]]]) -> Iterable[tuple[str, tuple[Part[T], ...]]]:
    """The groups with ids for a page: the thing's own, numbered where that is taken."""
    taken: dict[str, int] = {}
    for parts in groups.values():
        name = f"{kind}.{parts[0].card.id}"
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}.{taken[name]}", tuple(parts)
