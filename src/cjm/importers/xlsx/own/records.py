"""The rows of our own sheets: what stands in each under the keys of the format, and what people have added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cjm.importers.draft import keep
from cjm.importers.notes import TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.xlsx.book import Page
from cjm.importers.xlsx.grids import SheetNotes
from cjm.importers.xlsx.own.keys import HIDDEN, Keys, folded
from cjm.importers.xlsx.values import Value

_CELL_LIMIT = 32_767
_MOST_ROWS = 10_000
_COMPUTED = frozenset({"comparison", "coverage", "checks"})
"""Sheets that are computed from the others."""
_LABEL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its cells by key, those under headings of people's own, and where to note what is wrong with it."""

    cells: Mapping[str, Value]
    others: Sequence[tuple[str, Value]]
    heads: Mapping[str, str] = field(repr=False)
    notes: Notes = field(repr=False)

    def text(self, key: str) -> str:
        """The text under a key, empty where there is none."""
        return self.cells[key].text.strip() if key in self.cells else ""

    def name(self, key: str) -> str:
        """The text under a key as it stands there, empty where there is none to read."""
        return self.cells[key].text if self.text(key) else ""

    @property
    def label(self) -> str:
        """The number of the place that the row is about: `2` or `2.1`; empty where it has none."""
        said = self.text("at")
        return said if _LABEL.fullmatch(said) else ""

    @property
    def first(self) -> Value:
        """The first of its cells."""
        return next(iter(self.cells.values()), None) or self.others[0][1]

    def keep_others(self, data: dict[str, object]) -> None:
        """Keep what stands under headings that are not ours."""
        for heading, value in self.others:
            keep(data, heading, value.text)


def records_of(pages: Iterable[Page], keys: Keys, notes: Notes) -> dict[str, list[Record]]:
    """The rows of all sheets by table. A sheet that is none of ours is noted and left out."""
    found: dict[str, list[Record]] = {}
    for page in pages:
        if page.name == HIDDEN or not page.rows:
            continue
        said = SheetNotes(page.name, notes)
        table = keys.table_of(page)
        if table is None or table in found:
            said.add(
                TEXT_LEFT_OUT,
                "the sheet is none that cjm wrote",
                page.rows[0][0].where,
                "import it on its own",
            )
        elif table not in _COMPUTED:
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


def in_order(records: Sequence[Record]) -> list[Record]:
    """Phases or steps by their numbers; a row without one stands behind the row above it."""
    places: list[tuple[int, ...]] = []
    last: tuple[int, ...] = (0,)
    since = 0
    for record in records:
        if record.label:
            last, since = tuple(int(part) for part in record.label.split(".")), 0
            places.append(last)
        else:
            since += 1
            places.append((*last, 0, since))
    order = sorted(range(len(records)), key=lambda index: places[index])
    return [records[index] for index in order]
