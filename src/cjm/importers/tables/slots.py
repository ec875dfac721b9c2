"""A cell of a table on its way into a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cjm.importers.draft import Draft, Phase, Stage
from cjm.importers.guesses.scores import Scale
from cjm.importers.notes import KEPT_HELP, VALUE_UNREADABLE, Notes
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import Cell


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell that says something, and where it goes.

    `stage` is the step that its row is about, or the phase itself; `head` is that of the cell's column; `cells` are
    all that the row says, by field.
    """

    draft: Draft
    phase: Phase
    stage: Stage
    field: str
    head: Cell
    cell: Cell
    cells: Mapping[str, Cell]
    scale: Scale
    notes: Notes

    @property
    def is_of_phase(self) -> bool:
        """Whether the row is about the phase itself."""
        return self.stage is self.phase

    @property
    def text(self) -> str:
        """The cell's text."""
        return plain(self.cell.text)

    @property
    def step(self) -> Stage:
        """The step of the row; of a phase its first one, or one of its name where it has none."""
        if not self.is_of_phase:
            return self.stage
        return self.phase.steps[0] if self.phase.steps else self.phase.step(self.phase.name)

    def keep(self) -> None:
        """Keep a text that does not fit here."""
        self.stage.keep(self.field, self.text)
        message = f"“{self.text}” has no place as `{self.field}` here"
        self.notes.add(VALUE_UNREADABLE, message, self.cell.where, KEPT_HELP)

    def put(self, stage: Stage, value: str | bool) -> None:
        """Set a value of a phase or a step that has none yet; else keep the text."""
        if not stage.put(self.field, value):
            self.keep()
