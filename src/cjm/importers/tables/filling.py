"""Rows of a table into a draft: each is a step, or a phase where the table knows no finer steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjm.importers.draft import Draft, Phase, Stage
from cjm.importers.guesses.scores import Scale
from cjm.importers.notes import KEPT_HELP, TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.tables.cells import is_empty, items, plain, steps
from cjm.importers.tables.grid import Cell, Column, Row
from cjm.importers.tables.headers import is_total
from cjm.importers.tables.slots import Slot
from cjm.importers.tables.stages import is_number, name_of_stage
from cjm.importers.tables.ways import WAYS

_NAMING = ("actions", "touchpoints", "channel", "thoughts", "questions", "needs", "pain_points")
"""The fields that may give a step its name where no column does."""


class Filling:
    """Fills a draft row by row. What has no place is kept and noted.

    `scale` is that of the scores; `rows_are_steps` tells that each row is a step, though no column may name it.
    """

    def __init__(
        self, draft: Draft, columns: Sequence[Column], scale: Scale, notes: Notes, *, rows_are_steps: bool
    ) -> None:
        self.draft = draft
        self.columns = columns
        self.scale = scale
        self.notes = notes
        self.rows_are_steps = rows_are_steps
        self.names_steps = any(column.field == "step" for column in columns)

    def row(self, row: Row) -> Stage | None:
        """Write a row into the draft; returns the step, or the phase, it went to, and None for an empty row.

        A row whose phase is empty belongs to the phase of the row before.
        """
        cells: dict[str, Cell] = {}
        heads: dict[str, Cell] = {}
        others = []
        for at, cell in enumerate(row):
            if is_empty(cell.text):
                continue
            column = self.columns[at] if at < len(self.columns) else None
            field = column.field if column else None
            if field in {None, "ignored"} or field in cells:
                others.append((plain(column.cell.text) if column else "", cell))
            elif field and column:
                cells[field] = cell
                heads[field] = column.cell
        if not cells and not others:
            return None
        first = next(iter(cells.values()), None) or others[0][1]
        if is_total(first.text) and _sums_up(row):
            message = "the row sums up those above it and was left out"
            self.notes.add(TEXT_LEFT_OUT, message, first.where)
            return None
        phase = self._phase(cells)
        stage = self._stage(phase, cells)
        for field, cell in cells.items():
            head = heads[field]
            WAYS[field](Slot(self.draft, phase, stage, field, head, cell, cells, self.scale, self.notes))
        for label, cell in others:
            stage.keep(label or "?", plain(cell.text))
            if not label:
                message = f"“{plain(cell.text)}” stands below no head"
                self.notes.add(TEXT_WITHOUT_PLACE, message, cell.where, KEPT_HELP)
        return stage

    def _phase(self, cells: Mapping[str, Cell]) -> Phase:
        phases = self.draft.phases
        name = (
            name_of_stage(cells["phase"].text)
            if "phase" in cells
            else phases[-1].name
            if phases
            else self.draft.title
        )
        return phases[-1] if phases and phases[-1].name == name else self.draft.phase(name)

    def _stage(self, phase: Phase, cells: Mapping[str, Cell]) -> Stage:
        """The step of a row, or the phase itself; the actions of a phase that has no finer rows are its steps.

        A step that has only a number is named by what is done in it.
        """
        step = cells.get("step")
        if step and not is_number(step.text):
            return phase.step(name_of_stage(step.text))
        if step or (self.rows_are_steps and not self.names_steps):
            named = [name for field in _NAMING if field in cells for name in items(cells[field].text)]
            return phase.step(named[0]) if named else phase.step(plain(step.text)) if step else phase
        if self.names_steps:
            return phase
        for action in steps(cells["actions"].text) if "actions" in cells else ():
            phase.step(action)
        return phase


def _sums_up(row: Row) -> bool:
    """Whether a row that calls itself a total says nothing else but numbers."""
    _, *others = (cell.text for cell in row if not is_empty(cell.text))
    return bool(others) and all(any(map(str.isdigit, text)) for text in others)
