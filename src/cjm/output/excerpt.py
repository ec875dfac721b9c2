"""A line of a map with a caret under the words that are meant."""

from __future__ import annotations

from dataclasses import dataclass

from cjm.output.visible import visible
from cjm.output.width import widths
from cjm.source.diagnostic import Diagnostic

_TAB = 4
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line as shown, how many columns stand before the caret, and how many the caret covers."""

    line: str
    indent: int
    length: int


def excerpt(diagnostic: Diagnostic, width: int) -> Excerpt:
    """The first line of a finding in at most `width` columns, cut around the words where it is longer.

    Words that go on in the next line are marked to the end of this one.
    """
    row, first = diagnostic.start.row, diagnostic.start.column - 1
    reach = 4 * width
    cut = max(0, first - reach)
    line = diagnostic.text.line(row, cut, first + reach)
    last = diagnostic.end.column - 1 - cut if diagnostic.end.row == row else len(line)
    cells = _cells(line)
    start = sum(columns for _, columns in cells[: first - cut])
    end = sum(columns for _, columns in cells[:last])
    return _cropped(cells, start, max(end - start, 1), width)


def _cells(line: str) -> list[tuple[str, int]]:
    """What is shown for each character, and its columns."""
    cells: list[tuple[str, int]] = []
    column = 0
    for character, columns in zip(line, widths(line), strict=True):
        text = character
        if character == "\t":
            text = " " * (_TAB - column % _TAB)
        elif (safe := visible(character)) != character:
            text = safe
        cells.append((text, columns if text == character else len(text)))
        column += cells[-1][1]
    return cells


def _cropped(cells: list[tuple[str, int]], start: int, length: int, width: int) -> Excerpt:
    total = sum(columns for _, columns in cells)
    if total <= width:
        return Excerpt("".join(text for text, _ in cells), start, length)
    begin = max(0, min(start - width // 4, total - (width - 1)))
    lead = _CUT if begin else ""
    kept, column, before = [], 0, 0
    for text, columns in cells:
        if column < begin:
            before += columns
        else:
            kept.append((text, columns))
        column += columns
    room = width - len(lead)
    shown = lead + ("".join(text for text, _ in kept) if total - before <= room else _beginning(kept, room))
    indent = start - before + len(lead)
    return Excerpt(shown, indent, max(1, min(length, width - indent)))


def _beginning(cells: list[tuple[str, int]], room: int) -> str:
    """As much as fits into `room` columns with a sign that more follows."""
    shown, used = "", 0
    for text, columns in cells:
        used += columns
        if used > room - len(_CUT):
            break
        shown += text
    return shown + _CUT
