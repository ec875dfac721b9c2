"""The board as JSON: whole, or the first of each ranked list."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from cjm.view.board.board import COUNTS, Board, MapDue, OpportunityScored, OwnerRow, PainPointAcross
from cjm.view.board.leaving import OwnerUse
from cjm.view.board.record import MapRecord
from cjm.view.board.touchpoint import TouchpointUse


def board_json(board: Board, top: int | None) -> str:
    """The board; of each ranked list the first `top`, or all."""
    data = {
        "today": [day.isoformat() for day in board.days],
        "findings": board.findings._asdict(),
        "maps": [_map(each) for each in board.maps],
        "to_review": [each.file for each in board.stale][:top],
        "due": [_due(each) for each in board.due][:top],
        "coming": [_due(each) for each in board.coming][:top],
        "pain_points": [_pain_point(each) for each in board.pain_points][:top],
        "opportunities": [_opportunity(each) for each in board.opportunities][:top],
        "shared_opportunities": [_opportunity(each) for each in board.shared][:top],
        "owners": [_owner(each) for each in board.owners][:top],
    }
    return _text(data)


def impact_json(kind: str, id_: str, uses: Sequence[TouchpointUse | OwnerUse]) -> str:
    """What the removal of a touchpoint or of an owner would touch, map by map."""
    return _text({"kind": kind, "id": id_, "maps": [_plain(use) for use in uses]})


def _map(record: MapRecord) -> dict[str, Any]:
    card = record.card
    return {
        "file": record.file,
        "id": card.id,
        "title": card.title,
        "state": card.state,
        "owner": card.owner,
        "coverage": {each.step: round(each.share, 4) for each in card.coverage},
        "complete_steps": card.complete_steps,
        "findings": card.findings._asdict() if card.findings else None,
        "review": {**_plain(record.freshness), "due": record.freshness.is_due},
        "changed": _plain(record.changed),
    }


def _due(each: MapDue) -> dict[str, Any]:
    return {**_plain(each.due), "file": each.record.file, "map": each.record.card.title}


def _pain_point(each: PainPointAcross) -> dict[str, Any]:
    files = [each.record.file, *(other.file for other in each.also)]
    return {**_plain(each.pain_point), "files": files}


def _opportunity(each: OpportunityScored) -> dict[str, Any]:
    across = each.across
    return {
        **_plain(across.opportunity),
        "files": [across.listed.page, *(listed.page for listed in across.also)],
    }


def _owner(each: OwnerRow) -> dict[str, Any]:
    owner = each.owner
    return {
        "id": owner.id,
        "name": owner.name,
        "kind": owner.kind,
        "discipline": owner.discipline,
        "contact": owner.contact,
        **dict(zip(COUNTS, each.counts, strict=True)),
        "overdue": each.overdue,
        "files": list(each.files),
    }


def _plain(value: Any) -> Any:
    """Records as objects, days as texts."""
    if hasattr(value, "_asdict"):
        return {key: _plain(each) for key, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _text(data: Any) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
