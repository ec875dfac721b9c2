"""The board: what the records of maps say side by side, ranked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cjm.model.concern import SEVERITIES
from cjm.model.overview import normalised
from cjm.view.board.record import DueRow, MapRecord, PainPointRow
from cjm.view.site.card import Findings, OwnerCard
from cjm.view.site.crossings import (
    Listed,
    OpportunityAcross,
    OwnerAcross,
    opportunities_across,
    owners_across,
)

COUNTS = ("phases", "steps", "pain_points", "opportunities", "metrics", "touchpoints")
"""What an owner carries, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class PainPointAcross:
    """A pain point and its map; where maps word the same one, `also` are the others."""

    pain_point: PainPointRow
    record: MapRecord
    also: tuple[MapRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class OpportunityScored:
    """An opportunity, the map where it ranks highest, and the others that have it by id or by text."""

    across: OpportunityAcross

    @property
    def maps(self) -> int:
        """How many maps it serves."""
        return 1 + len(self.across.also)


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """Somebody answerable: in how many maps, for how much of each kind (`COUNTS`), and how much of it is overdue."""

    owner: OwnerCard
    files: tuple[str, ...]
    counts: tuple[int, ...]
    overdue: int

    @property
    def load(self) -> int:
        """All that the owner carries."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class MapDue:
    """Something due in a map."""

    due: DueRow
    record: MapRecord


@dataclass(frozen=True, slots=True)
class Board:
    """All maps side by side. Ranked lists are whole; what shows them cuts them.

    `days` are those as of which maps were looked at: one, unless configurations name several. `opportunities` are those
    that are open. `due` is what is due, the longest first, `coming` what falls due soon, the next first.
    """

    maps: tuple[MapRecord, ...]
    days: tuple[datetime.date, ...]
    findings: Findings
    pain_points: tuple[PainPointAcross, ...]
    opportunities: tuple[OpportunityScored, ...]
    owners: tuple[OwnerRow, ...]
    due: tuple[MapDue, ...]
    coming: tuple[MapDue, ...]

    @property
    def shared(self) -> tuple[OpportunityScored, ...]:
        """The opportunities that serve several maps, those of most maps first."""
        found = (each for each in self.opportunities if each.maps > 1)
        return tuple(sorted(found, key=lambda each: -each.maps))

    @property
    def stale(self) -> tuple[MapRecord, ...]:
        """The maps that have to be reviewed: those that never were, then those that wait longest."""
        found = (each for each in self.maps if each.freshness.is_due)
        return tuple(
            sorted(found, key=lambda each: (each.freshness.last is not None, -(each.freshness.days or 0)))
        )


def board_of(records: Iterable[MapRecord]) -> Board:
    """The board of maps, which stay in their order."""
    maps = tuple(records)
    listed = [Listed(each.file, each.card) for each in maps]
    counts = zip(*(each.card.findings for each in maps if each.card.findings), strict=True)
    due = [MapDue(each, record) for record in maps for each in record.due]
    coming = [MapDue(each, record) for record in maps for each in record.coming]
    return Board(
        maps,
        tuple(sorted({each.today for each in maps})),
        Findings(*map(sum, counts)) if any(each.card.findings for each in maps) else Findings(0, 0, 0),
        _pain_points(maps),
        _opportunities(maps, listed),
        _owners(listed),
        tuple(sorted(due, key=lambda each: (each.due.days is None, -(each.due.days or 0)))),
        tuple(sorted(coming, key=lambda each: -(each.due.days or 0))),
    )


def _pain_points(maps: Sequence[MapRecord]) -> tuple[PainPointAcross, ...]:
    """The pain points of all maps by severity × frequency, then by severity; alike ones once, where they weigh most."""
    ranked = sorted(
        ((each, record) for record in maps for each in record.pain_points),
        key=lambda pair: (-pair[0].weight, -_level(pair[0].severity)),
    )
    groups: dict[str, dict[str, tuple[PainPointRow, MapRecord]]] = {}
    for each, record in ranked:
        groups.setdefault(normalised(each.text), {}).setdefault(record.file, (each, record))
    found = (tuple(group.values()) for group in groups.values())
    return tuple(PainPointAcross(*first, tuple(record for _, record in rest)) for first, *rest in found)


def _level(severity: str | None) -> int:
    return SEVERITIES.index(severity) + 1 if severity in SEVERITIES else 2


def _opportunities(maps: Sequence[MapRecord], listed: Sequence[Listed]) -> tuple[OpportunityScored, ...]:
    """The open opportunities, the best first; one that several maps have under the same text or id stands once."""
    ids = {
        id(card): own
        for record in maps
        for card, own in zip(record.card.opportunities, record.opportunity_ids, strict=True)
    }
    found: dict[str | int, OpportunityAcross] = {}
    for across in opportunities_across(listed):
        card = across.opportunity
        key = ids[id(card)] or id(card)
        if card.status in {"done", "dropped"}:
            continue
        first = found.setdefault(key, across)
        if first is not across:
            also = {each.page: each for each in (*first.also, across.listed, *across.also)}
            also.pop(first.listed.page, None)
            found[key] = replace(first, also=tuple(also.values()))
    return tuple(map(OpportunityScored, found.values()))


def _owners(listed: Sequence[Listed]) -> tuple[OwnerRow, ...]:
    """Those who answer for anything: who has most overdue first, then who carries most."""
    rows = [_owner(each) for each in owners_across(listed)]
    return tuple(sorted((each for each in rows if each.load), key=lambda each: (-each.overdue, -each.load)))


def _owner(across: OwnerAcross) -> OwnerRow:
    return OwnerRow(
        across.owner,
        tuple(part.listed.page for part in across.parts if any(getattr(part.card, what) for what in COUNTS)),
        tuple(across.total(what) for what in COUNTS),
        across.total("overdue"),
    )
