"""The sheets of our own workbooks as records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cjm.importers.notes import TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.own.keys import Keys, folded
from cjm.importers.own.records import Record
from cjm.importers.xlsx.book import Page
from cjm.importers.xlsx.grids import SheetNotes, note_gaps
from cjm.importers.xlsx.own.hidden import HIDDEN, table_of
from cjm.importers.xlsx.values import Value

_CELL_LIMIT = 32_767
_MOST_ROWS = 10_000
_COMPUTED = frozenset({"comparison", "coverage", "checks"})
"""Sheets that are computed from the others."""


def records_of(pages: Iterable[Page], keys: Keys, notes: Notes) -> dict[str, list[Record]]:
    """The rows of all sheets by table. A sheet that is none of ours is noted and left out."""
    found: dict[str, list[Record]] = {}
    for page in pages:
        if page.name == HIDDEN or not page.rows:
            continue
        said = SheetNotes(page.name, notes)
        table = table_of(page, keys)
        if table is None or table in found:
            said.add(
                TEXT_LEFT_OUT,
                "the sheet is none that cjm wrote",
                page.rows[0][0].where,
                "import it on its own",
            )
        elif table not in _COMPUTED:
            note_gaps(page, said)
            found[table] = _records(page, keys.headings[table], said)
    return found


def _records(page: Page, known: Mapping[str, str], notes: Notes) -> list[Record]:
    head, *rows = page.rows
    columns = {value.column: value for value in head}
    heads = {known[folded(value.text)]: value.text for value in head if folded(value.text) in known}
    records = []
    if len(rows) > _MOST_ROWS:
        message = f"only the first {_MOST_ROWS} rows were read"
        notes.add(TEXT_LEFT_OUT, message, rows[_MOST_ROWS][0].where, "no journey has so many")
    for row in rows[:_MOST_ROWS]:
        cells: dict[str, Value] = {}
        others: list[tuple[str, Value]] = []
        for value in row:
            title = columns[value.column].text if value.column in columns else "?"
            key = known.get(folded(title))
            if key is None or key in cells:
                others.append((title, value))
            else:
                cells[key] = value
            if (
                isinstance(value.content, str)
                and len(value.content.encode("utf-16-le", "replace")) // 2 >= _CELL_LIMIT
            ):
                notes.add(TEXT_LEFT_OUT, "the text is cut where the cell is full", value.where)
        for title, value in others:
            message = f"the column “{' '.join(title.split())}” has no place in a map"
            notes.add(TEXT_WITHOUT_PLACE, message, value.where, "what stands there is kept under `x-import`")
        records.append(Record(cells, others, heads, notes))
    return records
