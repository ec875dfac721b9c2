"""Where each sheet, column and choice lies in the workbook: names of sheets, ranges of cells, widths of columns."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from cjm.locale.labels import LABELS
from cjm.render.sheets.sheet import Cell, Sheet
from cjm.render.words import Words

SPARE_ROWS = 100
"""Rows below a table in which choices are offered too, for what is added by hand."""
HIDDEN = "cjm"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME_LIMIT = 31
_RESERVED = frozenset({"history"})
_PADDING = 4
_LINE, _MOST = 15.0, 405.0
"""Points that a line takes, and that a row may have."""


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each sheet: its title without what Excel forbids, at most 31 characters, no two alike."""
    taken = {HIDDEN, *_RESERVED}
    found = []
    for title in titles:
        base = cut(_FORBIDDEN.sub(" ", title).strip().strip("'").strip() or "-", _NAME_LIMIT)
        name, number = base, 2
        while name.casefold() in taken:
            ending = f" {number}"
            name, number = cut(base, _NAME_LIMIT - len(ending)) + ending, number + 1
        taken.add(name.casefold())
        found.append(name)
    return found


def cut(text: str, limit: int) -> str:
    """The beginning of a text that is at most `limit` UTF-16 units long, as Excel counts."""
    while len(text.encode("utf-16-le")) // 2 > limit:
        text = text[: min(len(text) - 1, limit)]
    return text.rstrip()


def unique_titles(sheet: Sheet) -> list[str]:
    """The headings of a sheet; a table must not have two alike."""
    taken: set[str] = set()
    found = []
    for column in sheet.columns:
        title, number = cut(" ".join(column.title.split()), 240) or column.key, 2
        while title.casefold() in taken:
            title, number = f"{title} ({number})", number + 1
        taken.add(title.casefold())
        found.append(title)
    return found


def display_width(text: str) -> int:
    """How wide the longest line of a text is, in digits: characters of East Asian scripts are two wide."""
    return max(
        (
            sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            for line in text.splitlines()
        ),
        default=0,
    )


def column_width(title: str, most: float, texts: Iterable[str]) -> float:
    """The width of a column: as wide as its longest line, at least a word of its heading, at most `most`."""
    word = max((display_width(each) for each in title.split()), default=1)
    content = max((display_width(text) for text in texts), default=0)
    return float(min(max(content, word, 5), max(most, word)) + _PADDING)


def inches(width: float) -> float:
    """How wide a column of so many digits is, in inches: Calibri 11 has 7 pixels a digit, and 5 around them."""
    return (width * 7 + 5) / 96


def line_count(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width, a little generously: not every program fits rows itself."""
    room = max(width - _PADDING, 1) * 0.95
    return sum(max(math.ceil(display_width(line) / room), 1) for line in text.splitlines()) or 1


def row_height(lines: int, least: float = 0) -> float:
    """The height of a row with so many lines, in points."""
    return min(max(lines * _LINE + 3, least), _MOST)


@dataclass
class Choices:
    """The words that may be chosen, by family, as the hidden sheet lists them."""

    words: Words
    families: dict[str, dict[str, str]] = field(default_factory=dict)

    def word(self, family: str, value: Cell) -> str:
        """The word for a value of a family, which is then listed."""
        labels = self.family(family)
        key = str(value).lower() if isinstance(value, bool) else str(value)
        return labels.get(key, key)

    def family(self, family: str) -> dict[str, str]:
        """The words of a family by value."""
        if family not in self.families:
            self.families[family] = _own_words(family, self.words) or {
                key: self.words.label(key, family) for key in LABELS[family]
            }
        return self.families[family]

    def rows(self) -> list[tuple[str, str, str]]:
        """All that is listed: family, value, word."""
        return [
            (family, key, word) for family, labels in self.families.items() for key, word in labels.items()
        ]

    def span(self, family: str) -> tuple[int, int]:
        """The first and the last row of a family in `rows`, from 0. Only valid once all families are known."""
        at = [index for index, row in enumerate(self.rows()) if row[0] == family]
        return at[0], at[-1]


def _own_words(family: str, words: Words) -> dict[str, str]:
    """The words of a family that only workbooks have: yes and no, us, kinds of readings, what a map says of itself."""
    _ = words.gettext
    if family == "flag":
        return {"true": _("Yes"), "false": _("No")}
    if family == "company":
        return {"us": _("Us")}
    if family == "reading":
        return {"baseline": _("Baseline"), "reading": _("Reading")}
    if family == "statement":
        return {
            "title": _("Title"), "summary": words.label("summary", "persona"), "id": _("ID"), "state": _("State"),
            "method": _("Method"), "language": _("Language"), "version": _("Version"), "owner": _("Owner"),
            "customer_goal": _("Customer goal"), "experience": _("Experience"), "from": _("From"), "to": _("To"),
            "context": _("Context"), "expected_touchpoints": _("Expected touchpoints"),
            "review_every": _("Review every"), "review_owner": _("Owner of the review"),
            "review_after": _("Before its time when"), "review_next": _("Next review"), "today": _("As of"),
            "revision": _("Revision"),
        }  # fmt: skip
    return {}
