"""Rows and columns of places in a text that comes in pieces, and the lines in which they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from cjm.source.text import Position, Text

_BREAK = re.compile(r"\r\n|\n|\r")


class Places:
    """Finds places in a text by their offsets in code points, going through it once.

    `text` has the lines in which they stand where they stand; all others are empty there.
    """

    def __init__(self, pieces: Iterable[str], offsets: Iterable[int]) -> None:
        self._lines: dict[int, str] = {}
        self._found: dict[int, Position] = {}
        wanted = sorted(set(offsets), reverse=True)
        for row, (start, line) in enumerate(_lines(pieces), 1):
            while wanted and (wanted[-1] < start + len(line) or not line.endswith(("\n", "\r"))):
                offset = wanted.pop()
                self._found[offset] = Position(row, offset - start + 1)
                self._lines[row] = line.rstrip("\r\n")
            if not wanted:
                return

    def position(self, offset: int) -> Position:
        """The row and column of one of the offsets."""
        return self._found[offset]

    @cached_property
    def text(self) -> Text:
        """The lines that hold the places."""
        last = max(self._lines, default=0)
        return Text("\n".join(self._lines.get(row, "") for row in range(1, last + 1)))


def _lines(pieces: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines of a text with their line breaks, each with its offset; the last one has none, and may be empty."""
    held, start, looked_at = "", 0, 0
    for piece in pieces:
        held += piece
        at = 0
        for found in _BREAK.finditer(held, looked_at):
            if found.end() == len(held):
                break  # a line feed may follow
            yield start + at, held[at : found.end()]
            at = found.end()
        start += at
        held = held[at:]
        looked_at = max(0, len(held) - 1)
    for line in _BREAK.sub(lambda found: found[0] + "\0", held).split("\0"):
        yield start, line
        start += len(line)
