"""Texts merged three ways: as one, as comments of which none is lost, as prose line by line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TypeVar

Region = tuple[list[str], list[str], list[str]]
"""A stretch of lines as it was, and as it is on both sides."""
_MANY = 1_000_000
"""How many pairs of lines are compared; longer texts are taken for changed as a whole."""


_T = TypeVar("_T")


def three_way(base: _T | None, ours: _T, theirs: _T) -> _T | None:
    """What both sides agree on, or what one of them changed; `None` where both changed it, each in its own way."""
    if theirs in (ours, base):
        return ours
    return theirs if base == ours else None


def merged_comments(base: str | None, ours: str, theirs: str) -> str:
    """Whole lines of comments merged. Where both sides changed them, both stay, ours first."""
    merged = three_way(base, ours, theirs)
    if merged is not None:
        return merged
    old, mine, yours = ((text or "").splitlines(keepends=True) for text in (base, ours, theirs))
    if not any(line.strip() for line in (*mine, *yours)):
        return ours
    lines: list[str] = []
    for of_old, of_mine, of_yours in _regions(old, mine, yours):
        agreed = three_way(of_old, of_mine, of_yours)
        if agreed is None:
            known = {line.strip() for line in of_mine}
            agreed = [*of_mine, *(line for line in of_yours if line.strip() not in known)]
        lines += agreed
    return "".join(lines)


def merged_lines(base: str, ours: str, theirs: str) -> str | None:
    """Lines of a text merged as git does; `None` where both sides changed the same or neighbouring lines."""
    old, mine, yours = (text.splitlines(keepends=True) for text in (base, ours, theirs))
    lines: list[str] = []
    for of_old, of_mine, of_yours in _regions(old, mine, yours):
        agreed = three_way(of_old, of_mine, of_yours)
        if agreed is None:
            return None
        lines += agreed
    return "".join(lines)


def _regions(base: list[str], ours: list[str], theirs: list[str]) -> Iterator[Region]:
    """The lines cut into stretches that no side changed and stretches between them, each as it was and on both sides."""
    of_ours, of_theirs = _kept(base, ours), _kept(base, theirs)
    of_ours[len(base)], of_theirs[len(base)] = len(ours), len(theirs)
    at = (0, 0, 0)
    for index in range(len(base) + 1):
        mine, yours = of_ours.get(index), of_theirs.get(index)
        if mine is None or yours is None:
            continue
        yield base[at[0] : index], ours[at[1] : mine], theirs[at[2] : yours]
        line = base[index : index + 1]
        yield line, line, line
        at = (index + 1, mine + 1, yours + 1)


def _kept(base: list[str], side: list[str]) -> dict[int, int]:
    """Where on a side the lines stand that it kept."""
    if len(base) * len(side) > _MANY:
        return {}
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
