"""Names that somebody typed: whether they can stand in a map, and the ids that they get there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cjm.errors import CannotDo
from cjm.model.ids import is_id, slug
from cjm.model.shape import PATTERNS
from cjm.source.text import UNPRINTABLE

_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a name and an id."""

    id: str
    name: str


def checked_text(text: str, what: str) -> str:
    """The text without white space around it. Raises CannotDo if a map cannot hold it; `what` says what it is."""
    kept = text.strip()
    if found := UNPRINTABLE.search(kept):
        raise CannotDo(f"{what} holds U+{ord(found[0]):04X}, which no map can hold", "leave it out")
    if not kept:
        raise CannotDo(f"{what} is empty", "write at least one letter")
    return kept


def checked_language(tag: str) -> str:
    """The language tag. Raises CannotDo if it is none."""
    if not re.fullmatch(PATTERNS["language tag"], tag):
        raise CannotDo(f"`{tag}` is not a language tag", "write a BCP 47 tag, such as `en` or `pt-BR`")
    return tag


def split(names: str, what: str) -> tuple[str, ...]:
    """The names in a list with commas. Raises CannotDo where one is empty; `what` says what each is."""
    return tuple(checked_text(name, f"the name of {what} {n}") for n, name in enumerate(names.split(","), 1))


def with_ids(names: Iterable[str], what: str, taken: Iterable[str] = ()) -> tuple[Named, ...]:
    """Each name with an id of its own: its slug, or `what` with its number; a number behind it if that is taken."""
    used = set(taken)
    named = []
    for number, name in enumerate(names, 1):
        wanted = (slug(name) or "")[:_LONGEST_ID].strip("-") or f"{what}-{number}"
        numbered = wanted if is_id(f"{wanted}-2") else what  # ids do not begin with `x-`
        found, count = wanted, 2
        while found in used:
            found, count = f"{numbered}-{count}", count + 1
        used.add(found)
        named.append(Named(found, name))
    return tuple(named)
