"""The tables of a sheet: where their heads are, what stands above them, and which rows are theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from cjm.importers.limits import check_steps
from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.grid import Cell, Row, is_across, known, turned
from cjm.importers.tables.groups import ByPhase, Groups, are_phases, groups_over, one_row
from cjm.importers.tables.headers import head_of, names_stages
from cjm.importers.tables.separated import Separated

FEWEST_FIELDS = 2
"""How many fields of the format the heads of a journey name at least."""
_ROWS_OF_HEADS = 3
"""Two rows of heads, and one below them."""
_MOST_TO_TURN = 2_000
_MOST_HELD = 2_000
"""How many rows of a table are held that can be read again."""


@dataclass
class Sheet:
    """A table: its heads, its rows, its title, and what else stands above it.

    `groups` are those of a row above the heads, `upper`; they may be the phases. `lower` is the second row of heads where
    two were read as one.
    """

    heads: Row
    rows: Collection[Row] = ()
    title: Cell | None = None
    asides: list[Cell] = field(default_factory=list)
    is_across: bool = False
    groups: Groups | None = None
    groups_are_phases: bool = False
    above: Sequence[Row] = ()
    upper: Row = ()
    lower: Row = ()


def sheets(rows: Iterable[Row]) -> Iterator[Sheet]:
    """The tables among rows: where heads come again, another begins. What stands alone above heads is the title.

    Of `Separated` lines, only those of small tables are held.
    """
    lines = iter(rows)
    first = list(islice(lines, _MOST_TO_TURN + 1))
    if len(first) <= _MOST_TO_TURN and is_across(full := [row for row in first if _said(row)]):
        (corner, *heads), *others = turned(full)
        head = head_of(corner.text)
        named = corner if head and head.field in {"phase", "step"} else Cell("phase", corner.where)
        asides = [] if head or is_empty(corner.text) else [corner]
        yield Sheet([named, *heads], list(others), asides=asides, is_across=True)
        return
    sheet: Sheet | None = None
    above: list[Row] = []
    body = _Body(rows)
    is_one_journey = True
    for number, row in enumerate(chain(first, lines)):
        if _is_heads(row, again=sheet is not None):
            if sheet is not None and body.is_empty:
                above.append(sheet.heads)
            elif sheet is not None:
                above = body.take_title()
                yield _whole(sheet, body)
            sheet, body = _begun(row, above), _Body(rows)
            is_one_journey = "journey" not in known(row)
        elif sheet is None:
            above.append(row)
        elif body.is_empty and (joined := one_row(sheet.heads, row)) is not None:
            said = {word for cell in joined for word in plain(cell.text).split()}
            sheet.asides += [cell for cell in _said(sheet.heads) if not said >= {*plain(cell.text).split()}]
            sheet.heads, sheet.lower = joined, row
        elif _says_something(row):
            body.add(number, row)
            if is_one_journey:
                check_steps(len(body))
    if sheet is not None:
        yield _whole(sheet, body)


def heads_of(rows: Sequence[Row]) -> Row:
    """The heads of a table that begins with them, whether they are in one row or in two."""
    table = next(sheets(rows[:_ROWS_OF_HEADS]), None) if len(rows) >= _ROWS_OF_HEADS else None
    return rows[0] if table is None or table.is_across else table.heads


def _begun(heads: Row, above: Sequence[Row]) -> Sheet:
    """A table from its heads on, below rows that are none, the last of which may name groups of its columns."""
    upper = above[-1] if above else ()
    groups = groups_over(upper, heads)
    beyond = _said(upper[len(heads) :]) if groups else []
    if groups:
        heads = [
            upper[at] if at in groups.shared and at < len(upper) and is_empty(cell.text) else cell
            for at, cell in enumerate(heads)
        ]
    return Sheet(heads, asides=beyond, above=above, groups=groups, upper=upper)


def _whole(sheet: Sheet, body: _Body) -> Sheet:
    """A table with its rows and its title; where groups of its columns are phases, with a column for these."""
    said = [cell for row in sheet.above[: -1 if sheet.groups else None] for cell in _said(row)]
    sheet.title, sheet.asides = (said[-1] if said else None), said[:-1] + sheet.asides
    sheet.rows = body.rows()
    if sheet.groups is not None and are_phases(sheet.groups, sheet.heads):
        by_phase = ByPhase(sheet.rows, sheet.groups, sheet.heads)
        sheet.heads, sheet.rows, sheet.groups_are_phases = by_phase.heads(sheet.upper), by_phase, True
    return sheet


class _Body:
    """The rows below heads, as they are found. Many rows that can be read again are let go."""

    def __init__(self, source: Iterable[Row]) -> None:
        self._source = source if isinstance(source, Separated) else None
        self._held: list[Row] = []
        self._first = 0
        self._end = 0
        self._last: Row = ()
        self._is_long = False

    def __len__(self) -> int:
        return self._end - self._first

    @property
    def is_empty(self) -> bool:
        """Whether there is no row yet."""
        return not self._end

    def add(self, number: int, row: Row) -> None:
        """Add a row with its number among all."""
        if not self._end:
            self._first = number
        self._end, self._last = number + 1, row
        if self._source and len(self._held) >= _MOST_HELD:
            self._is_long = True
            self._held.clear()
        if not self._is_long:
            self._held.append(row)

    def take_title(self) -> list[Row]:
        """Take the last row away if it has one cell, which is the title of what follows; returns that."""
        if len(_said(self._last)) != 1:
            return []
        self._end -= 1
        if self._held:
            self._held.pop()
        return [self._last]

    def rows(self) -> Collection[Row]:
        """The rows, to be gone through again and again."""
        if self._source and self._is_long:
            return _Stretch(self._source, self._first, self._end)
        return self._held


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows that are read again each time, without those that say nothing. Its length counts these too."""

    source: Separated
    first: int
    end: int

    def __len__(self) -> int:
        return self.end - self.first

    def __iter__(self) -> Iterator[Row]:
        return (row for row in self.source.between(self.first, self.end) if _says_something(row))

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)


def _is_heads(row: Row, *, again: bool) -> bool:
    """Whether a row is one of heads: it names fields, and where there are heads already, hardly anything else."""
    if again and not any(names_stages(cell.text) for cell in row):
        return False
    fields = len(known(row))
    return fields >= FEWEST_FIELDS and (not again or fields * 4 >= len(_said(row)) * 3)


def _said(row: Row) -> list[Cell]:
    """The cells of a row that say something."""
    return [cell for cell in row if not is_empty(cell.text)]


def _says_something(row: Row) -> bool:
    return any(not is_empty(cell.text) for cell in row)
