"""A workbook's sheets as far as they hold anything, read by openpyxl."""

from __future__ import annotations

import io
import string
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cjm.importers.foreign import Foreign
from cjm.importers.xlsx.package import check, unreadable
from cjm.importers.xlsx.remarks import Remark, remarks
from cjm.importers.xlsx.values import Value, clean

MAX_ROWS, MAX_COLUMNS = 200_000, 500
"""How far a sheet is read, whatever it says of its size."""
MAX_CELLS = 2_000_000
"""How many cells of a workbook are read."""
_MAX_MERGES = 10_000
_MAX_PAINTED = 10_000
_LETTERS = f"${string.ascii_letters}"
_SHEET_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Area(NamedTuple):
    """Cells that are merged into one: the first and last row and column, all from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Page:
    """A sheet: its name, whether it is hidden, its rows that hold anything, and what is merged in it.

    `rest` says that more stands in it than is read; `uncomputed` are formulas whose results the file does not hold;
    `painted` are cells, by row and column, that hold nothing and have a colour;
    `remarks` are comments and words in shapes;
    `jumbled` is the first row that stands in the file behind a later one, or has a cell that is none of its own or comes
    twice: of such rows and cells, one in each place is read.
    """

    name: str
    is_hidden: bool
    rows: list[list[Value]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    painted: list[tuple[int, int]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rest: bool = False
    jumbled: int | None = None


def read_book(foreign: Foreign, progress: Callable[[float], None] | None = None) -> list[Page]:
    """The sheets of a workbook, hidden ones too. Raises CannotDo where it cannot be read, or is not safe to read."""
    check(foreign)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _pages(foreign.data, progress)
        except Exception as error:  # noqa: BLE001 - openpyxl fails in any way at what is no proper workbook
            raise unreadable(foreign, error) from None


def _pages(data: bytes, progress: Callable[[float], None] | None) -> list[Page]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        pages = []
        left = MAX_CELLS
        sheets = book.worksheets
        for number, sheet in enumerate(sheets):
            page = Page(clean(sheet.title), sheet.sheet_state != "visible")
            left -= _fill(page, sheet, left)
            with book._archive.open(sheet._worksheet_path) as part:  # noqa: SLF001 - read-only sheets hide what is merged
                _look_beside(page, part)
            page.remarks = remarks(book._archive, sheet._worksheet_path)  # noqa: SLF001
            pages.append(page)
            if progress:
                progress((number + 1) / len(sheets) / 2)
        return pages
    finally:
        book.close()


def _fill(page: Page, sheet: Any, most: int) -> int:
    """Read the cells of a sheet, at most so many; returns how many it has."""
    found = 0
    before = None
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        if row is before:
            continue  # what openpyxl gives for each row that is not in the file
        before = row
        cells = list(_values(row))
        if len(page.painted) < _MAX_PAINTED:
            page.painted += _painted(row)
        if not cells:
            continue
        found += len(cells)
        if found > most:
            page.rest = True
            break
        page.rows.append(cells)
    return found


def _values(row: Sequence[Any]) -> Iterator[Value]:
    for cell in row:
        content = cell.value
        if content is None or (isinstance(content, str) and not content.strip()):
            continue
        is_number = isinstance(content, int | float) and not isinstance(content, bool)
        yield Value(cell.row, cell.column, content, is_number and "%" in str(cell.number_format))


def _painted(row: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """The places of cells that hold nothing and are filled with a colour that is not white."""
    for cell in row:
        if (
            cell.value is None
            and getattr(cell, "has_style", False)
            and (fill := cell.fill).patternType == "solid"
        ):
            colour = fill.fgColor
            is_white = colour.type == "rgb" and str(colour.rgb).endswith("FFFFFF")
            if not is_white and not (colour.type == "theme" and colour.theme == 0):
                yield cell.row, cell.column


def _look_beside(page: Page, part: Any) -> None:
    """Find what is merged, formulas without results, cells beyond what is read, and rows that are out of order."""
    from xml.etree.ElementTree import iterparse

    from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

    last = 0
    for _event, element in iterparse(part):  # noqa: S314
        tag = element.tag.removeprefix(_SHEET_NAMESPACE)
        if tag == "row":
            number = int(float(element.get("r", last + 1)))
            if (
                page.jumbled is None
                and len(element)
                and (number <= last or not _is_in_order(element, number))
            ):
                page.jumbled = number
            last = max(last, number)
            if len(element) and _is_beyond(element[-1]):
                page.rest = True
            for cell in element:
                if cell.find(f"{_SHEET_NAMESPACE}f") is not None and cell.get("r"):
                    value = cell.find(f"{_SHEET_NAMESPACE}v")
                    if value is None or (not value.text and cell.get("t") != "str"):
                        page.uncomputed.append(coordinate_to_tuple(cell.get("r")))
            element.clear()
        elif tag == "mergeCell" and len(page.merged) < _MAX_MERGES:
            left, top, right, bottom = range_boundaries(element.get("ref"))
            page.merged.append(Area(top, left, bottom, right))


def _is_in_order(row: Any, number: int) -> bool:
    """Whether the cells of a row have places in it, and each its own."""
    places = [place for cell in row if (place := cell.get("r"))]
    return len(set(places)) == len(places) and all(place.strip(_LETTERS) == str(number) for place in places)


def _is_beyond(cell: Any) -> bool:
    """Whether the last cell of a row holds something and lies beyond what is read."""
    from openpyxl.utils.cell import coordinate_to_tuple

    if not cell.get("r") or not len(cell):
        return False
    row, column = coordinate_to_tuple(cell.get("r"))
    return bool(row > MAX_ROWS or column > MAX_COLUMNS)
