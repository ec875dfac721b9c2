"""What an import guessed and what it lost, with the words in the foreign file that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cjm.model.finding import Severity

Span = tuple[int, int]


class Cell(NamedTuple):
    """A cell of a workbook: its row and column, both from 1, and what stands in it."""

    row: int
    column: int
    text: str


class NoteKind(NamedTuple):
    """A kind of note: its code and name, whether something was guessed or lost, and what it says in general."""

    code: str
    name: str
    what: Literal["guess", "loss"]
    title: str

    @property
    def severity(self) -> Severity:
        """A guess is for information, a loss is a warning."""
        return "info" if self.what == "guess" else "warning"


SCALE_GUESSED = NoteKind("CJM8001", "scale-guessed", "guess", "The scale of scores is guessed")
ACTOR_GUESSED = NoteKind("CJM8002", "actor-guessed", "guess", "What an actor is in the map is guessed")
COLUMN_GUESSED = NoteKind("CJM8003", "column-guessed", "guess", "What a column or a row holds is guessed")
VALUE_GUESSED = NoteKind("CJM8004", "value-guessed", "guess", "What a value means is guessed")
STRUCTURE_GUESSED = NoteKind("CJM8005", "structure-guessed", "guess", "Where something belongs is guessed")
NAME_MADE_UP = NoteKind("CJM8006", "name-made-up", "guess", "A name is made up")
TEXT_WITHOUT_PLACE = NoteKind(
    "CJM8101", "text-without-place", "loss", "A text has no place in the format and is kept under `x-import`"
)
VALUE_UNREADABLE = NoteKind(
    "CJM8102", "value-unreadable", "loss", "A value cannot be read and is kept under `x-import`"
)
TEXT_LEFT_OUT = NoteKind("CJM8103", "text-left-out", "loss", "A text is not in the map at all")

KEPT_HELP = "it is kept under `x-import`"
"""What to know of a text that has no place."""

KINDS = (
    SCALE_GUESSED, ACTOR_GUESSED, COLUMN_GUESSED, VALUE_GUESSED, STRUCTURE_GUESSED, NAME_MADE_UP, TEXT_WITHOUT_PLACE,
    VALUE_UNREADABLE, TEXT_LEFT_OUT,
)  # fmt: skip
"""All kinds by code."""


MOST_ALIKE = 10
"""How many notes are kept that say the same."""
MOST_OF_A_KIND = 100
"""How many notes of a kind are kept."""

Where = Span | Cell


@dataclass(frozen=True, slots=True)
class Note:
    """Something guessed or lost: what, what to do about it, and where.

    `where` is the half-open span of code points in the foreign text, or a cell of a workbook, whose sheet `message`
    names.
    """

    kind: NoteKind
    message: str
    where: Where
    help: str = ""


class Notes:
    """The notes of an import, in the order in which they were made; equal ones once.

    A reader of a large file wants to know what was done and where it begins, not each of a hundred thousand places: of
    those that say the same, and of those of one kind, the first are kept. How many more there are is told.
    """

    def __init__(self) -> None:
        self._made: dict[Note, None] = {}
        self._alike: dict[tuple[NoteKind, str, str], list[Note]] = {}
        self._more: dict[tuple[NoteKind, str, str], int] = {}
        self._of_kind: Counter[NoteKind] = Counter()
        self._left_out: dict[NoteKind, tuple[int, Where]] = {}

    def add(self, kind: NoteKind, message: str, where: Where, help_: str = "") -> None:
        """Note a guess or a loss."""
        note = Note(kind, message, where, help_)
        if note in self._made:
            return
        says = (kind, message, help_)
        alike = self._alike.get(says)
        if alike is not None and len(alike) >= MOST_ALIKE:
            self._more[says] = self._more.get(says, 0) + 1
        elif self._of_kind[kind] >= MOST_OF_A_KIND:
            count, first = self._left_out.get(kind, (0, where))
            self._left_out[kind] = (count + 1, first)
        else:
            self._of_kind[kind] += 1
            self._alike.setdefault(says, []).append(note)
            self._made[note] = None

    def __iter__(self) -> Iterator[Note]:
        last = {alike[-1]: self._more[says] for says, alike in self._alike.items() if says in self._more}
        for note in self._made:
            if more := last.get(note):
                message = f"{note.message} (and {more:,} more times further down)"
                yield replace(note, message=message)
            else:
                yield note
        for kind, (count, first) in self._left_out.items():
            message = f"{count:,} more of this kind follow from here on and are not shown"
            yield Note(kind, message, first, "to see them all, import the file in parts")

    def __len__(self) -> int:
        return len(self._made) + len(self._left_out)
