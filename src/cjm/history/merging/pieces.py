"""What a merge is made of: stretches on which both sides agree, and those that a person has to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from cjm.history.merging.meaning import Meant

Side = Literal["ours", "theirs"]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A stretch of the result."""

    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Whole lines as ours, as they were, and as theirs; and what the conflict is about, in words."""

    ours: str
    base: str
    theirs: str
    messages: tuple[str, ...]


Segment = Agreed | Clash


@dataclass(frozen=True, slots=True)
class Piece:
    """A merged part of the map: its text, and what it means with every conflict decided for ours, and for theirs.

    A meaning is `None` where the part is not there. `above` are comments that must stand above the part.
    """

    segments: tuple[Segment, ...]
    ours: Meant | None
    theirs: Meant | None
    above: str = ""

    @property
    def is_agreed(self) -> bool:
        """Whether nothing is left to choose."""
        return all(isinstance(each, Agreed) for each in self.segments)

    @property
    def messages(self) -> tuple[str, ...]:
        """What the conflicts are about."""
        return tuple(words for each in self.segments if isinstance(each, Clash) for words in each.messages)


def agreed(text: str, meant: Meant) -> Piece:
    """A part on which both sides agree."""
    return Piece((Agreed(text),), meant, meant)


def decided(segments: Iterable[Segment], side: Side) -> str:
    """The text with every conflict decided for one side."""
    return "".join(each.text if isinstance(each, Agreed) else getattr(each, side) for each in segments)


def behind(prefix: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments with something in front of their first line; in a conflict, of the line of each side that has one."""
    if not segments or not prefix:
        return segments
    first, *others = segments
    if isinstance(first, Agreed):
        return (Agreed(prefix + first.text), *others)
    add: Callable[[str], str] = lambda text: prefix + text if text else text  # noqa: E731
    return (replace(first, ours=add(first.ours), base=add(first.base), theirs=add(first.theirs)), *others)
