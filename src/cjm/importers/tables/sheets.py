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
from cjm.importers.tables.lens import is_remark, lens_of
from cjm.importers.tables.separated import Separated
from cjm.importers.tables.telling import TELLING

FEWEST_FIELDS = 2
"""How many fields of the format the heads of a journey name at least."""
_FEWEST_ACROSS = 2
_OF_STEPS = frozenset({"physical_evidence", "when", "duration"})
"""Fields with which a table may begin that names no phases: each column is a step."""
_ROWS_OF_HEADS = 3
"""Two rows of heads, and one below them."""
_MOST_TO_TURN = 2_000
_MOST_HELD = 2_000
"""How many rows of a table are held that can be read again."""


@dataclass
class Sheet:
    """A table: its heads, its rows, its title, the personas named above it, and what else stands above and below it.

    `groups` are those of a row above the heads, `upper`; they may be the phases. `lower` is the second row of heads where
    two were read as one.
    """

    heads: Row
    rows: Collection[Row] = ()
    title: Cell | None = None
    personas: Sequence[Cell] = ()
    asides: list[Cell] = field(default_factory=list)
    below: list[Cell] = field(default_factory=list)
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
        yield _across(full)
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
        else:
            body.add(number, row)
            if is_one_journey:
                check_steps(len(body))
    if sheet is not None:
        yield _whole(sheet, body)


def _across(rows: Sequence[Row]) -> Sheet:
    """A table with the phases side by side, below what stands above it."""
    first = _first_wide(rows)
    (corner, *heads), *others = turned(rows[first:])
    head = head_of(corner.text)
    is_named = head is not None and head.field in {"phase", "step"}
    asides = []
    if head is None or not (is_named or head.field in _OF_STEPS or (first and head.field in TELLING)):
        says_nothing = is_empty(corner.text) or head_of(corner.text, exact=True) is not None
        asides = [] if says_nothing else [corner]
        corner = Cell("phase", corner.where)
    if heads and is_empty(heads[0].text):
        heads[0] = Cell("step", heads[0].where)
    lens = lens_of(rows[:first])
    return Sheet(
        [corner, *heads],
        list(others),
        title=lens.title,
        personas=lens.personas,
        asides=[*lens.others, *asides],
        is_across=True,
    )


def _first_wide(rows: Sequence[Row]) -> int:
    """The number of the row that phases side by side begin with: one that names them, or the first that is about as wide."""
    widths = [len(_said(row[1:])) for row in rows]
    least = max(_FEWEST_ACROSS, (max(widths, default=0) + 1) // 2)
    return next((at for at, row in enumerate(rows) if widths[at] >= least or names_stages(row[0].text)), 0)


def heads_of(rows: Sequence[Row]) -> Row:
    """The heads of a table that begins with them, whether they are in one row or in two."""
    table = next(sheets(rows[:_ROWS_OF_HEADS]), None) if len(rows) >= _ROWS_OF_HEADS else None
    return rows[0] if table is None or table.is_across else table.heads


def _begun(heads: Row, above: Sequence[Row]) -> Sheet:
    """A table from its heads on, below rows that are none, the last of which may name groups of its columns."""
    upper = above[-1] if above else ()
    groups = None if any(is_remark(cell.text) for cell in upper) else groups_over(upper, heads)
    beyond = _said(upper[len(heads) :]) if groups else []
    if groups:
        heads = [
            upper[at] if at in groups.shared and at < len(upper) and is_empty(cell.text) else cell
            for at, cell in enumerate(heads)
        ]
    return Sheet(heads, asides=beyond, above=above, groups=groups, upper=upper)


def _whole(sheet: Sheet, body: _Body) -> Sheet:
    """A table with its rows and its title; where groups of its columns are phases, with a column for these."""
    lens = lens_of(sheet.above[: -1 if sheet.groups else None])
    sheet.title, sheet.personas, sheet.asides = lens.title, lens.personas, [*lens.others, *sheet.asides]
    sheet.rows, sheet.below = body.rows(), body.below
    if sheet.groups is not None and are_phases(sheet.groups, sheet.heads):
        by_phase = ByPhase(sheet.rows, sheet.groups, sheet.heads)
        sheet.heads, sheet.rows, sheet.groups_are_phases = by_phase.heads(sheet.upper), by_phase, True
    return sheet


class _Body:
    """The rows below heads, as they are found. Many rows that can be read again are let go.

    Cells that stand alone below an empty row are the last ones' remarks, unless rows follow.
    """

    def __init__(self, source: Iterable[Row]) -> None:
        self._source = source if isinstance(source, Separated) else None
        self._held: list[Row] = []
        self._first = 0
        self._end = 0
        self._last: Row = ()
        self._is_long = False
        self._gap = False
        self._alone: list[tuple[int, Row]] = []

    def __len__(self) -> int:
        return self._end - self._first

    @property
    def is_empty(self) -> bool:
        """Whether there is no row yet."""
        return not self._end

    @property
    def below(self) -> list[Cell]:
        """What stands alone below the rows."""
        return [cell for _, row in self._alone for cell in _said(row)]

    def add(self, number: int, row: Row) -> None:
        """Add a row with its number among all; an empty one is none."""
        if not _says_something(row):
            self._gap = bool(self._end)
        elif self._gap and len(_said(row)) == 1:
            self._alone.append((number, row))
        else:
            for each in (*self._alone, (number, row)):
                self._take(*each)
            self._alone, self._gap = [], False

    def _take(self, number: int, row: Row) -> None:
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
        if self._alone:
            return [self._alone.pop()[1]]
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
