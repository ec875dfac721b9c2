"""Phases that stand below each other in a text: a heading each, with labelled lists, sub-headings or a table of two columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cjm.importers.markdown.blocks import Block, Heading, Item, Table
from cjm.importers.tables.cells import is_empty
from cjm.importers.tables.grid import Cell, known
from cjm.importers.tables.headers import head_of

TELLING = frozenset(
    {
        "actions",
        "thoughts",
        "emotion",
        "score",
        "touchpoints",
        "pain_points",
        "opportunities",
        "questions",
        "needs",
    }
)
"""The fields that hardly anything but a journey has."""
_NAMING = frozenset({"phase", "step", "journey"})
_OF_A_MAP = re.compile(r"journey|\bmap\b|viaje|jornada|путь|旅程|reise|persona|用户", re.IGNORECASE)
_FEWEST = 2
_BELOW_HEADING = -2
_WIDTH_OF_CARD = 2


@dataclass
class Part:
    """What stands below a heading: what it says by label, the headings above it, and those below it in turn."""

    heading: Heading
    parent: Part | None
    said: list[tuple[Cell, list[Cell]]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    others: list[Cell] = field(default_factory=list)
    is_field: bool = False

    @property
    def tells(self) -> bool:
        """Whether this is a phase or a step: it says what hardly anything else does."""
        fields = {head.field for label, _ in self.said if (head := head_of(label.text))}
        return len(fields) >= _FEWEST and bool(fields & TELLING)

    @property
    def is_of_a_map(self) -> bool:
        """Whether the heading names a whole journey."""
        return self.heading.level == 0 or _OF_A_MAP.search(self.heading.cell.text) is not None


def parts(blocks: Iterable[Block], name: str) -> list[Part]:
    """The parts of a text, the first without a heading of its own and called `name`.

    Headings that name a field are none: what stands below them is said of the heading above.
    """
    root = Part(Heading(0, Cell(name, (0, 0))), None)
    found, at = [root], root
    target: list[Cell] | None = None
    depth = -1
    for block in blocks:
        match block:
            case Heading(level, cell):
                while at.parent and at.heading.level >= level:
                    at = at.parent
                head = head_of(cell.text, exact=True)
                if head and head.field not in _NAMING and at is not root:
                    at.said.append((cell, target := []))
                    depth = _BELOW_HEADING
                else:
                    at = Part(block, at)
                    found.append(at)
                    target = None
            case Table():
                _add_table(at, block)
            case Item(own_depth, label, cell):
                if label is not None and _opens(label, own_depth, depth, is_open=target is not None):
                    at.said.append((label, target := [cell] if cell.text else []))
                    depth = own_depth
                elif target is not None and (own_depth > depth or (depth < 0 <= own_depth)):
                    target.append(_whole(label, cell))
                else:
                    at.others.append(_whole(label, cell))
    return found


def _opens(label: Cell, own_depth: int, depth: int, *, is_open: bool) -> bool:
    """Whether a label names a field. Inside of a field it is a text; in a list below a heading it must be exact."""
    if is_open and 0 <= depth < own_depth:
        return False
    return head_of(label.text, exact=is_open and own_depth >= 0 > depth) is not None


def _add_table(part: Part, table: Table) -> None:
    """A table of two columns whose first names fields is what a phase says; any other is a table."""
    if is_card(table):
        rows = (
            table.rows
            if head_of(table.rows[0][0].text) and not _is_generic(table.rows[0])
            else table.rows[1:]
        )
        part.said += [
            (row[0], [row[1]]) for row in rows if len(row) == _WIDTH_OF_CARD and not is_empty(row[1].text)
        ]
    else:
        part.tables.append(table)


def is_card(table: Table) -> bool:
    """Whether a table has two columns, the first of which names fields."""
    rows = table.rows
    fields = known([row[0] for row in rows[1:]])
    return (
        len(rows[0]) == _WIDTH_OF_CARD
        and len(fields) >= _FEWEST
        and bool(fields & TELLING)
        and len(fields) * 2 >= len(rows) - 1
    )


def _is_generic(row: Sequence[Cell]) -> bool:
    """Whether a row is one of heads such as `Aspect | Details`."""
    heads = [head_of(cell.text) for cell in row]
    return all(head is None or head.field in {"ignored", "summary"} for head in heads)


def _whole(label: Cell | None, cell: Cell) -> Cell:
    """A text with the label that turned out to be none."""
    if label is None:
        return cell
    return Cell(f"{label.text}: {cell.text}" if cell.text else label.text, label.where)
