"""Two rows of heads, one above the other: phases over what is said of each, or groups of columns over their heads.

In the upper row a name stands over the first of its columns and the others are empty, or, where cells were merged, over all
of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.grid import Cell, Row
from cjm.importers.tables.headers import head_of

_FEWEST = 2
_KNOWN_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Group:
    """A cell of the upper row and the columns below it, by their numbers."""

    cell: Cell
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of an upper row of heads over a lower one. `shared` are the columns that are in none."""

    groups: tuple[Group, ...]
    shared: tuple[int, ...]

    @property
    def names(self) -> str:
        """The names of the groups, for people."""
        return ", ".join(f"“{plain(group.cell.text)}”" for group in self.groups)


def groups_over(upper: Row, lower: Row) -> Groups | None:
    """The groups that an upper row makes of the columns of a row of heads; `None` where it makes none.

    Each group but one has several columns.
    """
    found: list[tuple[Cell, list[int]]] = []
    shared: list[int] = []
    for at, below in enumerate(lower):
        above = upper[at] if at < len(upper) else None
        is_named = above is not None and not is_empty(above.text)
        if is_empty(below.text):
            if is_named:
                shared.append(at)
        elif above is not None and is_named and not (found and plain(found[-1][0].text) == plain(above.text)):
            if head_of(above.text, exact=True) is not None and plain(above.text) == plain(below.text):
                shared.append(at)
            else:
                found.append((above, [at]))
        elif found:
            found[-1][1].append(at)
        else:
            shared.append(at)
    wide = sum(len(columns) > 1 for _, columns in found)
    if len(found) < _FEWEST or wide < len(found) - 1:
        return None
    return Groups(tuple(Group(cell, tuple(columns)) for cell, columns in found), tuple(shared))


def are_phases(groups: Groups, lower: Row) -> bool:
    """Whether the groups are phases: the same is said of several of them, and no column names phases."""
    fields = [
        {head.field for at in group.columns if (head := head_of(lower[at].text))} for group in groups.groups
    ]
    repeated = set.intersection(*fields)
    return bool(repeated) and not any("phase" in each for each in fields)


def one_row(upper: Row, lower: Row) -> list[Cell] | None:
    """Two rows of heads as one, where the lower one goes on where the upper one has groups; else `None`."""
    found: list[Cell] = []
    group = ""
    below = []
    for at in range(max(len(upper), len(lower))):
        name, under = _text(upper, at), _text(lower, at)
        group = name or group
        if under in {"", name}:
            found.append(upper[at] if at < len(upper) else lower[at])
            continue
        is_over_several = _text(upper, at + 1) in {"", name} and _text(lower, at + 1) != ""
        if name and not is_over_several and _text(upper, at - 1) != name:
            return None  # a head by itself, with something below it
        below.append(lower[at])
        is_known = head_of(under) is not None
        found.append(lower[at] if is_known else Cell(f"{group} {under}".strip(), lower[at].where))
    known = sum(head_of(cell.text) is not None for cell in below)
    return found if known >= max(_FEWEST, _KNOWN_SHARE * len(below)) else None


def _text(row: Row, at: int) -> str:
    """What a cell of a row says, on one line."""
    return plain(row[at].text) if 0 <= at < len(row) and not is_empty(row[at].text) else ""


@dataclass(frozen=True, slots=True)
class ByPhase:
    """The rows of a table whose groups are phases, as rows of a table with a column for the phase.

    All of the first phase come first. What stands in columns that are in no group is said of every phase; a row that
    says nothing else, of the first.
    """

    rows: Collection[Row]
    groups: Groups
    lower: Row

    def heads(self, upper: Row) -> list[Cell]:
        """The heads: `phase`, those in no group, and each head of the groups once."""
        first = self.groups.groups[0].cell
        shared = [
            self.lower[at] if not is_empty(self.lower[at].text) else upper[at] for at in self.groups.shared
        ]
        return [Cell("phase", first.where), *shared, *(self.lower[at] for at in self._places.values())]

    def __len__(self) -> int:
        return len(self.rows) * len(self.groups.groups)

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)

    def __iter__(self) -> Iterator[Row]:
        numbers = {name: number for number, name in enumerate(self._places)}
        places = {at: numbers[self._name(at)] for group in self.groups.groups for at in group.columns}
        grouped = {at for group in self.groups.groups for at in group.columns}
        for number, group in enumerate(self.groups.groups):
            for row in self.rows:
                said = [at for at in group.columns if at < len(row) and not is_empty(row[at].text)]
                is_of_none = number == 0 and not any(
                    at in grouped and not is_empty(cell.text) for at, cell in enumerate(row)
                )
                if not said and not is_of_none:
                    continue
                empty = Cell("", row[said[0]].where if said else group.cell.where)
                cells = [empty] * len(numbers)
                for at in said:
                    cells[places[at]] = row[at]
                shared = [row[at] if at < len(row) else empty for at in self.groups.shared]
                beyond = row[len(self.lower) :] if number == 0 else ()
                yield [group.cell, *shared, *cells, *beyond]

    @property
    def _places(self) -> dict[str, int]:
        """The heads of all groups by their names, each with its first column."""
        found: dict[str, int] = {}
        for group in self.groups.groups:
            for at in group.columns:
                found.setdefault(self._name(at), at)
        return found

    def _name(self, at: int) -> str:
        return plain(self.lower[at].text).casefold()
