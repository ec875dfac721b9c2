"""What an import guessed and what it lost, with the words in the foreign file that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    """The notes of an import, in the order in which they were made; equal ones once."""

    def __init__(self) -> None:
        self._made: dict[Note, None] = {}

    def add(self, kind: NoteKind, message: str, where: Where, help_: str = "") -> None:
        """Note a guess or a loss."""
        self._made.setdefault(Note(kind, message, where, help_))

    def __iter__(self) -> Iterator[Note]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
