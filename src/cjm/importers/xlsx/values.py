"""What a cell of a workbook holds, and how people see it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from cjm.importers.notes import Cell
from cjm.source.text import UNPRINTABLE

Content = str | bool | int | float | datetime.date | datetime.time | datetime.timedelta
"""What openpyxl makes of a cell."""
_ESCAPED_RETURN = re.compile("_x000[dD]_\n?")
_MIDNIGHT = datetime.time()


@dataclass(frozen=True, slots=True)
class Value:
    """A cell that is not empty: its row and column, both from 1, what it holds, and whether it is shown in per cent."""

    row: int
    column: int
    content: Content
    is_share: bool = False

    @property
    def text(self) -> str:
        """What people see in the cell; days as the format writes them."""
        return shown(self.content, is_share=self.is_share)

    @property
    def where(self) -> Cell:
        """The cell, for notes."""
        return Cell(self.row, self.column, self.text)


def clean(text: str) -> str:
    """A text of a workbook with one kind of line break, without characters that no map can hold."""
    return UNPRINTABLE.sub(
        "\ufffd", _ESCAPED_RETURN.sub("\n", text).replace("\r\n", "\n").replace("\r", "\n")
    )


def shown(content: Content, *, is_share: bool = False) -> str:
    """How people see it: `12%`, `2026-03-12`, `09:30`, `TRUE`."""
    match content:
        case str():
            return clean(content)
        case bool():
            return str(content).upper()
        case int() | float():
            return f"{content * 100:.10g}%" if is_share else f"{content:.15g}"
        case datetime.datetime() if content.time() == _MIDNIGHT:
            return content.date().isoformat()
        case datetime.datetime():
            return content.isoformat(" ", "seconds" if content.second else "minutes")
        case datetime.time():
            return content.isoformat("seconds" if content.second else "minutes")
        case _:
            return str(content)


def name_of(row: int, column: int) -> str:
    """The name of a cell: `C4`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
