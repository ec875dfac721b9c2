"""Merged entries put one behind the other, with what is left to decide between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cjm.history.merging.meaning import Made, Meant
from cjm.history.merging.pieces import Agreed, Clash, Piece, Segment, Side, behind, decided
from cjm.history.merging.tree import Collection, Item
from cjm.history.merging.weave import Dispute, Slot

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_Entries = list[tuple[str | None, Meant]]


class NoLineError(Exception):
    """A conflict stands where no line of its own can be: behind the dash of the item that it is a part of."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__(messages)
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Done:
    """An entry merged: the lines above it, its own lines, and whether it had stood first on the side that they follow."""

    lead: str
    piece: Piece
    item: Item
    was_first: bool

    @property
    def is_one_sided(self) -> bool:
        """Whether only one side still has the entry; its piece then holds the lines above it too."""
        return self.piece.ours is None or self.piece.theirs is None


def blank_lines(collection: Collection) -> str:
    """The blank lines that separate the entries of a collection."""
    return _at_start(collection.items[1].lead) if len(collection.items) > 1 else ""


class Writer:
    """Puts merged entries one behind the other."""

    def __init__(self, done: list[Done | None], column: int, blanks: str, *, inline: bool) -> None:
        self._done = done
        self._column = column
        self._blanks = blanks
        self._inline = inline
        self._segments: list[Segment] = []
        self._ours: _Entries = []
        self._theirs: _Entries = []
        self._above = ""

    def _get(self, token: int) -> Done:
        done = self._done[token]
        assert done is not None
        return done

    def slot(self, slot: Slot) -> None:
        """An entry whose place is agreed."""
        done = self._get(slot.token)
        lead, segments = self._lead(done), done.piece.segments
        if done.is_one_sided:
            self._must_not_be_behind_a_dash(segments)
            self._segments += segments
        elif self._inline and not self._segments:
            self._above = lead
            self._segments += segments
        else:
            indented = behind(" " * self._column, segments)
            self._segments += [Agreed(lead), *indented] if lead else indented
        self._add(done, ours=True, theirs=True)

    def torn(self, slot: Slot, message: str) -> None:
        """An entry that only one side has put here, while the other put it elsewhere."""
        done = self._get(slot.token)
        side: Side = "ours" if slot.side == "ours" else "theirs"
        text = self._text(done, side)
        messages = (message, *done.piece.messages)
        clash = Clash(text, "", "", messages) if side == "ours" else Clash("", "", text, messages)
        self._must_not_be_behind_a_dash((clash,))
        self._segments.append(clash)
        self._add(done, ours=side == "ours", theirs=side == "theirs")

    def dispute(self, dispute: Dispute, message: str) -> None:
        """A stretch of entries in the order of each side."""
        ours = "".join(self._text(self._get(token), "ours") for token in dispute.ours)
        theirs = "".join(self._text(self._get(token), "theirs") for token in dispute.theirs)
        inner = (words for token in dispute.ours for words in self._get(token).piece.messages)
        clash = Clash(ours, "", theirs, (message, *inner))
        self._must_not_be_behind_a_dash((clash,))
        self._segments.append(clash)
        for token in dispute.ours:
            self._add(self._get(token), ours=True)
        for token in dispute.theirs:
            self._add(self._get(token), theirs=True)

    def piece(self, is_mapping: bool, trail: str) -> Piece:
        """What was written, and what it means."""
        if trail:
            self._segments.append(Agreed(trail))
        ours = Made(is_mapping, tuple(self._ours))
        theirs = Made(is_mapping, tuple(self._theirs))
        return Piece(tuple(self._segments), ours, theirs, self._above)

    def _lead(self, done: Done) -> str:
        """The lines above an entry; what separates entries is added or left out where it no longer stands first, or does."""
        is_first = not self._segments
        if is_first == done.was_first or not self._blanks:
            return done.lead
        rest = done.lead[len(_at_start(done.lead)) :]
        return rest if is_first else self._blanks + rest

    def _text(self, done: Done, side: Side) -> str:
        segments = done.piece.segments
        if done.is_one_sided:
            return decided(segments, side)
        return self._lead(done) + " " * self._column + decided(segments, side)

    def _must_not_be_behind_a_dash(self, segments: tuple[Segment, ...]) -> None:
        if self._inline and not self._segments:
            clashes = (each for each in segments if isinstance(each, Clash))
            raise NoLineError(tuple(words for each in clashes for words in each.messages))

    def _add(self, done: Done, *, ours: bool = False, theirs: bool = False) -> None:
        if ours and done.piece.ours is not None:
            self._ours.append((done.item.key, done.piece.ours))
        if theirs and done.piece.theirs is not None:
            self._theirs.append((done.item.key, done.piece.theirs))


def _at_start(text: str) -> str:
    found = _BLANK_LINES.match(text)
    return found[0] if found else ""
