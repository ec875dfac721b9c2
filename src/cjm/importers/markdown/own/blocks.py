"""What a report of our own is made of: headings, facts, tables, items, quotes and paragraphs, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from cjm.importers.markdown.blocks import RULE_OF_TABLE
from cjm.importers.tables.grid import Cell, cell_at

Kind = Literal["heading", "fact", "item", "numbered", "quote", "bold", "paragraph"]
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_LINES: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("heading", re.compile(r"[ ]{0,3}(?P<label>#{1,6})[ \t]+(?P<text>.*)$")),
    ("fact", re.compile(r"[-*+][ ]+\*\*(?P<label>(?:\\.|[^*\\])+?)\*\*:?[ ]*(?P<text>.*)$")),
    ("item", re.compile(r"[ ]{0,3}[-*+][ ]+(?P<text>.*)$")),
    ("numbered", re.compile(r"[ ]{0,3}\d{1,9}[.)][ ]+(?P<text>.*)$")),
    ("quote", re.compile(r"[ ]{0,3}>[ ]?(?P<text>.*)$")),
    ("bold", re.compile(r"\*\*(?P<text>(?:\\.|[^*\\])+?)\*\*(?P<label>[ ]+\([^()]*\))?[ ]*$")),
    ("paragraph", re.compile(r"(?P<text>.*)$")),
)
_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is no table: what kind it is, its text, and its label (of a heading: its marks)."""

    kind: Kind
    cell: Cell
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its heads, and its rows with a cell for each head."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def blocks(content: str, start: int, end: int) -> Iterator[Line | Table]:
    """The blocks of a part of a text in order, without what stands in fences. A backslash before a border escapes it."""
    lines: list[tuple[int, str]] = []
    at = start
    for line in content[start:end].splitlines(keepends=True):
        lines.append((at, line.rstrip("\r\n")))
        at += len(line)
    fence, index = "", 0
    while index < len(lines):
        offset, line = lines[index]
        index += 1
        if marked := _FENCE.match(line):
            if not fence:
                fence = marked[1]
            elif marked[1].startswith(fence):
                fence = ""
        elif fence or not line.strip():
            continue
        elif "|" in line and index < len(lines) and RULE_OF_TABLE.match(lines[index][1].strip()):
            heads = _cells(offset, line)
            rows = []
            index += 1
            while index < len(lines) and "|" in lines[index][1]:
                rows.append(_row(_cells(*lines[index]), heads))
                index += 1
            yield Table(heads, tuple(rows))
        else:
            yield _line(offset, line)


def _line(offset: int, line: str) -> Line:
    for kind, pattern in _LINES:
        if found := pattern.match(line):
            groups = found.groupdict()
            return Line(kind, cell_at(offset + found.start("text"), found["text"]), groups.get("label") or "")
    raise AssertionError(line)


def _cells(offset: int, line: str) -> tuple[Cell, ...]:
    borders = [found.start() for found in _BORDER.finditer(line)]
    if not line.lstrip().startswith("|"):
        borders.insert(0, -1)
    if not line.rstrip().endswith("|") or len(borders) < 2:
        borders.append(len(line))
    return tuple(cell_at(offset + left + 1, line[left + 1 : right]) for left, right in pairwise(borders))


def _row(cells: tuple[Cell, ...], heads: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells of a row, as many as there are heads."""
    where = cells[-1].where if cells else (0, 0)
    return (*cells[: len(heads)], *[Cell("", where)] * (len(heads) - len(cells)))
