"""Who or what an actor is: somebody whose journey it is, somebody answerable, or a place where the two meet."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from cjm.importers.guesses.words import names, speaks_of, words

Kind = Literal["personas", "owners", "channels"]


@lru_cache(4096)
def channel_of(actor: str) -> str | None:
    """The channel of the format that an actor's name speaks of, `None` where it speaks of none."""
    return next((each for each in names("channels") if speaks_of(actor, words("channels", each))), None)


def kind_of(actor: str) -> Kind | None:
    """What an actor is by its name; `None` where the name does not tell."""
    if speaks_of(actor, words("personas")):
        return "personas"
    if speaks_of(actor, words("owners")):
        return "owners"
    return "channels" if channel_of(actor) else None
