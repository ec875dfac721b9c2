"""Slips of the fingers: words that differ by one."""

from __future__ import annotations

from collections.abc import Iterable

_LONG_ENOUGH = 4


def is_one_slip(first: str, second: str) -> bool:
    """Whether one letter more, less or other, or two neighbours the other way round, is all that differs.

    That is a distance of 1 in the measure of Damerau, "A technique for computer detection and correction of spelling
    errors", Communications of the ACM 7 (1964).
    """
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


def meant(wanted: str, candidates: Iterable[str]) -> str | None:
    """The only candidate that is one slip away; `None` where there is none, or more than one."""
    found = [each for each in dict.fromkeys(candidates) if is_one_slip(wanted, each)]
    return found[0] if len(found) == 1 else None


def is_sure(wanted: str, found: str) -> bool:
    """Whether a slip is certain: in a short word one letter is much of it, and another digit may be another thing."""
    if min(len(wanted), len(found)) < _LONG_ENOUGH:
        return False
    return [c for c in wanted if c.isdigit()] == [c for c in found if c.isdigit()]
