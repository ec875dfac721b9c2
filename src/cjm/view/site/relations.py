"""How the maps of a site belong together: which opens into which, and which improves which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Link(NamedTuple):
    """A link to a page of the site. `step` is the step that opens into it, where one does."""

    page: str
    title: str
    language: str
    step: str | None = None


class Related(NamedTuple):
    """What is told of a map before its report is made: its title, and the pages that it names.

    `details` are those that its steps open into, each with the step's name; `improves` the one of the current state.
    """

    title: str
    language: str
    details: tuple[tuple[str, str], ...] = ()
    improves: str | None = None


@dataclass(frozen=True, slots=True)
class Relations:
    """A map among the others. `trail` leads from the top to the map that it details; all are in the order of the site."""

    trail: tuple[Link, ...] = ()
    part_of: tuple[Link, ...] = ()
    details: tuple[Link, ...] = ()
    improves: tuple[Link, ...] = ()
    improved_by: tuple[Link, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.part_of or self.details or self.improves or self.improved_by)


@dataclass(frozen=True)
class Hierarchy:
    """The maps of a site by their pages, in order."""

    maps: Mapping[str, Related]

    @cached_property
    def _parents(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each page those that open into it, with the steps that do."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for page, related in self.maps.items():
            for detail, step in related.details:
                if detail in self.maps and detail != page:
                    found[detail].append((page, step))
        return {page: tuple(parents) for page, parents in found.items()}

    @cached_property
    def _futures(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for page in self.maps:
            if current := self._improved(page):
                found[current].append(page)
        return {page: tuple(futures) for page, futures in found.items()}

    def _improved(self, page: str) -> str | None:
        current = self.maps[page].improves
        return current if current in self.maps and current != page else None

    def of(self, page: str) -> Relations:
        """What is to be told of a map's place among the others."""
        related = self.maps[page]
        improves = self._improved(page)
        return Relations(
            trail=tuple(self._link(each) for each in self._trail(page)),
            part_of=tuple(self._link(each, step) for each, step in self._parents.get(page, ())),
            details=tuple(
                self._link(each, step) for each, step in related.details if each in self.maps and each != page
            ),
            improves=(self._link(improves),) if improves else (),
            improved_by=tuple(self._link(each) for each in self._futures.get(page, ())),
        )

    def in_order(self) -> list[tuple[str, int]]:
        """The pages as a tree with their depths: under each its details, then the maps that improve it; each once."""
        below: dict[str | None, list[str]] = defaultdict(list)
        for page, parent in self._above.items():
            below[parent].append(page)
        ordered: list[tuple[str, int]] = []
        stack = [(page, 0) for page in reversed(below[None])]
        while stack:
            page, depth = stack.pop()
            ordered.append((page, depth))
            stack += [(each, depth + 1) for each in reversed(below.get(page, []))]
        return ordered

    @cached_property
    def _above(self) -> Mapping[str, str | None]:
        """The map that each stands under: the first that opens into it, or the one that it improves.

        Maps may lead to each other in a circle: one that would stand under itself stands on top.
        """
        above: dict[str, str | None] = {}
        for page in self.maps:
            candidates = [each for each, _ in self._parents.get(page, ())]
            improves = self._improved(page)
            candidates += [improves] if improves else []
            above[page] = next((each for each in candidates if not _leads_to(each, page, above)), None)
        return above

    def _trail(self, page: str) -> list[str]:
        """What a map stands under, from the top down."""
        trail = []
        above = self._above[page]
        while above is not None:
            trail.append(above)
            above = self._above[above]
        return trail[::-1]

    def _link(self, page: str, step: str | None = None) -> Link:
        related = self.maps[page]
        return Link(page, related.title, related.language, step)


def _leads_to(start: str, end: str, above: Mapping[str, str | None]) -> bool:
    page: str | None = start
    while page is not None and page != end:
        page = above.get(page)
    return page == end
