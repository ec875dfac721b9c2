"""Separated values as people save them: the cells of each line with their places in the text.

The library's reader tells no places, and takes an unescaped quotation mark in a quoted cell for its end. On what RFC 4180
allows, both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjm.importers.notes import VALUE_GUESSED, Notes
from cjm.importers.tables.grid import Cell, known

SEPARATORS = ",;\t|"
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_MOST_TO_LOOK_AT = 20_000


def separator_of(content: str) -> str:
    """The separator of a text: the one that splits most of its first lines into equally many cells, and the most.

    Where the first line names fields of the format when it is split, that decides.
    """
    first = content.partition("\n")[0]
    named = {
        separator: len(known([Cell(text, (0, 0)) for text in first.split(separator)]))
        for separator in SEPARATORS
    }
    if max(named.values()) > 1:
        return max(named, key=lambda separator: named[separator])
    lines = [
        line for line in content[:_MOST_TO_LOOK_AT].splitlines() if line.strip() and not line.startswith("#")
    ][:50]

    def rating(separator: str) -> tuple[int, int]:
        counts = [_outside_quotes(line).count(separator) for line in lines]
        common = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(common) if common else 0, common)

    return max(SEPARATORS, key=rating)


def records(content: str, separator: str, notes: Notes) -> Iterator[list[Cell]]:
    """The lines of a text, each as its cells; empty lines have one empty cell."""
    cells = _Cells(content, separator, notes)
    at = 0
    while at < len(content):
        record = []
        while True:
            cell, at = cells.at(at)
            record.append(cell)
            if content[at : at + 1] != separator:
                break
            at += 1
        yield record
        ended = _LINE_BREAK.match(content, at)
        at = ended.end() if ended else at


class _Cells:
    """The cells of a text, found by where they begin."""

    def __init__(self, content: str, separator: str, notes: Notes) -> None:
        end = rf"(?=[{re.escape(separator)}\r\n]|\Z)"
        self._quoted = re.compile(rf'[ ]*"((?:[^"]|"")*+)"[ \t]*{end}')
        self._loosely_quoted = re.compile(rf'[ ]*"(.*?)"[ \t]*{end}', re.DOTALL)
        self._plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
        self._content = content
        self._notes = notes
        self._last_quote = content.rfind('"')

    def at(self, start: int) -> tuple[Cell, int]:
        """The cell that begins at an offset, and where it ends."""
        content = self._content
        if quoted := self._quoted.match(content, start):
            return Cell(quoted[1].replace('""', '"'), quoted.span(1)), quoted.end()
        if start < self._last_quote and (loose := self._loosely_quoted.match(content, start)):
            self._notes.add(
                VALUE_GUESSED,
                "quotation marks in a cell are not doubled; they were taken as they are",
                loose.span(1),
                "write them twice",
            )
            return Cell(loose[1].replace('""', '"'), loose.span(1)), loose.end()
        plain = self._plain.match(content, start)
        assert plain is not None
        return Cell(plain[0], plain.span()), plain.end()


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
