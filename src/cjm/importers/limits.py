"""How large the map of a draft is going to be, told before it is whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjm.errors import CannotDo
from cjm.importers.draft import Draft, Stage
from cjm.source.text import MAX_BYTES

LARGEST_MAP = MAX_BYTES
"""The largest map that cjm reads, in bytes."""
MOST_STEPS = 100_000
"""How many rows of a table may be of one journey. Fewer make a map that is too large, unless they say next to nothing."""
_HELP = "let a column called `journey` tell journeys apart, or split the file: a map of a thousand steps has one MB"


class Size:
    """Adds up what the stages of a draft take at the least, so that a map that nobody could read is not made."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._bytes = 0
        self._last: Stage | None = None

    def see(self, stage: Stage | None) -> None:
        """Count the stage before, which is whole where another one follows. Raises CannotDo where it is too much."""
        if stage is self._last or stage is None:
            return
        if self._last is not None:
            self._bytes += at_least(self._last.data)
        self._last = stage
        check_size(f"“{self._draft.title}”", self._bytes)


def check_size(what: str, size: int) -> None:
    """Raises CannotDo where a map would have so many bytes, or more, that cjm could not read it."""
    if size > LARGEST_MAP:
        most = LARGEST_MAP / 1024 / 1024
        raise CannotDo(
            f"the map of {what} would have more than {most:g} MB, and cjm reads no larger ones",
            _HELP,
        )


def check_steps(count: int) -> None:
    """Raises CannotDo where so many rows of a table, or more, are of one journey that their map could not be read."""
    if count > MOST_STEPS:
        raise CannotDo(
            f"the table holds more than {MOST_STEPS:,} rows of one journey, which is no map that anybody could read",
            _HELP,
        )


def at_least(data: Any) -> int:
    """How many characters the text of a map takes at the least for some of its data: those of all texts in it."""
    if isinstance(data, str):
        return len(data)
    if isinstance(data, Mapping):
        keys = sum(map(len, data)) if len(data) > 1 else 0
        return keys + sum(map(at_least, data.values()))
    return sum(map(at_least, data)) if isinstance(data, list) else 1
