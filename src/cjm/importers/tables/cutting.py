"""Text that comes in pieces, cut into lines of cells with their places.

The library's reader tells no places, and takes an unescaped quotation mark in a quoted cell for its end. On what RFC 4180
allows, both read the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cjm.importers.notes import VALUE_GUESSED, Notes
from cjm.importers.tables.grid import Cell

LINE_BREAK = re.compile(r"\r\n|\n|\r")


def records(pieces: Iterable[str], separator: str, notes: Notes, base: int = 0) -> Iterator[list[Cell]]:
    """The lines of a text that comes in pieces, each as its cells; empty lines have one empty cell.

    `base` is where the first piece begins in the whole text, by which the places of cells are told.

    No more of the text is held than a line or two, unless a quotation mark is never closed.
    """
    lines = Lines(pieces, separator, notes, base)
    while (line := lines.next()) is not None:
        yield line


class Lines:
    """The lines of a text that comes in pieces, one after the other.

    `_content` is the part of the text that is held, `_base` where that begins in the whole, `_at` where in it the next
    line begins.
    """

    def __init__(self, pieces: Iterable[str], separator: str, notes: Notes, base: int = 0) -> None:
        end = rf"(?=[{re.escape(separator)}\r\n]|\Z)"
        self._opening = re.compile(r'[ ]*"')
        self._quoted = re.compile(r'(?:[^"]+|"")*+')
        blanks = " " if separator == "\t" else " \t"
        self._closing = re.compile(rf'"[{blanks}]*{end}')
        self._plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
        self._separator = separator
        self._notes = notes
        self._pieces = iter(pieces)
        self._content = ""
        self._at = 0
        self._base = base
        self._ended = False
        self._closed_from, self._closed_at = base, base - 1
        self._loose: list[Cell] = []

    @property
    def place(self) -> int:
        """Where in the whole text the next line begins."""
        return self._base + self._at

    def next(self) -> list[Cell] | None:
        """The next line; `None` at the end."""
        while True:
            ended = LINE_BREAK.search(self._content, self._at)
            if ended is None or ended.end() == len(self._content):  # a line feed may follow
                if self._grow():
                    continue
                if self._at == len(self._content):
                    return None
            end, following = ended.span() if ended else (len(self._content), len(self._content))
            line = self._content[self._at : end]
            if '"' not in line:
                record = self._split(line)
                self._at = following
                return record
            if (quoted := self._with_quotes()) is not None:
                return quoted
            self._grow()

    def _split(self, line: str) -> list[Cell]:
        record = []
        start = self._base + self._at
        for text in line.split(self._separator):
            end = start + len(text)
            record.append(Cell(text, (start, end)))
            start = end + 1
        return record

    def _with_quotes(self) -> list[Cell] | None:
        """The next line, in which there are quotation marks; `None` where more of the text must be known."""
        record, at, content = [], self._at, self._content
        self._loose.clear()
        while True:
            found = self._cell(at)
            if found is None:
                return None
            cell, at = found
            record.append(cell)
            if content[at : at + 1] != self._separator:
                break
            at += 1
        ended = LINE_BREAK.match(content, at)
        end = ended.end() if ended else at
        if end == len(content) and not self._ended:
            return None
        self._at = end
        for cell in self._loose:
            message = "quotation marks in a cell are not doubled; they were taken as they are"
            self._notes.add(VALUE_GUESSED, message, cell.where, "write them twice")
        return record

    def _cell(self, start: int) -> tuple[Cell, int] | None:
        """The cell that begins at a place of the window, and where it ends."""
        content = self._content
        opened = self._opening.match(content, start)
        if opened is None:
            plain = self._plain.match(content, start)
            assert plain is not None
            return self._placed(plain[0], plain.span()), plain.end()
        first = opened.end()
        quoted = self._quoted.match(content, first)
        assert quoted is not None
        last = quoted.end()
        if not self._ended and last >= len(content) - 1:
            return None  # a second quotation mark may follow
        closed = self._closing.match(content, last)
        is_loose = closed is None
        if closed is None:
            closed = self._next_closing(first)
            if closed is None:
                if not self._ended:
                    return None
                plain = self._plain.match(content, start)
                assert plain is not None
                return self._placed(plain[0], plain.span()), plain.end()
            last = closed.start()
        if closed.end() == len(content) and not self._ended:
            return None
        cell = self._placed(content[first:last].replace('""', '"'), (first, last))
        if is_loose:
            self._loose.append(cell)
        return cell, closed.end()

    def _next_closing(self, start: int) -> re.Match[str] | None:
        """The next quotation mark at the end of a cell; each stretch of the text is searched once."""
        if self._closed_from <= self._base + start <= self._closed_at:
            return self._closing.match(self._content, self._closed_at - self._base)
        closed = self._closing.search(self._content, start)
        if self._ended or (closed and closed.end() < len(self._content)):
            at = closed.start() if closed else len(self._content)
            self._closed_from, self._closed_at = self._base + start, self._base + at
        return closed

    def _placed(self, text: str, span: tuple[int, int]) -> Cell:
        return Cell(text, (self._base + span[0], self._base + span[1]))

    def _grow(self) -> bool:
        """Read on, until there is twice as much as is needed for the line so far; returns whether there is more."""
        if self._ended:
            return False
        rest = self._content[self._at :]
        parts, length = [rest], 0
        for piece in self._pieces:
            parts.append(piece)
            length += len(piece)
            if length > len(rest):
                break
        else:
            self._ended = True
        self._base += self._at
        self._at = 0
        self._content = "".join(parts)
        return True
