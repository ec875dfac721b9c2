"""What was guessed and lost, as findings of the foreign file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TextIO

from cjm.cli.findings.outputs import FOR_PEOPLE
from cjm.cli.importing.places import Places
from cjm.cli.terminal import screen
from cjm.importers.foreign import Foreign
from cjm.importers.notes import KINDS, Cell, Note
from cjm.output.registry import format_called
from cjm.output.report import Report, RuleDescription
from cjm.source.diagnostic import Diagnostic
from cjm.source.text import Position, Text


def show(
    foreign: Foreign, notes: Collection[Note], output_format: str, *, strict: bool, stream: TextIO
) -> None:
    """Show the notes; formats for people say nothing where there are none."""
    if not notes and output_format in {FOR_PEOPLE, "concise"}:
        return
    diagnostics = sorted(_diagnostics(foreign, notes, strict=strict), key=lambda each: each.sort_key)
    rules = tuple(
        RuleDescription(kind.code, kind.name, kind.title, kind.severity, "import", f"{kind.title}.")
        for kind in KINDS
    )
    report = Report(tuple(diagnostics), 1, rules)
    stream.write(format_called(output_format)(report, screen(stream)))


def _diagnostics(foreign: Foreign, notes: Collection[Note], *, strict: bool) -> Iterable[Diagnostic]:
    spans = [note.where for note in notes if not isinstance(note.where, Cell)]
    places = Places(foreign.pieces() if spans else (), [offset for span in spans for offset in span])
    for note in notes:
        if isinstance(note.where, Cell):
            text, start, end = _shown(note.where)
        else:
            text = places.text
            start, end = (places.position(offset) for offset in note.where)
        severity = "error" if strict else note.kind.severity
        yield Diagnostic(
            note.kind.code, note.kind.name, severity, note.message, note.help, foreign.name, (), "", start, end, text,
        )  # fmt: skip


def _shown(cell: Cell) -> tuple[Text, Position, Position]:
    """A text in which a cell stands in its row and column, for showing it, and where it begins and ends there."""
    line = " ".join(cell.text.split())
    text = Text("\n" * (cell.row - 1) + " " * (cell.column - 1) + line)
    return text, Position(cell.row, cell.column), Position(cell.row, cell.column + max(1, len(line)))
