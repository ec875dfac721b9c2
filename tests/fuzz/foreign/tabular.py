"""Mutations of tables in text: of their cells, rows, columns, separators, line breaks and encodings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from random import Random
from typing import Literal

from tests.fuzz.foreign.words import hard

Rows = list[list[str]]

_SEPARATORS = ",;\t|"
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_BREAKS = ("\n", "\r\n", "\r")
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-32", "cp1252", "latin-1")


def separated(data: bytes, dice: Random) -> bytes:
    """Separated values with other cells, in another dialect or another encoding."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\0", "")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return data
    for _ in range(dice.randint(1, 4)):
        _change(rows, dice)
    if not dice.randrange(4):
        separator = dice.choice(_SEPARATORS)
    target = io.StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL if dice.randrange(3) else csv.QUOTE_ALL
    ending = dice.choice(_BREAKS) if not dice.randrange(4) else "\n"
    csv.writer(target, delimiter=separator, quoting=quoting, lineterminator=ending).writerows(rows)
    made = target.getvalue()
    return made.encode(dice.choice(_ENCODINGS), "replace") if not dice.randrange(16) else made.encode()


def piped(data: bytes, dice: Random) -> bytes:
    """A text with one of its tables between bars changed."""
    lines = data.decode("utf-8", "replace").split("\n")
    rules = [at for at, line in enumerate(lines) if at and "|" in lines[at - 1] and _RULE.fullmatch(line)]
    if not rules:
        return data
    rule = dice.choice(rules)
    end = rule + 1
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [_cells(line) for line in (lines[rule - 1], *lines[rule + 1 : end])]
    for _ in range(dice.randint(1, 4)):
        _change(rows, dice)
    width = len(rows[0]) if rows else 1
    made = [_row(row, dice) for row in rows]
    made.insert(1, dice.choice(("|---" * max(1, width) + "|", "|".join([":-:"] * max(1, width)))))
    lines[rule - 1 : end] = made
    return "\n".join(lines).encode("utf-8", "replace")


def _cells(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))


def _row(cells: list[str], dice: Random) -> str:
    inner = "|".join(re.sub(r"[\r\n]+", dice.choice(("<br>", " ")), cell) for cell in cells)
    return dice.choice(("|{}|", "|{}|", "|{}|", "{}", "|{}", "  | {} |  ")).format(inner)


def _change(rows: Rows, dice: Random) -> None:
    if not rows:
        rows.append([])
    dice.choice(_CHANGES)(rows, dice)


def _cell(rows: Rows, dice: Random) -> None:
    row = dice.choice(rows)
    if row:
        row[dice.randrange(len(row))] = hard(dice)


def _join_cell(rows: Rows, dice: Random) -> None:
    row = dice.choice(rows)
    if row:
        row[dice.randrange(len(row))] += dice.choice(("", " ", "; ", ", ", "\n", " → ", ": ")) + hard(dice)


def _head(rows: Rows, dice: Random) -> None:
    if rows[0]:
        rows[0][dice.randrange(len(rows[0]))] = hard(dice)


def _first_column(rows: Rows, dice: Random) -> None:
    row = dice.choice(rows)
    if row:
        row[0] = dice.choice(("", hard(dice)))


def _new_column(rows: Rows, dice: Random) -> None:
    at = dice.randrange(len(rows[0]) + 1)
    for row in rows:
        row.insert(at, hard(dice))


def _less_column(rows: Rows, dice: Random) -> None:
    at = dice.randrange(max(1, len(rows[0])))
    for row in rows:
        del row[at : at + 1]


def _double_row(rows: Rows, dice: Random) -> None:
    rows.insert(dice.randrange(len(rows) + 1), list(dice.choice(rows)))


def _less_row(rows: Rows, dice: Random) -> None:
    del rows[dice.randrange(len(rows))]


def _short_row(rows: Rows, dice: Random) -> None:
    row = dice.choice(rows)
    del row[dice.randrange(len(row) + 1) :]


def _long_row(rows: Rows, dice: Random) -> None:
    dice.choice(rows).extend(hard(dice) for _ in range(dice.randint(1, 3)))


def _lone_row(rows: Rows, dice: Random) -> None:
    rows.insert(dice.randrange(len(rows) + 1), [hard(dice)])


def _turn(rows: Rows, dice: Random) -> None:
    if dice.randrange(3) == 0:
        width = max(map(len, rows))
        rows[:] = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)] or [[]]


_CHANGES: tuple[Callable[[Rows, Random], None], ...] = (
    _cell, _cell, _cell, _join_cell, _join_cell, _head, _first_column, _new_column, _less_column, _double_row, _less_row,
    _short_row, _long_row, _lone_row, _turn,
)  # fmt: skip
