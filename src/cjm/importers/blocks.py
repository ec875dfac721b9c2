"""The parts of a text in which people write journeys, whatever its markup: headings, tables, items of lists."""

from __future__ import annotations

from dataclasses import dataclass

from cjm.importers.tables.grid import Cell


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level, 1 to 6; a paragraph that is nothing but bold is one of level 7."""

    level: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads as the first row."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list or a line of a paragraph: its label, such as `Emotions`, if it has one, and its text.

    `depth` is the column in which it begins, -1 for a paragraph; `whole` is the text with the label.
    """

    depth: int
    label: Cell | None
    cell: Cell
    whole: Cell


Block = Heading | Table | Item
