"""The order of a merged list: where both sides put each entry, given where it was. Entries are numbers here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import combinations, pairwise
from typing import Any, Literal

from cjm.history.merging.three_ways import three_way

_LARGEST_WINDOW = 300
"""How many entries that both sides put in another order are weighed against each other: the time grows as the square."""

Rank = Callable[[int], Any]
"""What entries are sorted by; `None` for one that has no such thing."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the merged list; with `side`, one where only that side has put the entry."""

    token: int
    side: Literal["ours", "theirs"] | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A stretch of the list whose entries each side put in an order of its own."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


Woven = list[Slot | Dispute]


def weave(
    base: Sequence[int],
    ours: Sequence[int],
    theirs: Sequence[int],
    *,
    ordered: bool = True,
    rank: Rank | None = None,
) -> Woven:
    """The merged order of the entries of both sides, each of which stands in a list at most once.

    An entry that one side moved goes where that side put it; what a side added stands behind what it was added behind.
    At one place ours come first, or, where `rank` is given and both sides follow it, they are sorted by it. What the
    sides moved apart is in two slots, one for each; where nothing depends on the order (`ordered` is false), in ours.
    """
    spine = _spine(base, ours, theirs)
    before = _gaps(base, spine)
    runs = [_runs(each, spine) for each in (ours, theirs)]
    mine, yours = ({token: gap for gap, run in enumerate(each) for token in run} for each in runs)
    places = {
        token: _places(before.get(token), mine.get(token), yours.get(token), ordered=ordered)
        for token in (*mine, *yours)
    }
    woven: Woven = []
    for gap in range(len(spine) + 1):
        of_mine, of_yours = ([token for token in run[gap] if gap in places[token]] for run in runs)
        torn = {token for token in (*of_mine, *of_yours) if len(places[token]) > 1}
        woven += _gap(base, of_mine, of_yours, torn, ordered=ordered, rank=rank)
        woven += [Slot(token) for token in spine[gap : gap + 1]]
    return _disputed(woven, (base, ours, theirs), set(before)) if ordered else woven


