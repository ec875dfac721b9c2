"""The journeys of a workbook: those of our own, and those in its sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import TEXT_LEFT_OUT, Cell, Notes
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import columns_of
from cjm.importers.tables.journeys import drafts
from cjm.importers.tables.sheets import Sheet, sheets
from cjm.importers.tables.telling import head_a_journey
from cjm.importers.xlsx.book import Page, read_book
from cjm.importers.xlsx.grids import SheetNotes, grid
from cjm.importers.xlsx.own.hidden import keys_in
from cjm.importers.xlsx.own.reading import own_draft

_SAYS_NOTHING = re.compile(
    r"(?:sheet|tabelle|planilha|folha|hoja|feuil(?:le)?|foglio|blad|ark|лист|аркуш|工作表|シート|data|export|table)?[\s_-]*\d*",
    re.IGNORECASE,
)
"""Names that a sheet has because nobody gave it one."""


def read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    """A draft of each journey in a workbook. Raises CannotDo where it cannot be read at all."""
    pages = read_book(foreign, wishes.progress)
    if (keys := keys_in(pages)) is not None:
        return [own_draft(pages, keys, foreign, wishes, notes)]
    return _journeys(pages, foreign, wishes, notes)


def _journeys(pages: Sequence[Page], foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    read: list[tuple[Page, SheetNotes, list[Sheet]]] = []
    for page in pages:
        said = SheetNotes(page.name, notes)
        if page.is_hidden:
            _leave_out(
                page, said, "the sheet is hidden and was left out", "show it in the workbook to import it"
            )
            continue
        for kind, row, column, text in page.remarks:
            said.add(TEXT_LEFT_OUT, f"the {kind} “{text}” was left out", Cell(row, column, text))
        if page.rows:
            read.append((page, said, list(sheets(grid(page, said)))))
    found: list[Draft] = []
    for page, said, tables in read:
        made = [
            draft
            for sheet in tables
            if head_a_journey(sheet.heads, is_across=sheet.is_across)
            for draft in drafts(sheet, _title(page, foreign), wishes, said)
        ]
        if made:
            for sheet in tables:
                _note_colours(page, sheet, said)
        for draft in made:
            draft.source = f"sheet {page.name}"
        if not made:
            _leave_out(page, said, "the sheet holds no journey and was left out", "")
        found += made
    return found


def _note_colours(page: Page, sheet: Sheet, said: Notes) -> None:
    """Note cells for emotions of a table that hold nothing but a colour."""
    for column in columns_of(sheet.heads):
        head = column.cell.where
        if column.field not in {"emotion", "score"} or not isinstance(head, Cell):
            continue
        painted = [
            (row, at)
            for row, at in page.painted
            if (
                row == head.row and at > head.column
                if sheet.is_across
                else at == head.column and row > head.row
            )
        ]
        if painted:
            message = f"{len(painted)} of the cells of “{plain(column.cell.text)}” only have a colour, which was not read"
            said.add(TEXT_LEFT_OUT, message, Cell(*painted[0], ""), "write words or numbers into them")


def _title(page: Page, foreign: Foreign) -> str:
    """What a map is called for want of a title: as its sheet where that has a name of its own, else as the file."""
    name = page.name.strip()
    return foreign.stem.strip("-") or "Customer journey" if _SAYS_NOTHING.fullmatch(name) else name


def _leave_out(page: Page, said: Notes, message: str, help_: str) -> None:
    if page.rows:
        said.add(TEXT_LEFT_OUT, message, page.rows[0][0].where, help_)
