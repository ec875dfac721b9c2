"""Phases that stand below each other in a text: a heading each, with labelled lists, sub-headings or a table of two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from cjm.importers.blocks import Block, Heading, Item, Table
from cjm.importers.markdown.headings import is_of_a_journey, is_of_a_map, is_of_a_persona
from cjm.importers.tables.cells import is_empty
from cjm.importers.tables.grid import Cell
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.stages import is_of_a_stage
from cjm.importers.tables.telling import TELLING, tells

_NAMING = frozenset({"phase", "step", "journey", "personas"})
_FEWEST = 2
_BELOW_HEADING = -2
_LONGEST_LIST = 40
"""How many items of a list are looked at for what its labels are."""
_WIDTH_OF_CARD = 2
_SHARE_OF_CARD = 3
"""Of how many rows of a card at least one names a field."""


@dataclass
class Part:
    """What stands below a heading: what it says by label, and the heading above it.

    `said` is what is said by labels that name fields, `labels` what is said by any; `first` is, in the part around all
    others, the first heading of the text; `is_view` tells that this is a stage as a persona goes through it.
    """

    heading: Heading
    parent: Part | None
    said: list[tuple[Cell, list[Cell]]] = field(default_factory=list)
    labels: list[tuple[Cell, list[Cell]]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    others: list[Cell] = field(default_factory=list)
    first: Cell | None = None
    is_view: bool = False

    @property
    def above(self) -> Iterator[Part]:
        """The part itself and those around it, the closest first."""
        at: Part | None = self
        while at is not None:
            yield at
            at = at.parent

    @property
    def own_journey(self) -> Iterator[Part]:
        """The part itself and those around it, up to the one whose heading names the journey, where one does."""
        *around, _ = self.above
        names = (at for at, part in enumerate(around, 1) if part.is_of_a_map)
        yield from around[: next(names, 1)]

    @property
    def headings(self) -> list[str]:
        """The headings around it, the closest first, and at last the first of the whole text."""
        *own, root = self.above
        first = [root.first.text] if root.first else []
        return [part.heading.cell.text for part in own] + first

    @property
    def fields(self) -> set[str]:
        """The fields that its labels name."""
        return {head.field for label, _ in self.said if (head := head_of(label.text, exact=True))}

    @property
    def is_of_a_map(self) -> bool:
        """Whether the heading names a whole journey."""
        return self.heading.level == 0 or is_of_a_map(self.heading.cell.text)

    @property
    def is_among_journeys(self) -> bool:
        """Whether it or a heading around it speaks of journeys."""
        return any(is_of_a_journey(part.heading.cell.text) for part in self.above)

    @property
    def is_of_a_persona(self) -> bool:
        """Whether it tells of a persona: its own heading says so, or the closest around it that speaks of either.

        What stands below a stage is the stage as a persona goes through it.
        """
        if self.is_view or self.is_view_of_a_stage:
            return False
        for part in self.above:
            if is_of_a_map(part.heading.cell.text) or (
                part is not self and is_of_a_stage(part.heading.cell.text)
            ):
                return False
            if is_of_a_persona(part.heading.cell.text):
                return True
        return False

    @property
    def is_view_of_a_stage(self) -> bool:
        """Whether it tells of a stage as a persona goes through it."""
        stage = self.parent
        return (
            stage is not None
            and is_of_a_stage(stage.heading.cell.text)
            and not is_of_a_persona(stage.heading.cell.text)
            and is_of_a_persona(self.heading.cell.text)
        )

    @property
    def tells(self) -> bool:
        """Whether this is a phase or a step: it says what hardly anything else does."""
        is_stage = is_of_a_stage(self.heading.cell.text)
        return not self.is_of_a_persona and tells(self.fields, among_journeys=is_stage)


def parts(blocks: Iterable[Block], name: str) -> list[Part]:
    """The parts of a text, the first without a heading of its own and called `name`.

    Headings that name a field are none: what stands below them is said of the heading above.
    """
    root = Part(Heading(0, Cell(name, (0, 0))), None)
    found, at = [root], root
    target: list[Cell] | None = None
    depth = -1
    is_of_texts = False
    every = list(blocks)
    for number, block in enumerate(every):
        match block:
            case Heading(level, cell):
                root.first = root.first or cell
                while at.parent and at.heading.level >= level:
                    at = at.parent
                head = head_of(cell.text, exact=True)
                if head and _is_field(head.field, at) and at is not root:
                    at.said.append((cell, target := []))
                    at.labels.append((cell, []))
                    depth = _BELOW_HEADING
                    is_of_texts = _lists_texts(every, number + 1)
                else:
                    at = Part(block, at)
                    found.append(at)
                    target = None
            case Table():
                _add_table(at, block)
            case Item(own_depth, label, cell, whole):
                _add_label(at, block)
                is_listed = target is not None and depth == _BELOW_HEADING and own_depth >= 0
                if is_listed and is_of_texts and target is not None:
                    target.append(whole)
                elif label is not None and _opens(label, own_depth, depth, is_open=target is not None):
                    at.said.append((label, target := [cell] if cell.text else []))
                    depth = own_depth if cell.text or own_depth >= 0 else _BELOW_HEADING
                    is_of_texts = _lists_texts(every, number + 1)
                elif target is not None and (own_depth > depth or (depth < 0 <= own_depth)):
                    target.append(whole)
                else:
                    at.others.append(whole)
    for part in found:
        if part.tables and part.is_among_journeys:
            part.tables = [_with_steps(table) for table in part.tables]
    return found


def _with_steps(table: Table) -> Table:
    """A table of a journey whose rows are numbered and say at once what is done: the numbers are those of steps."""
    heads = table.rows[0]
    fields = [head.field if (head := head_of(cell.text)) else None for cell in heads[:2]]
    if fields != ["number", "actions"] or len(heads) == _WIDTH_OF_CARD:
        return table
    return Table(((heads[0]._replace(text="step"), *heads[1:]), *table.rows[1:]))


def _lists_texts(blocks: Sequence[Block], at: int) -> bool:
    """Whether the list that begins at a place has labels of which most name no field: they belong to its texts."""
    following = blocks[at : at + _LONGEST_LIST]
    items = [block for block in takewhile(_is_listed, following) if isinstance(block, Item)]
    labels = [item.label for item in items if item.label and item.depth == items[0].depth]
    fields = [label for label in labels if head_of(label.text, exact=True)]
    return len(labels) > 1 and len(fields) * 2 <= len(labels)


def _is_listed(block: Block) -> bool:
    return isinstance(block, Item) and block.depth >= 0


def _is_field(field: str, part: Part) -> bool:
    """Whether a heading that names a field tells of the part above it; `Steps` do so below a stage."""
    return field not in _NAMING or (field == "step" and is_of_a_stage(part.heading.cell.text))


def _add_label(part: Part, item: Item) -> None:
    """A label with its text; what stands deeper, or has no label, is said by the label above it."""
    if item.label is not None and item.depth <= 0:
        part.labels.append((item.label, [item.cell] if item.cell.text else []))
    elif part.labels:
        part.labels[-1][1].append(item.whole)


def _opens(label: Cell, own_depth: int, depth: int, *, is_open: bool) -> bool:
    """Whether a label names a field. Inside of a field it is a text; so is most in a list below a heading of a field."""
    if is_open and 0 <= depth < own_depth:
        return False
    head = head_of(label.text, exact=True)
    is_listed = is_open and depth == _BELOW_HEADING and own_depth >= 0
    return head is not None and (not is_listed or head.field in TELLING - {"channel"})


def _add_table(part: Part, table: Table) -> None:
    """A table of two columns whose first names fields is what a phase says; any other is a table."""
    if len(table.rows[0]) == _WIDTH_OF_CARD:
        part.labels += [(row[0], [row[1]]) for row in table.rows if len(row) == _WIDTH_OF_CARD]
    if is_card(table):
        heads, *rows = table.rows
        if head_of(heads[0].text) and not _is_generic(heads):
            rows.insert(0, heads)
        else:
            part.others += [
                cell for cell in heads if not is_empty(cell.text) and head_of(cell.text, exact=True) is None
            ]
        for label, *cells in rows:
            said = [cell for cell in cells if not is_empty(cell.text)]
            if said:
                part.said.append((label, said))
            elif not cells:
                part.others.append(label)
    else:
        part.tables.append(table)


def is_card(table: Table) -> bool:
    """Whether a table has two columns, the first of which names fields."""
    rows = table.rows
    fields = {head.field for row in rows[1:] if (head := head_of(row[0].text, exact=True))}
    return (
        len(rows[0]) == _WIDTH_OF_CARD
        and len(fields) >= _FEWEST
        and bool(fields & TELLING)
        and len(fields) * _SHARE_OF_CARD >= len(rows) - 1
    )


def _is_generic(row: Sequence[Cell]) -> bool:
    """Whether a row is one of heads such as `Aspect | Details`."""
    heads = [head_of(cell.text) for cell in row]
    return all(head is None or head.field in {"ignored", "summary"} for head in heads)
