"""Rows that each have columns of their own, as where every phase of a text says other things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cjm.importers.draft import Draft, Stage
from cjm.importers.notes import Notes
from cjm.importers.tables.cells import plain
from cjm.importers.tables.filling import Filling
from cjm.importers.tables.grid import Cell, Column, note_columns, scale_in


@dataclass(frozen=True, slots=True)
class Record:
    """What is said of a phase or a step: its columns and cells, as if it were the row of a table."""

    columns: list[Column]
    cells: list[Cell]


def fill(draft: Draft, records: Sequence[Record], notes: Notes, *, kind: str) -> list[Stage | None]:
    """Write records into a draft; returns the step each went to, or its phase, and None for an empty one.

    All scores are on one scale. A label, which notes call a `kind`, is noted once.
    """
    columns = [column for record in records for column in record.columns]
    scale = scale_in(columns, [[cell for record in records for cell in record.cells]], notes)
    seen: set[str] = set()
    stages: list[Stage | None] = []
    for record in records:
        labels = {plain(column.cell.text): column for column in record.columns}
        note_columns([column for label, column in labels.items() if label not in seen], notes, kind=kind)
        seen |= labels.keys()
        is_step = any(column.field == "step" for column in record.columns)
        filling = Filling(draft, record.columns, scale, notes, rows_are_steps=is_step)
        stages.append(filling.row(record.cells))
    return stages
