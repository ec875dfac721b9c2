"""Maps to compare, read from YAML or from data."""

from __future__ import annotations

import json
from typing import Any

from cjm.history.comparing.compare import compare
from cjm.history.comparing.edition import Edition, edition
from cjm.model.change import Change, MapDiff
from cjm.model.journey import Journey
from cjm.source.document import read_document

HEAD = "cjm: 1\ntitle: Shoes\n"


def edition_of(text: str | dict[str, Any], filename: str = "shoes.cjm.yaml") -> Edition:
    """The edition in a text (the head is added where it begins otherwise) or in the data of a file."""
    if isinstance(text, dict):
        text = json.dumps(text, ensure_ascii=False)
    elif not text.startswith("cjm:"):
        text = HEAD + text
    document = read_document(text.encode(), filename)
    journey = Journey(document.map, document.id) if document.map else None
    return edition(document, journey)


def diff(old: str | dict[str, Any], new: str | dict[str, Any]) -> MapDiff:
    """The diff of two maps that are both valid."""
    editions = edition_of(old), edition_of(new)
    assert editions[0].journey is not None, editions[0].version.problem
    assert editions[1].journey is not None, editions[1].version.problem
    return compare(*editions)


def told(found: MapDiff) -> list[tuple[Any, ...]]:
    """The changes in short: subject, verb, name, key, before, after."""
    return [short(change) for change in found.changes]


def short(change: Change) -> tuple[Any, ...]:
    """A change in short: subject, verb, name, key, before, after; ids in place of what they name."""
    return (
        change.subject,
        change.verb,
        change.name,
        change.key,
        getattr(change.before, "id", change.before),
        getattr(change.after, "id", change.after),
    )
