"""Tables: cells with their places, what their columns hold, and which way round they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from cjm.importers.guesses.scores import OURS, Scale, scale_of
from cjm.importers.notes import COLUMN_GUESSED, SCALE_GUESSED, TEXT_WITHOUT_PLACE, Notes, Where
from cjm.importers.tables.cells import is_empty, numbers, plain
from cjm.importers.tables.headers import Head, head_of, is_name

_HEADS_WITHIN = 15
_SCORED = frozenset({"emotion", "score", "desired_score", "thoughts_and_feelings"})
_OF_STAFF = frozenset({"frontstage", "backstage"})
_OF_NEEDS = frozenset({"needs", "importance"})
_SATISFACTION = ("emotion", "score")


class Cell(NamedTuple):
    """The text of a cell, and where it stands."""

    text: str
    where: Where


Row = Sequence[Cell]


def cell_at(offset: int, text: str) -> Cell:
    """A text that begins at an offset as a cell, without the white space around it."""
    start = offset + len(text) - len(text.lstrip())
    return Cell(text.strip(), (start, start + len(text.strip())))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head's cell, and what it stands for; `None` where that is not known."""

    cell: Cell
    head: Head | None

    @property
    def field(self) -> str | None:
        """The field of the format that the column fills."""
        return self.head.field if self.head else None


def columns_of(heads: Row) -> list[Column]:
    """The columns below a row of heads."""
    return of_needs(beside_staff([Column(cell, head_of(cell.text)) for cell in heads]))


def beside_staff(columns: list[Column]) -> list[Column]:
    """Columns as service blueprints mean them: beside what staff do, “customer” is what customers do, “evidence” what they see."""
    fields = {column.field for column in columns}
    meant: dict[str | None, str] = {}
    if not fields.isdisjoint(_OF_STAFF):
        meant["evidence"] = "physical_evidence"
        if "actions" not in fields:
            meant["personas"] = "actions"
    return _with_meanings(columns, meant)


def of_needs(columns: list[Column]) -> list[Column]:
    """Columns where satisfaction beside the importance of needs is how well these are met, and no feeling."""
    fields = {column.field for column in columns}
    return _with_meanings(
        columns, dict.fromkeys(_SATISFACTION, "satisfaction") if fields >= _OF_NEEDS else {}
    )


def _with_meanings(columns: list[Column], meant: Mapping[str | None, str]) -> list[Column]:
    if not meant:
        return columns
    return [
        Column(column.cell, Head(meant[column.field])) if column.field in meant else column
        for column in columns
    ]


def with_steps(columns: list[Column]) -> list[Column]:
    """Columns of a database of steps: where phases have a column and steps none, `Name` is that of the step in each row."""
    fields = [column.field for column in columns]
    named = [at for at, column in enumerate(columns) if column.field is None and is_name(column.cell.text)]
    if "phase" not in fields or "step" in fields or not named:
        return columns
    at = named[0]
    return [*columns[:at], Column(columns[at].cell, Head("step")), *columns[at + 1 :]]


def known(heads: Row) -> set[str]:
    """The fields that a row or a column of heads names."""
    return {column.field for column in columns_of(heads) if column.field and column.field != "ignored"}


def is_across(rows: Sequence[Row]) -> bool:
    """Whether the phases of a table stand side by side: its first column names fields, and more than any row does."""
    across = known([row[0] for row in rows if row])
    down = max((known(row) for row in rows[:_HEADS_WITHIN]), key=len, default=set())
    return len(across) > len(down) or (len(across) == len(down) > 1 and not down & {"phase", "step"})


def turned(rows: Sequence[Row]) -> list[list[Cell]]:
    """The table with rows for columns."""
    empty = Cell("", rows[0][0].where if rows and rows[0] else (0, 0))
    return [list(column) for column in zip_longest(*rows, fillvalue=empty)]


def note_columns(columns: Iterable[Column], notes: Notes, *, kind: str = "column") -> None:
    """Note what each column was taken for, and which have no place. Those that have the format's own names go without."""
    for column in columns:
        name = plain(column.cell.text)
        if column.field in {None, "ignored"} and name:
            notes.add(
                TEXT_WITHOUT_PLACE,
                f"the {kind} “{name}” has no place in a map",
                column.cell.where,
                "what stands there is kept under `x-import`",
            )
        elif column.head and not column.head.is_key and not _is_number(column):
            notes.add(
                COLUMN_GUESSED, f"the {kind} “{name}” was taken for `{column.field}`", column.cell.where
            )


def _is_number(column: Column) -> bool:
    """Whether a column is plainly that of the rows' numbers, which is nothing to speak of."""
    return column.field == "number" and head_of(column.cell.text, exact=True) is not None


def scale_in(columns: Sequence[Column], rows: Iterable[Row], notes: Notes, *, own: bool = False) -> Scale:
    """The scale of the scores in a table: ours in a file of our own, else what a head says, else what holds them all."""
    if own:
        return OURS
    places = [at for at, column in enumerate(columns) if column.field in _SCORED]
    named = next(
        (column for column in columns if column.field in _SCORED and column.head and column.head.scale), None
    )
    if named and named.head and named.head.scale:
        return named.head.scale
    found = (
        (value, row[at])
        for row in rows
        for at in places
        if at < len(row) and not is_empty(row[at].text)
        for value in numbers(row[at].text)
    )
    first = next(found, None)
    if first is None:
        return scale_of(())
    low = high = first[0]
    odd = first[1] if not 1 <= low <= 5 else None
    for value, cell in found:
        low, high = min(low, value), max(high, value)
        if odd is None and not 1 <= value <= 5:
            odd = cell
    scale = OURS if -2 <= low < 0 and high <= 2 else scale_of((low, high))
    notes.add(SCALE_GUESSED, f"scores were read on a scale of {scale}", (odd or first[1]).where)
    return scale


def are_steps(columns: Sequence[Column], rows: Iterable[Row]) -> bool:
    """Whether the rows of a table are steps: a column names them, or several rows in a row are of one phase."""
    fields = [column.field for column in columns]
    if "step" in fields or "phase" not in fields:
        return True
    at, before = fields.index("phase"), ""
    for row in rows:
        name = plain(row[at].text) if at < len(row) else ""
        said = any(not is_empty(cell.text) for cell in row)
        if said and before and name in {"", before}:
            return True
        before = name or before
    return False
