"""What a preview shows: pages by their address, and what keeps them from being up to date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from cjm.errors import CannotDo
from cjm.output.visible import visible
from cjm.source.diagnostic import Diagnostic

_BEFORE, _AFTER = 60, 120
"""Code points of a line that are shown before the words that are meant, and from them on."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a page cannot be made: what and where (`maps/bike.cjm.yaml:4:5`), and what to do.

    `excerpt` is the line of the file in three parts: before the words that are meant, these, and after them.
    """

    message: str
    help: str = ""
    place: str = ""
    rule: str = ""
    excerpt: tuple[str, str, str] | None = None

    def as_json(self) -> dict[str, Any]:
        """For the page, with what cannot be seen written out."""
        return {
            "message": visible(self.message),
            "help": visible(self.help),
            "place": visible(self.place),
            "rule": visible(self.rule),
            "excerpt": [visible(part, "\t") for part in self.excerpt] if self.excerpt else None,
        }


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it can be shown now: the last one that could be made (`None`: none yet), and what is wrong since."""

    html: bytes | None
    troubles: tuple[Trouble, ...] = ()


class Pages(Protocol):
    """Where pages come from. Pages are made when they are asked for; one thread asks at a time."""

    @property
    def start(self) -> str:
        """The address of the page to begin with."""

    def refresh(self, changed: frozenset[Path]) -> None:
        """Read again what has changed."""

    def page(self, address: str) -> Shown | None:
        """The page at an address such as `maps/bike.html`, `None` where there never was one."""

    def watched(self) -> Iterable[Path]:
        """The files and folders that the pages made so far depend on, missing ones too."""


def trouble_of(diagnostic: Diagnostic) -> Trouble:
    """A finding as the page shows it."""
    row, column = diagnostic.start.row, diagnostic.start.column
    first = column - 1
    length = diagnostic.end.column - column if diagnostic.end.row == row else _AFTER
    begin = max(0, first - _BEFORE)
    line = diagnostic.text.line(row, begin, first + _AFTER)
    cut = first - begin
    parts = (
        line[:cut].lstrip() if not begin else f"…{line[:cut]}",
        line[cut : cut + length],
        line[cut + length :],
    )
    return Trouble(
        diagnostic.message,
        diagnostic.help,
        f"{diagnostic.filename}:{row}:{column}",
        f"{diagnostic.code} {diagnostic.name}",
        parts if line.strip() else None,
    )


def trouble_from(problem: CannotDo) -> Trouble:
    """What could not be done, as the page shows it."""
    return Trouble(problem.message, problem.help)
