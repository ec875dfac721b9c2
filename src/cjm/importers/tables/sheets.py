"""The journeys of a sheet: where its heads are, what stands above them, and one draft for each journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cjm.importers.draft import Draft
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Wishes
from cjm.importers.notes import KEPT_HELP, STRUCTURE_GUESSED, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.placing import made_up_title
from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.filling import Filling
from cjm.importers.tables.grid import (
    Cell,
    Row,
    are_steps,
    columns_of,
    is_across,
    known,
    note_columns,
    scale_in,
    turned,
)
from cjm.importers.tables.headers import head_of, names_stages

FEWEST_FIELDS = 2
"""How many fields of the format the heads of a journey name at least."""
_MOST_TO_TURN = 2_000


@dataclass
class Sheet:
    """A table: its heads, its rows, its title, and what else stands above it."""

    heads: Row
    rows: list[Row] = field(default_factory=list)
    title: Cell | None = None
    asides: list[Cell] = field(default_factory=list)
    is_across: bool = False


def sheets(rows: Sequence[Row]) -> Iterator[Sheet]:
    """The tables among rows: where heads come again, another begins. What stands alone above heads is the title."""
    if len(rows) <= _MOST_TO_TURN and is_across(full := [row for row in rows if _said(row)]):
        (corner, *heads), *others = turned(full)
        head = head_of(corner.text)
        named = corner if head and head.field in {"phase", "step"} else Cell("phase", corner.where)
        yield Sheet([named, *heads], list(others), is_across=True)
        return
    sheet: Sheet | None = None
    above: list[Cell] = []
    for row in rows:
        said = _said(row)
        if _is_heads(row, said, again=sheet is not None):
            if sheet is not None:
                above = _said(sheet.rows.pop()) if sheet.rows and len(_said(sheet.rows[-1])) == 1 else []
                yield sheet
            sheet = Sheet(row, title=above[-1] if above else None, asides=above[:-1])
        elif sheet is None:
            above += said
        elif said:
            sheet.rows.append(row)
    if sheet is not None:
        yield sheet


def drafts(sheet: Sheet, name: str, wishes: Wishes, notes: Notes) -> list[Draft]:
    """The drafts of a table, one for each journey that a column tells apart. `name` is its title for want of one."""
    columns = columns_of(sheet.heads)
    note_columns(columns, notes, kind="row" if sheet.is_across else "column")
    scale = scale_in(columns, sheet.rows, notes)
    fields = [column.field for column in columns]
    at = fields.index("journey") if "journey" in fields else None
    title = wishes.title or (plain(sheet.title.text) if sheet.title else None)
    if title is None and at is None:
        title = made_up_title(name, "table", sheet.heads[0].where, notes)
    language = wishes.language or language_of(" ".join(cell.text for row in sheet.rows[:200] for cell in row))
    by_step = are_steps(columns, sheet.rows)
    if not {"phase", "step"} & set(fields):
        notes.add(
            STRUCTURE_GUESSED,
            f"no column names phases; all stands in the phase “{title}”",
            sheet.heads[0].where,
        )
    found: dict[str, Filling] = {}
    journey = title or name
    for number, row in enumerate(sheet.rows):
        if at is not None and at < len(row) and not is_empty(row[at].text):
            journey = plain(row[at].text)
        if journey not in found:
            found[journey] = Filling(Draft(journey, language), columns, scale, notes, rows_are_steps=by_step)
        found[journey].row(row)
        if wishes.progress and number % 1000 == 0:
            wishes.progress(0.5 + number / len(sheet.rows) / 2)
    made = [filling.draft for filling in found.values() if filling.draft.phases]
    for aside in sheet.asides if made else ():
        made[0].keep("above the table", plain(aside.text))
        notes.add(
            TEXT_WITHOUT_PLACE,
            f"“{plain(aside.text)}” has no place in a map",
            aside.where,
            KEPT_HELP,
        )
    return made


def _is_heads(row: Row, said: Sequence[Cell], *, again: bool) -> bool:
    """Whether a row is one of heads: it names fields, and where there are heads already, hardly anything else."""
    if again and not any(names_stages(cell.text) for cell in said):
        return False
    fields = len(known(row))
    return fields >= FEWEST_FIELDS and (not again or fields * 4 >= len(said) * 3)


def _said(row: Row) -> list[Cell]:
    """The cells of a row that say something."""
    return [cell for cell in row if not is_empty(cell.text)]
