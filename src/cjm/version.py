"""Version requirements such as `>=0.2,<1`, for versions of numbers and points."""

from __future__ import annotations

import operator
import re
from itertools import zip_longest

_CLAUSE = re.compile(r"\s*(==|!=|>=|<=|>|<)?\s*(\d+(?:\.\d+)*)\s*")
_COMPARE = {
    "==": operator.eq, "!=": operator.ne, ">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt,
}  # fmt: skip


def admits(requirement: str, version: str) -> bool:
    """Whether every clause of a requirement holds for a version; a bare version means that one alone.

    Raises ValueError where the requirement is none.
    """
    for clause in requirement.split(","):
        found = _CLAUSE.fullmatch(clause)
        if found is None:
            raise ValueError(f"not a version requirement: {clause!r}")
        given, wanted = zip(*zip_longest(_numbers(version), _numbers(found[2]), fillvalue=0), strict=True)
        if not _COMPARE[found[1] or "=="](given, wanted):
            return False
    return True


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]
