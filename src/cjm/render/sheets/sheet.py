"""Tables of a workbook: columns that know what they hold and what may be chosen in them, and rows of values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is computed from others of its row, and the result.

    `text` names the others by the keys of their columns: `{impact}/{effort}`. It never holds a text of the map.
    """

    text: str
    result: float | None


Cell = str | float | bool | datetime.date | tuple[str, ...] | Formula | None
"""A tuple is a list: its texts stand below one another."""
Look = Literal["text", "link", "score", "share", "left", "spark"]


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its key in the format, its heading, how wide it may become (in digits), and what it holds of an item.

    `family` names the words whose values it holds, those of `cjm.locale.labels` or of `layout`; `of` the sheet
    whose names. `computed` columns follow from others and are not meant to be written in.
    """

    key: str
    title: str
    width: float
    value: Callable[[T], Cell]
    family: str | None = None
    of: str | None = None
    look: Look = "text"
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What a sheet keeps of a column: everything but how its values are found."""

    key: str
    title: str
    width: float
    family: str | None
    of: str | None
    look: Look
    computed: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet of its own. `name` is the column whose texts other sheets refer to, `fixed` how many stay in sight."""

    key: str
    title: str
    columns: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = "name"
    fixed: int = 1

    def index(self, key: str) -> int | None:
        """Where the column of that key stands, `None` where there is none."""
        return next((i for i, column in enumerate(self.columns) if column.key == key), None)


def make_sheet(
    key: str,
    title: str,
    items: Iterable[T],
    columns: Iterable[Column[T]],
    *,
    name: str = "name",
    fixed: int = 1,
) -> Sheet:
    """The sheet with a row for each item."""
    wanted = tuple(columns)
    return Sheet(
        key,
        title,
        tuple(
            Heading(each.key, each.title, each.width, each.family, each.of, each.look, each.computed)
            for each in wanted
        ),
        tuple(tuple(each.value(item) for each in wanted) for item in items),
        name,
        fixed,
    )


def names(things: Iterable[object]) -> tuple[str, ...]:
    """The names of touchpoints, metrics, evidence, owners or personas."""
    return tuple(str(each.name) for each in things)  # type: ignore[attr-defined]
