"""The texts of the maps in a foreign file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjm.errors import CannotDo
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.limits import check_size
from cjm.importers.notes import TEXT_LEFT_OUT, Cell, Note, Notes
from cjm.importers.writing import Guide, written
from cjm.model.json_schema import FILE_NAME
from cjm.render.scaffold import Scaffold
from cjm.render.scaffold.wording import words
from cjm.source.document import read_document
from cjm.source.text import UNPRINTABLE

_MOST_REASONS = 3
"""How many reasons are given why nothing was read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a foreign file: a map or several as text, and what was guessed and lost on the way."""

    foreign: Foreign
    maps: tuple[Scaffold, ...]
    notes: tuple[Note, ...]


def imported(foreign: Foreign, importer: Importer, wishes: Wishes) -> Imported:
    """All maps in a file at once. Raises what `scaffolds` raises."""
    notes = Notes()
    maps = tuple(scaffolds(foreign, importer, wishes, notes))
    return Imported(foreign, maps, (*foreign.doubts, *notes))


def scaffolds(foreign: Foreign, importer: Importer, wishes: Wishes, notes: Notes) -> Iterator[Scaffold]:
    """The text of each map in a file, made when it is asked for.

    Raises CannotDo where there is none, the file cannot be read, or a map would be too large.
    """
    is_empty = True
    try:
        for draft in importer.read(foreign, wishes, notes):
            is_empty = False
            yield _text(draft, foreign, importer)
    except OSError as error:
        raise CannotDo.to_read(foreign.name, error) from None
    if is_empty:
        raise CannotDo(
            f"{foreign.name} holds no journey that could be read as `{importer.name}`{reasons(foreign, notes)}",
            f"`{importer.name}` is {importer.about}; say with --from what the file is",
        )


def reasons(foreign: Foreign, notes: Notes) -> str:
    """What was left out of a file of which nothing was read, and where, behind a colon; empty where nothing is known."""
    left_out = [note for note in notes if note.kind == TEXT_LEFT_OUT]
    said = [f"{_place(foreign, note)}{note.message}" for note in left_out[:_MOST_REASONS]]
    more = len(left_out) - len(said)
    if more:
        said.append(f"and {more} more of the kind")
    return f" ({'; '.join(said)})" if said else ""


def _place(foreign: Foreign, note: Note) -> str:
    """The line of a note in a text; notes of workbooks name the cell themselves."""
    where = note.where
    return "" if isinstance(where, Cell) else f"line {foreign.text.position(where[0]).row}: "


def _text(draft: Draft, foreign: Foreign, importer: Importer) -> Scaffold:
    """The text of a map in canonical layout, checked: what is written can be read."""
    of_language = words(draft.language or "en")
    comments = {**of_language["comments"]["all"], **of_language["comments"]["ten-step"]}
    place = f"{foreign.name}, {draft.source}" if draft.source else foreign.name
    head = of_language["imported"].replace("{source}", " ".join(UNPRINTABLE.sub(" ", place).split()))
    text = written(draft, Guide(head, of_language["missing"], comments), FILE_NAME)
    data = text.encode()
    check_size(place, len(data))
    document = read_document(data, foreign.name)
    if document.map is None:
        why = document.findings[0].problem.message if document.findings else "it cannot be read"
        whose = f"`{importer.origin}`" if importer.origin else "cjm"
        raise CannotDo(
            f"the map of {place} would not be valid: {why}", f"this is a bug in {whose}, not in your file"
        )
    return Scaffold(draft.title, text)
