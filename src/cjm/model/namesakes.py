"""Entries of a registry that have the same name under different ids, in a map and in what it draws on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cjm.model.journey import Journey
from cjm.model.registries import Owner, Touchpoint

_MOST_COMPARED = 10


@dataclass(frozen=True, slots=True)
class Namesake:
    """An entry of the map, by its id, and an earlier one of the same name: its id, and where it stands.

    `where` ends a sentence: `here`, `in the current-state map`, `in the library “Teams”`.
    """

    id: str
    entry: Owner | Touchpoint
    other_id: str
    other: Owner | Touchpoint
    where: str


def namesakes(journey: Journey, registry: Literal["owners", "touchpoints"]) -> Iterator[Namesake]:
    """The map's entries whose name another id has: in a library, in the map it improves, or earlier in the map.

    Names are compared without regard to case and spaces; whether both mean the same, the caller judges. An entry is
    compared with the first few of its name only, so that many of one name take linear time.
    """
    known: dict[str, list[tuple[str, Owner | Touchpoint, str]]] = defaultdict(list)
    for library in journey.libraries:
        title = f"in the library “{library.title}”" if library.title else "in a library"
        for key, entry in getattr(library, registry).items():
            known[_normalised(entry.name)].append((key, entry, title))
    if journey.current:
        for key, entry in getattr(journey.current.map, registry).items():
            known[_normalised(entry.name)].append((key, entry, "in the current-state map"))
    for key, entry in getattr(journey.map, registry).items():
        same = known[_normalised(entry.name)]
        for other_id, other, where in same[:_MOST_COMPARED]:
            if other_id != key:
                yield Namesake(key, entry, other_id, other, where)
        same.append((key, entry, "here"))


def _normalised(name: str) -> str:
    return " ".join(name.casefold().split())
