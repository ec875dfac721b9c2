"""The journey as a graph of phases: which way leads where, what can be reached, what cannot be left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from cjm.model.journey import Journey
from cjm.model.transition import EXIT, Transition, TransitionKind

END = -1
"""The node that stands for leaving the journey."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way between phases, by their indices; `END` leaves. `transition` is the index in the map, `None` if implicit."""

    start: int
    end: int
    kind: TransitionKind
    transition: int | None = None


@dataclass(frozen=True)
class Graph:
    """The phases of a journey and the ways between them."""

    journey: Journey

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The map's transitions between phases, then the implicit advances.

        Each phase advances to the next unless an advance from the phase itself, to another phase, replaces that. A way
        out of the journey replaces it only if its `kind` is given as `advance`: that some leave keeps nobody else from
        going on. Transitions whose ends are not defined are left out.
        """
        explicit = []
        replaced = set()
        for index, transition in enumerate(self.journey.map.transitions):
            start = self.journey.place(transition.from_)
            end = END if transition.to == EXIT else getattr(self.journey.place(transition.to), "phase", None)
            if start is None or start.phase is None or end is None:
                continue
            way = Way(start.phase, end, self.kind_of(transition), index)
            explicit.append(way)
            leads_on = end != start.phase and (end != END or transition.kind == "advance")
            if way.kind == "advance" and start.step is None and leads_on:
                replaced.add(start.phase)
        last = len(self.journey.phases) - 1
        implicit = [Way(i, i + 1, "advance") for i in range(last) if i not in replaced]
        return (*explicit, *implicit)

    def kind_of(self, transition: Transition) -> TransitionKind:
        """The kind as given, else by direction: back is a return, all else an advance."""
        if transition.kind:
            return transition.kind
        start, end = self.journey.place(transition.from_), self.journey.place(transition.to)
        if start and end and _order(end.phase, end.step) <= _order(start.phase, start.step):
            return "return"
        return "advance"

    @cached_property
    def _next(self) -> Mapping[int, list[int]]:
        after: dict[int, list[int]] = defaultdict(list)
        for way in self.ways:
            after[way.start].append(way.end)
        return after

    @cached_property
    def _previous(self) -> Mapping[int, list[int]]:
        before: dict[int, list[int]] = defaultdict(list)
        for way in self.ways:
            before[way.end].append(way.start)
        return before

    def reachable(self, start: int = 0) -> frozenset[int]:
        """The phases (and perhaps `END`) that can be reached from a phase, itself among them."""
        return _closure((start,), self._next)

    def leading_to(self, ends: Iterable[int]) -> frozenset[int]:
        """The phases from which one of the given ones can be reached, these among them."""
        return _closure(tuple(ends), self._previous)

    @cached_property
    def unreachable(self) -> tuple[int, ...]:
        """The phases that no way from the first phase leads to."""
        reached = self.reachable()
        return tuple(i for i in range(len(self.journey.phases)) if i not in reached)

    @cached_property
    def trapped(self) -> tuple[int, ...]:
        """The phases from which neither the last phase nor an exit can be reached."""
        last = len(self.journey.phases) - 1
        free = self.leading_to((last, END))
        return tuple(i for i in range(last) if i not in free)


def _order(phase: int | None, step: int | None) -> tuple[int, int]:
    return (phase or 0, -1 if step is None else step)


def _closure(starts: tuple[int, ...], ways: Mapping[int, Iterable[int]]) -> frozenset[int]:
    seen = set(starts)
    stack = list(starts)
    while stack:
        for following in ways.get(stack.pop(), ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return frozenset(seen)
