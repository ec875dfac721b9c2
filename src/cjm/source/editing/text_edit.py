"""Changes of a text, and making several of them at once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from cjm.model.fix import Applicability


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Write `content` over the half-open range of code points `start` to `end`; an empty range is an insertion."""

    start: int
    end: int
    content: str

    def collides(self, other: TextEdit) -> bool:
        """Whether both touch the same words, or begin at the same place."""
        return self.start == other.start or (self.start < other.end and other.start < self.end)


@dataclass(frozen=True, slots=True)
class TextFix:
    """A fix of a text: its edits in order, none over another."""

    applicability: Applicability
    message: str
    edits: tuple[TextEdit, ...]


def in_order(edits: Iterable[TextEdit]) -> tuple[TextEdit, ...] | None:
    """The edits in the order of the text, equal ones once; `None` where two of them collide."""
    ordered = tuple(sorted(set(edits), key=_place))
    return None if any(first.collides(second) for first, second in pairwise(ordered)) else ordered


def compatible(fixes: Iterable[TextFix]) -> list[TextFix]:
    """The fixes that can be made in one go: each that does not touch what one before it touches, equal ones once."""
    chosen: dict[tuple[TextEdit, ...], TextFix] = {}
    taken: list[TextEdit] = []
    for fix in fixes:
        if fix.edits not in chosen and not any(_touches(edit, taken) for edit in fix.edits):
            chosen[fix.edits] = fix
            for edit in fix.edits:
                insort(taken, edit, key=_place)
    return list(chosen.values())


def _touches(edit: TextEdit, taken: list[TextEdit]) -> bool:
    """Whether an edit collides with one of those that stand in order and do not collide themselves."""
    index = bisect_left(taken, _place(edit), key=_place)
    return any(edit.collides(other) for other in taken[max(0, index - 1) : index + 1])


def _place(edit: TextEdit) -> tuple[int, int]:
    return edit.start, edit.end


def apply(content: str, fixes: Iterable[TextFix]) -> str:
    """The text with compatible fixes made."""
    parts, done = [], 0
    edits = (edit for fix in fixes for edit in fix.edits)
    for edit in sorted(edits, key=_place):
        parts += [content[done : edit.start], edit.content]
        done = edit.end
    return "".join((*parts, content[done:]))
