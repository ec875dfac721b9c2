"""Conflicts as git writes them: both sides between markers, around whole lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cjm.history.merging.pieces import Agreed, Clash, Segment

Style = Literal["merge", "diff3", "zdiff3"]
"""What git's `merge.conflictStyle` may be: the last two show what the lines were before."""


@dataclass(frozen=True, slots=True)
class Markers:
    """How conflicts are marked: the names of both sides and of what they grew out of, the length of a marker, git's style."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    size: int = 7
    style: Style = "merge"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict: the rows of its first and last marker, counting from 1, and what it is about."""

    first_row: int
    last_row: int
    message: str


def marked(segments: Iterable[Segment], markers: Markers) -> tuple[str, tuple[Conflict, ...]]:
    """The text with its conflicts between markers, and where they are."""
    lines: list[str] = []
    conflicts: list[Conflict] = []
    row = 1
    for segment in segments:
        if isinstance(segment, Agreed):
            lines.append(segment.text)
            row += segment.text.count("\n")
            continue
        above, clash, below = _trimmed(segment, markers.style)
        between = _between(clash, markers)
        first = row + above.count("\n")
        last = first + between.count("\n") - 1
        conflicts += [Conflict(first, last, message) for message in segment.messages]
        lines += [above, between, below]
        row = last + 1 + below.count("\n")
    return "".join(lines), tuple(conflicts)


def _between(clash: Clash, markers: Markers) -> str:
    size = markers.size
    text = f"{_marker('<', size, markers.ours)}{clash.ours}"
    if markers.style != "merge":
        text += f"{_marker('|', size, markers.base)}{clash.base}"
    return f"{text}{'=' * size}\n{clash.theirs}{_marker('>', size, markers.theirs)}"


def _marker(sign: str, size: int, label: str) -> str:
    return f"{sign * size} {label}".rstrip() + "\n"


def _trimmed(clash: Clash, style: Style) -> tuple[str, Clash, str]:
    """The lines that both sides begin and end with, and the conflict between them. In git's style `diff3` none is left out."""
    if style == "diff3":
        return "", clash, ""
    ours, theirs = clash.ours.splitlines(keepends=True), clash.theirs.splitlines(keepends=True)
    shorter = min(len(ours), len(theirs))
    first = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    shorter -= first
    last = next((at for at in range(shorter) if ours[-1 - at] != theirs[-1 - at]), shorter)
    above, below = "".join(ours[:first]), "".join(ours[len(ours) - last :])
    inner = replace(
        clash,
        ours="".join(ours[first : len(ours) - last]),
        theirs="".join(theirs[first : len(theirs) - last]),
    )
    return above, inner, below
