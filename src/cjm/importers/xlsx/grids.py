"""A sheet as a table: rows of cells, with what is merged filled in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from cjm.importers import notes
from cjm.importers.tables.grid import Cell, Row
from cjm.importers.xlsx.book import Area, Page
from cjm.importers.xlsx.values import Value, name_of

_MOST_TO_FILL = 200_000
_MOST_GAPS, _GAPS_BESIDE_A_CELL = 500_000, 4
"""How many empty cells between others a sheet may have, in all and beside each cell that holds something."""


class SheetNotes(notes.Notes):
    """Notes about a sheet: each message begins with the sheet and the cell."""

    def __init__(self, sheet: str, into: notes.Notes) -> None:
        super().__init__()
        self._sheet = sheet
        self._into = into

    def add(self, kind: notes.NoteKind, message: str, where: notes.Where, help_: str = "") -> None:
        """Note a guess or a loss at a cell."""
        cell = where if isinstance(where, notes.Cell) else notes.Cell(1, 1, "")
        self._into.add(kind, f"{self._sheet}!{name_of(cell.row, cell.column)}: {message}", cell, help_)


def grid(page: Page, said: notes.Notes) -> list[Row]:
    """The rows of a sheet that hold anything, from its first column that does; an empty row for those between them."""
    for place in page.uncomputed:
        said.add(
            notes.TEXT_LEFT_OUT,
            "the file does not hold the result of this formula",
            notes.Cell(*place, ""),
            "open the workbook in Excel or LibreOffice and save it: that computes it",
        )
    note_gaps(page, said)
    by_row: dict[int, dict[int, Value]] = {}
    for row in page.rows:
        for value in row:
            by_row.setdefault(value.row, {})[value.column] = value
    _fill_merged(page.merged, by_row)
    first = min((min(cells) for cells in by_row.values()), default=1)
    rows: list[Row] = []
    gaps = -_MOST_GAPS
    before = 0
    for number in sorted(by_row):
        cells = by_row[number]
        if rows and number > before + 1:
            rows.append([])
        before = number
        last = max(cells)
        gaps += last - first + 1 - _GAPS_BESIDE_A_CELL * len(cells)
        if gaps > 0:
            said.add(
                notes.TEXT_LEFT_OUT,
                "the sheet is too wide to be read from here on",
                notes.Cell(number, 1, ""),
            )
            break
        rows.append(list(_dense(cells, number, first, last)))
    return rows


def _dense(cells: dict[int, Value], row: int, first: int, last: int) -> Iterator[Cell]:
    empty = Cell("", notes.Cell(row, first, ""))
    for column in range(first, last + 1):
        value = cells.get(column)
        yield Cell(value.text, value.where) if value else empty


def _fill_merged(areas: list[Area], by_row: dict[int, dict[int, Value]]) -> None:
    """Write what stands in merged cells into all that they cover; a title over a table stays where it is."""
    left = _MOST_TO_FILL
    numbers = sorted(by_row)
    for area in areas:
        value = by_row.get(area.top, {}).get(area.left)
        if value is None or (area.top == area.bottom and len(by_row[area.top]) == 1):
            continue
        for row in numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)]:
            widest = max(max(cells) for cells in (by_row[area.top], by_row[row]))
            for column in range(area.left, min(area.right, max(widest, area.left + 100)) + 1):
                by_row[row].setdefault(column, Value(row, column, value.content, value.is_share))
                left -= 1
                if left < 0:
                    return


def note_gaps(page: Page, said: notes.Notes) -> None:
    """Note rows and cells of a sheet that were not read."""
    if page.jumbled is not None:
        said.add(
            notes.TEXT_LEFT_OUT,
            "rows or cells stand twice or out of order in the file from here on; of each place, one was read",
            notes.Cell(page.jumbled, 1, ""),
            "open the workbook in Excel or LibreOffice and save it, and look whether all is there",
        )
    if page.rest:
        last = page.rows[-1][-1] if page.rows else None
        where = last.where if last else notes.Cell(1, 1, "")
        said.add(notes.TEXT_LEFT_OUT, "the sheet goes on beyond what is read", where, "import a smaller one")
