"""Reading a text in a test, and what a reader of the findings would see."""

from __future__ import annotations

from cjm.model.map import Map
from cjm.source.document import Document, read_document

HEAD = "cjm: 1\ntitle: Shoes\n"


def read(text: str | bytes) -> Document:
    """The document in a text or in bytes."""
    return read_document(text if isinstance(text, bytes) else text.encode(), "shoes.cjm.yaml")


def valid(body: str) -> Map:
    """The map of `body` below a head that every map needs."""
    document = read(HEAD + body)
    assert document.findings == ()
    assert document.map is not None
    return document.map


def findings(document: Document) -> list[tuple[str, int, int, str]]:
    """Each finding's code, row and column, and the words it points at."""
    shown = []
    for finding in document.findings:
        where = document.locate(finding.problem)
        line = document.text.line(where.start.row)
        end = where.end.column if where.end.row == where.start.row else len(line) + 1
        shown.append(
            (finding.code, where.start.row, where.start.column, line[where.start.column - 1 : end - 1])
        )
    return shown


def codes(text: str | bytes) -> list[str]:
    """The codes of a text's findings."""
    return [finding.code for finding in read(text).findings]


def the_finding(text: str | bytes) -> tuple[str, int, int, str]:
    """The one finding of a text."""
    (found,) = findings(read(text))
    return found


def messages(text: str | bytes) -> list[str]:
    """The messages of a text's findings, each with its help."""
    return [f"{finding.problem.message}; {finding.problem.help}" for finding in read(text).findings]
