"""What stands above a table: its title, whose journey it is, and what else people write there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cjm.importers.tables.cells import is_empty
from cjm.importers.tables.grid import Cell, Row
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.stages import names_a_stage

_LABELLED = re.compile(r"\s*([^:：\n]{2,40})[:：]\s*(?=\S)")
_PAIR = 2
_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Lens:
    """The title of a table, the personas named above it, and the other cells there."""

    title: Cell | None = None
    personas: Sequence[Cell] = ()
    others: Sequence[Cell] = field(default_factory=list)


def lens_of(rows: Iterable[Row]) -> Lens:
    """What the rows above a table say: `Persona: Ida` or two cells name what they are; a cell alone is the title."""
    titles: list[Cell] = []
    alone: list[Cell] = []
    personas: list[Cell] = []
    others: list[Cell] = []
    for row in rows:
        said = [cell for cell in row if not is_empty(cell.text)]
        label, value = _labelled(said)
        if value is not None and label == "personas":
            personas.append(value)
        elif value is not None and label == "journey":
            titles.append(value)
        elif len(said) == 1 and len(said[0].text) <= _LONGEST_TITLE:
            alone += said
        else:
            others += said
    title = next(iter([*titles, *reversed(alone)]), None)
    return Lens(title, personas, [cell for cell in (*titles, *alone, *others) if cell is not title])


def is_remark(text: str) -> bool:
    """Whether a cell says something of something, as `Owner: Ida`, and is no name of a stage."""
    return _LABELLED.match(text) is not None and not names_a_stage(text)


def _labelled(said: Sequence[Cell]) -> tuple[str, Cell | None]:
    """The field that a row names, and the cell with what it says of it."""
    if len(said) == _PAIR:
        label, value = said[0].text, said[1]
    elif len(said) == 1 and (found := _LABELLED.match(said[0].text)):
        label, value = found[1], Cell(said[0].text[found.end() :], said[0].where)
    else:
        return "", None
    head = head_of(label, exact=True)
    return (head.field, value) if head else ("", None)
