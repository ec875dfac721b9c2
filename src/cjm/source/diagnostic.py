"""A finding in its place: what every output format shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjm.model.finding import Finding, Severity
from cjm.model.node_path import NodePath
from cjm.source.anchor import anchor, is_named
from cjm.source.document import Document
from cjm.source.text import Position, Text

if TYPE_CHECKING:
    from cjm.model.fix import Fix
    from cjm.source.editing.text_edit import TextFix


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with file, lines and columns. `text` is the text of the file, for showing the line.

    `anchor` is the path with ids in place of positions: it stays when phases are inserted before. `fix` is how the
    finding can be put right in this text, if it can.
    """

    code: str
    name: str
    severity: Severity
    message: str
    help: str
    filename: str
    path: NodePath
    anchor: str
    start: Position
    end: Position
    text: Text
    fix: TextFix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order in which diagnostics are shown: by file, place and code."""
        return (self.filename, self.start.row, self.start.column, self.code, self.message)


def diagnose(document: Document, finding: Finding, name: str) -> Diagnostic:
    """The diagnostic for a finding in a document; `name` is that of the finding's rule."""
    problem = finding.problem
    where = document.locate(problem)
    message = problem.message
    if where.alias_row is not None:
        message += f" (used in line {where.alias_row} through an alias)"
    return Diagnostic(
        finding.code, name, finding.severity, message, problem.help, document.filename, problem.path,
        _anchor(document, problem.path), where.start, where.end, document.text,
        _resolved(document, problem.fix) if problem.fix else None,
    )  # fmt: skip


def _anchor(document: Document, path: NodePath) -> str:
    """The anchor by the models, where they name all items on the way: plain data takes another reading of the file."""
    content = document.content
    return anchor(content if content and is_named(content, path) else document.data, path)


def _resolved(document: Document, fix: Fix) -> TextFix | None:
    from cjm.source.edits import resolve  # only where there is something to fix: it takes a while to load

    return resolve(document, fix)
