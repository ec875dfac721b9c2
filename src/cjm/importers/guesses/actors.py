"""Who or what an actor is: somebody whose journey it is, somebody answerable, or a place where the two meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from cjm.importers.guesses.words import FIRST_WITHOUT_SPACES, names, parts_of, speaks_of, words

Kind = Literal["personas", "owners", "channels"]

_KINDS: tuple[Literal["personas", "owners"], ...] = ("personas", "owners")
_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_NUMBER = re.compile(r"(?<=[^\W\d_])\d+\b")
_SMALL_WORD = re.compile(r"\b(?:al|a la|ao|à|au|aux|de|del|do|da|of|for|für|til|for the)\b", re.IGNORECASE)
_FAR = 1000
"""More characters than a word has."""


@lru_cache(4096)
def channel_of(actor: str) -> str | None:
    """The channel of the format that an actor's name speaks of, `None` where it speaks of none."""
    return next((each for each in names("channels") if speaks_of(actor, words("channels", each))), None)


def kind_of(actor: str) -> Kind | None:
    """What an actor is by its name; `None` where the name does not tell.

    The last word decides, as in `customer support` and `admin user`; where a small word joins them it is what stands
    before that, as in `amigo del cliente`: nobody is what they are for, as in `atención al cliente`, but of a team.
    """
    name = _apart(actor)
    head, small, rest = _SMALL_WORD.sub("\n", name, count=1).partition("\n")
    found = [(place, kind) for kind in _KINDS for place in _places(head, kind)]
    if found:
        return max(found)[1]
    if small and any(_places(rest, "owners")):
        return "owners"
    return "channels" if channel_of(name) else None


def is_system(actor: str) -> bool:
    """Whether an actor is no person but a machine, by its name."""
    return speaks_of(_apart(actor), words("systems"))


def _apart(actor: str) -> str:
    """A name with its words apart: `ChatService1` is `Chat Service`."""
    return _NUMBER.sub("", _HUMP.sub(" ", actor))


def _places(actor: str, kind: Literal["personas", "owners"]) -> Iterator[int]:
    """Where words of a kind stand in a name."""
    known = words(kind) | words("systems") if kind == "owners" else words(kind)
    for number, word in enumerate(parts_of(actor)):
        if word in known:
            yield number * _FAR
        elif word[0] >= FIRST_WITHOUT_SPACES:
            yield from (
                number * _FAR + word.rfind(each) + len(each)
                for each in known
                if each[0] >= FIRST_WITHOUT_SPACES and each in word
            )
