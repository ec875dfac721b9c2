"""Separated values as people save them: what separates them, and their lines, read from the file each time anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cjm.importers.foreign import Foreign
from cjm.importers.notes import Cell as NotedCell
from cjm.importers.notes import Notes
from cjm.importers.tables.cutting import LINE_BREAK, Lines, records
from cjm.importers.tables.grid import Cell, Row, known

SEPARATORS = ",;\t|"
_MOST_TO_LOOK_AT = 20_000
_LINES = 50
_BETWEEN_MARKS = 1_000
"""After how many lines their place in the text is remembered."""


def separator_of(content: str) -> str:
    """The separator of a text: the one that splits most of its first lines into equally many cells, and the most.

    Where the first line that is no comment names fields of the format when it is split, that decides.
    """
    lines = [
        line
        for line in LINE_BREAK.split(content[:_MOST_TO_LOOK_AT])
        if line.strip() and not line.startswith("#")
    ][:_LINES]
    first = next(iter(lines), "")
    named = {
        separator: len(known([Cell(text, (0, 0)) for text in first.split(separator)]))
        for separator in SEPARATORS
    }
    if max(named.values()) > 1:
        return max(named, key=lambda separator: named[separator])

    def rating(separator: str) -> tuple[int, int]:
        counts = [_outside_quotes(line).count(separator) for line in lines]
        common = max(set(counts) - {0}, key=counts.count, default=0)
        return (counts.count(common) if common else 0, common)

    return max(SEPARATORS, key=rating)


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)


class Separated:
    """The lines of a file with separated values. They are not held: whoever goes through them reads the file.

    Comments are left out. `comments` are those that the first way through the lines has met so far, and `notes` gets
    what is guessed on it.
    """

    def __init__(self, foreign: Foreign, notes: Notes) -> None:
        self.separator = separator_of(foreign.beginning(_MOST_TO_LOOK_AT))
        self.comments: list[Cell] = []
        self._foreign = foreign
        self._notes = notes
        self._marks: list[int] = []

    def __iter__(self) -> Iterator[Row]:
        lines = Lines(self._foreign.pieces(), self.separator, self._notes)
        number = 0
        place = lines.place
        while (line := lines.next()) is not None:
            if _is_comment(line):
                self.comments.append(joined(line, self.separator))
            else:
                if number % _BETWEEN_MARKS == 0:
                    self._marks.append(place)
                number += 1
                yield line
            place = lines.place

    def between(self, first: int, end: int) -> Iterator[Row]:
        """The lines from one number on and before another, both from 0, as far as they were gone through before."""
        mark = first // _BETWEEN_MARKS
        place = self._marks[mark]
        found = (
            line
            for line in records(self._since(place), self.separator, Notes(), place)
            if not _is_comment(line)
        )
        return islice(found, first - mark * _BETWEEN_MARKS, end - mark * _BETWEEN_MARKS)

    def _since(self, place: int) -> Iterator[str]:
        at = 0
        for piece in self._foreign.pieces():
            if at + len(piece) > place:
                yield piece[max(0, place - at) :]
            at += len(piece)


def joined(row: Row, separator: str) -> Cell:
    """A line as one cell, without the separators behind its last one that says anything."""
    start, end = row[0].where, row[-1].where
    assert not isinstance(start, NotedCell)
    assert not isinstance(end, NotedCell)
    text = separator.join(cell.text for cell in row)
    return Cell(text.rstrip(f"{separator} "), (start[0], end[1]))


def _is_comment(row: Row) -> bool:
    first = row[0].text.lstrip()
    return first.startswith("# ") or (len(row) == 1 and first.startswith("#"))
