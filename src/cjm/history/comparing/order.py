"""Which things changed places: all but the largest number that kept their order among one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def out_of_order(pairs: Sequence[tuple[int, int]], names: Sequence[str]) -> list[int]:
    """The indices in `pairs` of those that moved.

    `pairs` are the positions of each thing in the older and in the newer list, `names` what each is known by in both:
    they settle which of several answers is given, so that it is the same both ways round.
    """
    ordered = sorted(range(len(pairs)), key=lambda each: pairs[each][0])
    if all(pairs[a][1] < pairs[b][1] for a, b in pairwise(ordered)):
        return []
    turned = sorted(range(len(pairs)), key=lambda each: pairs[each][1])
    forth = [names[each] for each in ordered] <= [names[each] for each in turned]
    chain = ordered if forth else turned
    kept = _longest_rising([pairs[each][1 if forth else 0] for each in chain])
    stay = {chain[each] for each in kept}
    return [each for each in range(len(pairs)) if each not in stay]


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The indices of a longest rising subsequence (patience sorting)."""
    tails: list[int] = []
    heads: list[int] = []
    before: list[int | None] = []
    for index, value in enumerate(values):
        place = bisect_left(tails, value)
        before.append(heads[place - 1] if place else None)
        if place == len(tails):
            tails.append(value)
            heads.append(index)
        else:
            tails[place] = value
            heads[place] = index
    found: list[int] = []
    at = heads[-1] if heads else None
    while at is not None:
        found.append(at)
        at = before[at]
    return found[::-1]
