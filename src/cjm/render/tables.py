"""Tables of Markdown that read well as they are: no empty columns, and cells of even width."""

from __future__ import annotations

import re
import unicodedata

_WIDEST = 160
"""Tables wider than this many places are not padded: they would only grow."""
_BORDER = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\- ]+")


def tidy_tables(text: str) -> str:
    """The Markdown with each of its tables laid out evenly, without the columns that are empty in all rows."""
    lines: list[str] = []
    table: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        lines += _tidy(table)
        table = []
        lines.append(line)
    return "\n".join(lines[:-1])


def _tidy(lines: list[str]) -> list[str]:
    if len(lines) < 3 or not _RULE.fullmatch(lines[1]):
        return lines
    rows = [[cell.strip() for cell in _cells(line)] for line in lines]
    if len({len(row) for row in rows}) > 1:
        return lines
    kept = [i for i in range(len(rows[0])) if any(row[i] for row in rows[2:])]
    widths = {i: max(3, *(_width(row[i]) for row in (rows[0], *rows[2:]))) for i in kept}
    if sum(widths.values()) > _WIDEST:
        widths = dict.fromkeys(kept, 3)
    right = {i for i in kept if rows[1][i].endswith(":")}
    rows[1] = [
        "-" * (widths[i] - 1) + ":" if i in right else "-" * widths.get(i, 3) for i in range(len(rows[1]))
    ]
    return [f"| {' | '.join(_padded(row[i], widths[i], right=i in right) for i in kept)} |" for row in rows]


def _cells(line: str) -> list[str]:
    """The cells of a row. A backslash before a border is one of ours: it escapes it."""
    return _BORDER.split(line.strip())[1:-1]


def _padded(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    """How many places a text takes in a font of even width."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
