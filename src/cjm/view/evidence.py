"""The list of evidence: what the map rests on, and where each piece is used."""

from __future__ import annotations

import datetime

from cjm.view.marks import Lookup, Mark
from cjm.view.record import record


@record
class EvidenceView:
    """A piece of evidence with its number. `used_at` are phases and steps, `used_in` other keys, such as `personas`."""

    number: int
    anchor: str
    id: str
    name: str
    kind: str | None
    date: datetime.date | None
    sample: int | None
    link: str | None
    notes: str | None
    asks: tuple[str, ...]
    used_at: tuple[Mark, ...]
    used_in: tuple[str, ...]


def evidence_views(lookup: Lookup) -> tuple[EvidenceView, ...]:
    """The evidence that the map defines or uses, in the order of its numbers."""
    journey = lookup.journey
    at: dict[str, dict[Mark, None]] = {}
    inside: dict[str, dict[str, None]] = {}
    for reference in journey.references:
        if reference.target != "evidence":
            continue
        path = reference.path
        if path[0] == "phases":
            step = path[:4] if len(path) > 3 and path[2] == "steps" else path[:2]
            at.setdefault(reference.id, {})[lookup.marks[step]] = None
        else:
            inside.setdefault(reference.id, {})[str(path[0])] = None
    for persona in journey.personas.values():
        for id_ in persona.evidence:
            inside.setdefault(id_, {})["personas"] = None
    views = []
    for id_, mark in lookup.evidence_marks.items():
        item = journey.evidence[id_]
        views.append(
            EvidenceView(
                mark.number, mark.anchor, id_, item.name, item.kind, item.date, item.sample,
                None if lookup.public else item.link,
                item.notes, item.asks, tuple(at.get(id_, ())), tuple(inside.get(id_, ())),
            )
        )  # fmt: skip
    return tuple(views)
