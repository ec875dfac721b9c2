"""Rows of a table with cells that go over several columns and rows, as rows that have a cell in every column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cjm.importers.tables.grid import Cell

_WIDEST = 500
"""Columns beyond which no cell is spread."""
_MOST_SPREAD = 200_000
"""How many cells of a table are filled with what stands in another."""


class Spanning(NamedTuple):
    """A cell, and over how many columns and rows it goes."""

    cell: Cell
    columns: int = 1
    rows: int = 1


def spread(rows: Iterable[list[Spanning]]) -> list[tuple[Cell, ...]]:
    """Write what stands in a cell into all places that it covers; a title over the whole table stays where it is."""
    found: list[tuple[Cell, ...]] = []
    from_above: dict[int, tuple[Cell, int]] = {}
    left = _MOST_SPREAD
    for row in rows:
        placed = {column: cell for column, (cell, _) in from_above.items()}
        left -= len(placed)
        below = {
            column: (cell, more - 1) for column, (cell, more) in from_above.items() if more > 1 and left > 0
        }
        is_alone = len(row) == 1 and not placed
        column = 0
        for cell, columns, over in row:
            while column in placed:
                column += 1
            width = columns if column + columns <= _WIDEST and not is_alone and left > 0 else 1
            left -= width - 1
            for each in range(column, column + width):
                placed.setdefault(each, cell)
                if over > 1 and left > 0:
                    below[each] = (cell, over - 1)
            column += width
        from_above = below
        if placed:
            empty = Cell("", next(iter(placed.values())).where)
            found.append(tuple(placed.get(each, empty) for each in range(max(placed) + 1)))
    return found
