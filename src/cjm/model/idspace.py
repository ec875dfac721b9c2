"""Id spaces: the things of one kind in a map, found by their explicit id or by the slug of their main text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from cjm.model.ids import slug
from cjm.model.node_path import NodePath

T = TypeVar("T")


class Placed(NamedTuple, Generic[T]):
    """A thing in a map and where it stands.

    `phase` and `step` are the indices of the phase and of the step in it that hold the thing (or that it is);
    `None` where it stands outside of them.
    """

    item: T
    path: NodePath
    phase: int | None = None
    step: int | None = None


class IdSpace(Generic[T]):
    """The things of one id space: found by explicit id first, else by a slug that is unique in the space.

    `entries` are the things with their explicit id (or `None`) and their main text. Slugs are made when the first id is
    asked for that nothing has explicitly.
    """

    def __init__(self, entries: Iterable[tuple[Placed[T], str | None, str]]) -> None:
        self._entries = tuple(entries)
        self.explicit: dict[str, list[Placed[T]]] = defaultdict(list)
        for placed, own, _ in self._entries:
            if own is not None:
                self.explicit[own].append(placed)

    @cached_property
    def derived(self) -> Mapping[str, list[Placed[T]]]:
        """The things without an explicit id by the slug of their text."""
        found: dict[str, list[Placed[T]]] = defaultdict(list)
        for placed, own, text in self._entries:
            if own is None and (made := slug(text)) is not None:
                found[made].append(placed)
        return found

    @cached_property
    def _names(self) -> Mapping[NodePath, str | None]:
        return {placed.path: own or slug(text) for placed, own, text in self._entries}

    def find(self, wanted: str) -> Placed[T] | None:
        """The thing of that id, or `None` where none or, among derived ids, more than one has it."""
        if found := self.explicit.get(wanted):
            return found[0]
        derived = self.derived.get(wanted, ())
        return derived[0] if len(derived) == 1 else None

    def is_derived(self, wanted: str) -> bool:
        """Whether that id is found only as the slug of a text."""
        return wanted not in self.explicit and self.find(wanted) is not None

    def name(self, path: NodePath) -> str | None:
        """The explicit or derived id of the thing at that path."""
        return self._names.get(path)

    def ids(self) -> list[str]:
        """All ids by which a thing can be found, for suggestions."""
        return [
            *self.explicit,
            *(made for made in self.derived if self.is_derived(made)),
        ]
