"""The journeys of a table: a draft for each, made as soon as its last row is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from cjm.errors import CannotDo
from cjm.importers.draft import Draft
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Wishes
from cjm.importers.limits import Size
from cjm.importers.notes import (
    COLUMN_GUESSED,
    KEPT_HELP,
    STRUCTURE_GUESSED,
    TEXT_LEFT_OUT,
    TEXT_WITHOUT_PLACE,
    Notes,
)
from cjm.importers.placing import made_up_title
from cjm.importers.tables.apart import column_of_journeys
from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.filling import Filling
from cjm.importers.tables.grid import (
    Cell,
    Column,
    Row,
    are_steps,
    columns_of,
    note_columns,
    scale_in,
    with_steps,
)
from cjm.importers.tables.sheets import Sheet

MOST_JOURNEYS = 100_000
"""How many journeys a column may tell apart."""
_ROWS_FOR_LANGUAGE = 200
_CHARACTERS_FOR_LANGUAGE = 20_000
_BETWEEN_NEWS = 500
_LOOKED_THROUGH = 0.1
"""How much of the work is done when the rows are known."""


def drafts(sheet: Sheet, name: str, wishes: Wishes, notes: Notes) -> Iterator[Draft]:
    """The drafts of a table, one for each journey that a column tells apart. `name` is its title for want of one.

    A draft is made when its last row is read, and held no longer. Raises CannotDo where there are too many journeys, or
    one is too large for a map.
    """
    if not sheet.rows:
        _note_no_rows(sheet, notes)
        return
    columns = with_steps(columns_of(sheet.heads))
    _note_two_rows(sheet, notes)
    note_columns(columns, notes, kind="row" if sheet.is_across else "column")
    _note_personas(sheet, notes)
    scale = scale_in(columns, sheet.rows, notes)
    title = wishes.title or (plain(sheet.title.text) if sheet.title else None)
    fields = [column.field for column in columns]
    if title is None and "journey" not in fields:
        title = made_up_title(name, "table", sheet.heads[0].where, notes)
    if not {"phase", "step"} & set(fields):
        notes.add(
            STRUCTURE_GUESSED,
            f"no column names phases; all stands in the phase “{title}”",
            sheet.heads[0].where,
        )
    language = wishes.language or _language(sheet)
    by_step = are_steps(columns, sheet.rows)
    apart = column_of_journeys(columns, sheet.rows)
    if apart is not None and fields[apart] == "personas":
        where = columns[apart].cell.where
        notes.add(
            STRUCTURE_GUESSED, "each persona goes through the phases; theirs are maps of their own", where
        )
    last = _last_rows(columns, apart, sheet, title or name)
    asides = [("above the table", cell) for cell in sheet.asides]
    asides += [("below the table", cell) for cell in sheet.below]
    open_: dict[str, tuple[Filling, Size]] = {}
    for number, (journey, row) in enumerate(_by_journey(columns, apart, sheet, title or name)):
        if journey not in open_:
            draft = _begun(journey, language, sheet)
            open_[journey] = Filling(draft, columns, scale, notes, rows_are_steps=by_step), Size(draft)
        filling, size = open_[journey]
        size.see(filling.row(row))
        if wishes.progress and number % _BETWEEN_NEWS == 0:
            wishes.progress(_LOOKED_THROUGH + (1 - _LOOKED_THROUGH) * number / len(sheet.rows))
        if last.get(journey) == number:
            del open_[journey]
            if filling.draft.phases:
                yield _with(asides, filling.draft, notes)
    for filling, _ in open_.values():
        if filling.draft.phases:
            yield _with(asides, filling.draft, notes)


def _begun(title: str, language: str | None, sheet: Sheet) -> Draft:
    """A draft with the personas that are named above its table."""
    draft = Draft(title, language)
    for persona in sheet.personas:
        draft.register("personas", plain(persona.text))
    return draft


def _language(sheet: Sheet) -> str | None:
    """The language of the first rows."""
    texts = (cell.text for row in islice(sheet.rows, _ROWS_FOR_LANGUAGE) for cell in row)
    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text)
        length += len(text)
        if length > _CHARACTERS_FOR_LANGUAGE:
            break
    return language_of(" ".join(sample))


def _note_no_rows(sheet: Sheet, notes: Notes) -> None:
    """Note the heads of a table that has no rows, with what stands above them."""
    heads = [cell for cell in sheet.heads if not is_empty(cell.text)]
    above = [*sheet.asides, *([sheet.title] if sheet.title else [])]
    message = f"no rows stand below the heads {_quoted(heads)}; they were left out"
    message += f", and so was {_quoted(above)}" if above else ""
    notes.add(TEXT_LEFT_OUT, message, (heads or sheet.heads)[0].where)


def _quoted(cells: Sequence[Cell]) -> str:
    return ", ".join(f"“{plain(cell.text)}”" for cell in cells)


def _note_personas(sheet: Sheet, notes: Notes) -> None:
    """Note who is named above a table."""
    for persona in sheet.personas:
        message = f"“{plain(persona.text)}”, above the table, was taken for `personas`"
        notes.add(COLUMN_GUESSED, message, persona.where)


def _note_two_rows(sheet: Sheet, notes: Notes) -> None:
    """Note what two rows of heads, one above the other, were taken for."""
    if sheet.lower:
        where = next(cell.where for cell in sheet.lower if not is_empty(cell.text))
        notes.add(STRUCTURE_GUESSED, "this row and the one above it were read as one row of heads", where)
    if sheet.groups is not None:
        kind = "phases" if sheet.groups_are_phases else "groups of columns, which a map does not have"
        message = f"the row above the heads was taken for {kind}: {sheet.groups.names}"
        notes.add(STRUCTURE_GUESSED, message, sheet.groups.groups[0].cell.where)


def _by_journey(
    columns: Sequence[Column], apart: int | None, sheet: Sheet, title: str
) -> Iterator[tuple[str, Row]]:
    """Each row with the journey that it belongs to: the one that it names, else that of the row before."""
    journey = title
    of = "" if apart is None or columns[apart].field == "journey" else f"{title}: "
    for row in sheet.rows:
        if apart is not None and apart < len(row) and not is_empty(row[apart].text):
            journey = of + plain(row[apart].text)
        yield journey, row


def _last_rows(columns: Sequence[Column], apart: int | None, sheet: Sheet, title: str) -> dict[str, int]:
    """The number of the last row of each journey; empty where no column tells them apart."""
    found: dict[str, int] = {}
    if apart is None:
        return found
    for number, (name, _) in enumerate(_by_journey(columns, apart, sheet, title)):
        found[name] = number
        if len(found) > MOST_JOURNEYS:
            raise CannotDo(
                f"the column “{plain(columns[apart].cell.text)}” tells more than {MOST_JOURNEYS:,} journeys apart",
                "each would be a map: rename the column if it does not name journeys, or import the file in parts",
            )
    return found


def _with(asides: list[tuple[str, Cell]], draft: Draft, notes: Notes) -> Draft:
    """A draft with what stands above and below its table, which is taken away for those that follow."""
    for place, aside in asides:
        text = plain(aside.text)
        draft.keep(place, text)
        notes.add(TEXT_WITHOUT_PLACE, f"“{text}” has no place in a map", aside.where, KEPT_HELP)
    asides.clear()
    return draft
