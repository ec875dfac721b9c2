"""The words by which imports guess, from `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

FIRST_WITHOUT_SPACES = "\u3040"
"""The first letter of the scripts that write words without spaces between them."""

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@cache
def words(*keys: str) -> frozenset[str]:
    """The words of a list."""
    found: Any = _tables()
    for key in keys:
        found = found[key]
    return frozenset(found.split())


def names(table: str) -> tuple[str, ...]:
    """The names of the lists in a table, in its order."""
    return tuple(_tables()[table])


def parts_of(text: str) -> list[str]:
    """The words of a text in order, in small letters."""
    return _WORD.findall(text.casefold())


def speaks_of(text: str, wanted: Collection[str]) -> bool:
    """Whether one of the words stands in a text; words of scripts without spaces may stand anywhere in it."""
    folded = text.casefold()
    own = set(_WORD.findall(folded))
    return any(word in own or (word[0] >= FIRST_WITHOUT_SPACES and word in folded) for word in wanted)


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
