"""Feelings by their names, in the languages that maps are written in."""

from __future__ import annotations

import re
from functools import cache

from cjm.importers.guesses.words import names, words

_MORE = re.compile(r"^(?:very|extremely|super|really|muy|muito|veldig|svært|очень|非常|很)\s*", re.IGNORECASE)
_AT_THE_END = re.compile(r"[\s.!?…+*\-–—:;,]+$")


def score_of_feeling(text: str) -> float | None:
    """The score from -2 to 2 that the name of a feeling stands for, as a guess; `None` for any other text."""
    name = _AT_THE_END.sub("", text.strip().casefold())
    known = _scores()
    if name in known:
        return known[name]
    found = known.get(_MORE.sub("", name))
    return None if found is None else max(-2.0, min(2.0, 2 * found))


@cache
def _scores() -> dict[str, float]:
    return {word: float(score) for score in names("feelings") for word in words("feelings", score)}