def _spine(base: Sequence[int], ours: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """The entries that stay where they are: the most that follow one another in the same order in all three lists."""
    common = set(base) & set(ours) & set(theirs)
    base, ours, theirs = ([token for token in each if token in common] for each in (base, ours, theirs))
    if theirs in (base, ours):
        return _longest_of_two(base, ours)
    if base == ours:
        return _longest_of_two(base, theirs)
    first, last = 0, len(base)
    while base[first] == ours[first] == theirs[first]:
        first += 1
    while base[last - 1] == ours[last - 1] == theirs[last - 1]:
        last -= 1
    old, mine, yours = (each[first:last] for each in (base, ours, theirs))
    if last - first > _LARGEST_WINDOW:
        kept = _longest_of_two(old, mine)
        inner = _longest_of_two(kept, [token for token in yours if token in set(kept)])
    else:
        inner = _longest_of_three(old, mine, yours)
    return [*base[:first], *inner, *base[last:]]


def _longest_of_two(base: Sequence[int], other: Sequence[int]) -> list[int]:
    """A longest common subsequence of two orders of the same entries, by patience sorting."""
    place = {token: index for index, token in enumerate(base)}
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for token in other:
        index = bisect_left(ends, place[token])
        before[place[token]] = ends[index - 1] if index else None
        ends[index : index + 1] = [place[token]]
    chain: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        chain.append(base[at])
        at = before[at]
    return chain[::-1]


def _longest_of_three(base: Sequence[int], ours: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """A longest common subsequence of three orders of the same entries."""
    mine = {token: index for index, token in enumerate(ours)}
    yours = {token: index for index, token in enumerate(theirs)}
    lengths: list[int] = []
    before: list[int] = []
    for index, token in enumerate(base):
        earlier = (
            other
            for other in range(index)
            if mine[base[other]] < mine[token] and yours[base[other]] < yours[token]
        )
        best = max(earlier, key=lengths.__getitem__, default=-1)
        lengths.append(lengths[best] + 1 if best >= 0 else 1)
        before.append(best)
    chain: list[int] = []
    at = lengths.index(max(lengths))
    while at >= 0:
        chain.append(base[at])
        at = before[at]
    return chain[::-1]


def _runs(tokens: Iterable[int], spine: Sequence[int]) -> list[list[int]]:
    """What stands in each gap of the spine: before its first entry, between two, behind its last."""
    of_spine = set(spine)
    runs: list[list[int]] = [[]]
    for token in tokens:
        if token in of_spine:
            runs.append([])
        else:
            runs[-1].append(token)
    return runs


def _gaps(tokens: Iterable[int], spine: Sequence[int]) -> dict[int, int]:
    return {token: gap for gap, run in enumerate(_runs(tokens, spine)) for token in run}


def _places(before: int | None, mine: int | None, yours: int | None, *, ordered: bool) -> set[int]:
    """The gap of an entry, or both gaps of one that each side put elsewhere."""
    if mine is None or yours is None:
        return {gap for gap in (mine, yours) if gap is not None}
    if before == mine:
        return {yours}
    if before == yours or not ordered:
        return {mine}
    return {mine, yours}


def _gap(
    base: Sequence[int],
    mine: list[int],
    yours: list[int],
    torn: set[int],
    *,
    ordered: bool,
    rank: Rank | None,
) -> Woven:
    """The entries of one gap: those that both sides have there lead, the others follow what they stood behind."""
    shared = set(mine) & set(yours)
    leaders = _leaders(base, [t for t in mine if t in shared], [t for t in yours if t in shared])
    if leaders is None and ordered:
        return [Dispute(tuple(mine), tuple(yours))]
    if leaders is None:
        leaders = [token for token in mine if token in shared]
    of_mine, of_yours = _followers(mine, shared), _followers(yours, shared)
    woven: Woven = []
    for leader in (None, *leaders):
        if leader is not None:
            woven.append(Slot(leader))
        first, second = of_mine.get(leader, []), of_yours.get(leader, [])
        for token in _mixed(first, second, rank):
            side: Literal["ours", "theirs"] = "ours" if token in first else "theirs"
            woven.append(Slot(token, side if token in torn else None))
    return woven


def _disputed(woven: Woven, orders: tuple[Sequence[int], ...], moved: set[int]) -> Woven:
    """The list with one dispute from the first to the last of the moved entries that do not stand as a side wanted them.

    Two entries each of which was moved by another side, or by both, may end in an order that neither has asked for.
    """
    at = {slot.token: index for index, slot in enumerate(woven) if isinstance(slot, Slot) and not slot.side}
    base, ours, theirs = ({token: index for index, token in enumerate(each)} for each in orders)
    both = [token for token in at if token in moved and token in ours and token in theirs]
    was_all, mine_all, yours_all = (sorted(both, key=each.__getitem__) for each in (base, ours, theirs))
    if sorted(both, key=at.__getitem__) == three_way(was_all, mine_all, yours_all):
        return woven
    wrong = {at[token] for token in both} if len(both) > _LARGEST_WINDOW else set()
    for first, second in combinations(both, 2) if not wrong else ():
        was, mine, yours = (each[first] < each[second] for each in (base, ours, theirs))
        if not (yours if mine == was else mine):
            wrong |= {at[first], at[second]}
    if not wrong:
        return woven
    begin, end = min(wrong), max(wrong) + 1
    inside: set[int] = set()
    for each in woven[begin:end]:
        inside |= {each.token} if isinstance(each, Slot) else {*each.ours, *each.theirs}
    torn = {slot.token for slot in woven if isinstance(slot, Slot) and slot.side}
    mine_inside = tuple(token for token in orders[1] if token in inside - torn)
    return [
        *woven[:begin],
        *(slot for slot in woven[begin:end] if isinstance(slot, Slot) and slot.side),
        Dispute(mine_inside, tuple(token for token in orders[2] if token in inside - torn)),
        *woven[end:],
    ]


def _leaders(base: Sequence[int], mine: list[int], yours: list[int]) -> list[int] | None:
    """The order of what both sides have in a gap, `None` where each has changed it in a way of its own."""
    if mine == yours:
        return mine
    inner = set(mine)
    before = [token for token in base if token in inner]
    if before == mine:
        return yours
    return mine if before == yours else None


def _followers(tokens: list[int], leaders: set[int]) -> dict[int | None, list[int]]:
    runs: dict[int | None, list[int]] = {}
    leader: int | None = None
    for token in tokens:
        if token in leaders:
            leader = token
        else:
            runs.setdefault(leader, []).append(token)
    return runs


def _mixed(mine: list[int], yours: list[int], rank: Rank | None) -> list[int]:
    if rank and mine and yours and all(_is_sorted(each, rank) for each in (mine, yours)):
        return list(merge(mine, yours, key=rank))
    return mine + yours


def _is_sorted(tokens: list[int], rank: Rank) -> bool:
    ranks = [rank(token) for token in tokens]
    return None not in ranks and all(a <= b for a, b in pairwise(ranks))
