"""Which things of an older list are which of a newer one: by their keys, then by their likeness. The same both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from cjm.history.comparing.similarity import ALIKE, Profile, likeness

Key = Callable[[int], Hashable | None]
"""What the thing at an index is known by; `None` where it has no such key."""

MOST_COMPARED = 40_000
"""How many pairs of leftovers are compared for likeness; where there would be more, none are."""


class Pairing:
    """Pairs of indices in two lists, found in passes; what one pass has paired, the next ones leave alone."""

    def __init__(self, old: Sequence[Any], new: Sequence[Any]) -> None:
        self._profiles = ([Profile(each) for each in old], [Profile(each) for each in new])
        self.forth: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self._size = len(old), len(new)

    @property
    def left(self) -> tuple[list[int], list[int]]:
        """The indices in the older and in the newer list that have no partner."""
        return (
            [i for i in range(self._size[0]) if i not in self.forth],
            [j for j in range(self._size[1]) if j not in self.back],
        )

    def join(self, old: int, new: int) -> None:
        """Take two things for the same."""
        self.forth[old] = new
        self.back[new] = old

    def by_key(self, of_old: Key, of_new: Key) -> None:
        """Pair what has the same key: the first with the first, the second with the second."""
        left_old, left_new = self.left
        if not left_old or not left_new:
            return
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for j in reversed(left_new):
            if (key := of_new(j)) is not None:
                waiting[key].append(j)
        for i in left_old:
            key = of_old(i)
            if key is not None and (found := waiting.get(key)):
                self.join(i, found.pop())

    def by_likeness(self, of_old: Key, of_new: Key, least: float = ALIKE) -> None:
        """Pair what is most alike among things of the same key, down to `least`, the likest first."""
        left_old, left_new = self.left
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, indices, key_of in ((0, left_old, of_old), (1, left_new, of_new)):
            for index in indices:
                if (key := key_of(index)) is not None:
                    groups[key][side].append(index)
        for olds, news in groups.values():
            if olds and news and len(olds) * len(news) <= MOST_COMPARED:
                self._closest(olds, news, least)

    def _closest(self, olds: Iterable[int], news: Sequence[int], least: float) -> None:
        scored = []
        for i in olds:
            for j in news:
                score = round(likeness(self._profiles[0][i], self._profiles[1][j]), 9)
                if score >= least:
                    scored.append((-score, i + j, abs(i - j), i, j))
        for *_, i, j in sorted(scored):
            if i not in self.forth and j not in self.back:
                self.join(i, j)
