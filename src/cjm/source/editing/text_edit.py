"""Changes of a text, and making several of them at once."""

from __future__ import annotations

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
    ordered = tuple(sorted(set(edits), key=lambda edit: (edit.start, edit.end)))
    return None if any(first.collides(second) for first, second in pairwise(ordered)) else ordered


def compatible(fixes: Iterable[TextFix]) -> list[TextFix]:
    """The fixes that can be made in one go: each that does not touch what one before it touches, equal ones once."""
    chosen: dict[tuple[TextEdit, ...], TextFix] = {}
    taken: list[TextEdit] = []
    for fix in fixes:
        if fix.edits not in chosen and in_order((*taken, *fix.edits)) is not None:
            chosen[fix.edits] = fix
            taken += fix.edits
    return list(chosen.values())


def apply(content: str, fixes: Iterable[TextFix]) -> str:
    """The text with compatible fixes made."""
    parts, done = [], 0
    edits = (edit for fix in fixes for edit in fix.edits)
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [content[done : edit.start], edit.content]
        done = edit.end
    return "".join((*parts, content[done:]))
