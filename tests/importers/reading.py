"""Importing a text in a test: what comes of it, in short."""

from __future__ import annotations

from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Notes
from cjm.importers.registry import all_importers


def imported(
    text: str | bytes, kind: str, name: str = "journeys/a.md", wishes: Wishes | None = None
) -> tuple[Sequence[Draft], list[str]]:
    """The drafts of a text, and the notes: `CODE row:column words`, with the words that each points at."""
    foreign = Foreign(name, text if isinstance(text, bytes) else text.encode())
    notes = Notes()
    drafts = list(all_importers()[kind].read(foreign, wishes or Wishes(), notes))
    return drafts, [_line(foreign, note) for note in notes]


def messages(text: str | bytes, kind: str, name: str = "journeys/a.md") -> list[str]:
    """The notes of a text: `CODE message`."""
    foreign = Foreign(name, text if isinstance(text, bytes) else text.encode())
    notes = Notes()
    list(all_importers()[kind].read(foreign, Wishes(title="T"), notes))
    return [f"{note.kind.code} {note.message}" for note in notes]


def _line(foreign: Foreign, note: object) -> str:
    from cjm.importers.notes import Cell, Note

    assert isinstance(note, Note)
    if isinstance(note.where, Cell):
        return f"{note.kind.code} {note.where.row}:{note.where.column} {note.where.text}"
    start, end = note.where
    position = foreign.text.position(start)
    return f"{note.kind.code} {position.row}:{position.column} {foreign.text.content[start:end]}"


def outline(draft: Draft) -> dict[str, list[tuple[str, object]]]:
    """The phases of a draft by name, each with its steps and their scores."""
    return {
        phase.name: [(step.name, step.data.get("emotion", {}).get("score")) for step in phase.steps]
        for phase in draft.phases
    }
