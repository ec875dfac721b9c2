"""The rows of our own tables: what stands in each under the keys of the format, and what people have added."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from cjm.importers.draft import keep
from cjm.importers.notes import Notes, Where

_LABEL = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Value(Protocol):
    """What stands in a cell: as the file has it, as people see it, and where it stands."""

    @property
    def content(self) -> object:
        """A text, a number or a day."""

    @property
    def text(self) -> str:
        """What people see."""

    @property
    def where(self) -> Where:
        """The place, for notes."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its cells by key, those under headings of people's own, and where to note what is wrong with it."""

    cells: Mapping[str, Value]
    others: Sequence[tuple[str, Value]]
    heads: Mapping[str, str] = field(repr=False)
    notes: Notes = field(repr=False)

    def text(self, key: str) -> str:
        """The text under a key, empty where there is none."""
        return self.cells[key].text.strip() if key in self.cells else ""

    def name(self, key: str) -> str:
        """The text under a key as it stands there, empty where there is none to read."""
        return self.cells[key].text if self.text(key) else ""

    @property
    def label(self) -> str:
        """The number of the place that the row is about: `2` or `2.1`; empty where it has none."""
        said = self.text("at")
        return said if _LABEL.fullmatch(said) else ""

    @property
    def first(self) -> Value:
        """The first of its cells."""
        return next(iter(self.cells.values()), None) or self.others[0][1]

    def keep_others(self, data: dict[str, object]) -> None:
        """Keep what stands under headings that are not ours."""
        for heading, value in self.others:
            keep(data, heading, value.text)


def in_order(records: Sequence[Record]) -> list[Record]:
    """Phases or steps by their numbers; a row without one stands behind the row above it."""
    places: list[tuple[int, ...]] = []
    last: tuple[int, ...] = (0,)
    since = 0
    for record in records:
        if record.label:
            last, since = tuple(int(part) for part in record.label.split(".")), 0
            places.append(last)
        else:
            since += 1
            places.append((*last, 0, since))
    order = sorted(range(len(records)), key=lambda index: places[index])
    return [records[index] for index in order]
