"""What an importer is, and what it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.notes import Notes

Actors = Literal["personas", "owners", "channels", "ignore"]
"""What the actors of a diagram or the people in a table may become."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of the file: what its actors are, in what language it is, what the map is called.

    What is `None` is for the importer to find out. `progress` is told from time to time how far it has come, from 0 to 1.
    """

    actors: Actors | None = None
    language: str | None = None
    title: str | None = None
    progress: Callable[[float], None] | None = None


@dataclass(frozen=True, slots=True)
class Importer:
    """A foreign format.

    `name` is what `--from` takes, `about` says in a few words what is read, `suffixes` are the ends of its files' names.
    `likelihood` says of a file, from 0 to 1 and quickly, how likely it is of this format and holds a journey. `read`
    makes a draft of each journey that it finds, none where there is none, and notes each guess and each loss; it
    raises CannotDo at what it cannot read at all, and nothing else. Drafts of large files are best yielded one by one:
    each is written before the next is asked for. `origin` is the entry point by which an importer of another package was
    found.
    """

    name: str
    about: str
    suffixes: tuple[str, ...]
    likelihood: Callable[[Foreign], float]
    read: Callable[[Foreign, Wishes, Notes], Iterable[Draft]]
    origin: str = ""
