"""Feelings by their names, in the languages that maps are written in."""

from __future__ import annotations

import re
from functools import cache

from cjm.importers.guesses.words import names, words

_MORE = re.compile(
    r"^(?:very|extremely|super|really|muy|muito|veldig|svært|очень|非常|很)[\s_-]*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 8
"""How many words a text has at the most that is looked through for feelings."""
_AT_THE_END = re.compile(r"[\s.!?…+*\-–—:;,]+$")


def score_of_feeling(text: str) -> float | None:
    """The score from -2 to 2 that the name of a feeling stands for, as a guess; `None` for any other text."""
    name = _AT_THE_END.sub("", text.strip().casefold())
    known = _scores()
    if name in known:
        return known[name]
    found = known.get(_MORE.sub("", name))
    return None if found is None else max(-2.0, min(2.0, 2 * found))


def score_of_feelings(text: str) -> float | None:
    """The score of the feelings that are named in a few words, as a guess; `None` where they differ or may be denied."""
    said = _WORD.findall(text.casefold())
    if len(said) > _MOST_WORDS or not words("denials").isdisjoint(said):
        return None
    found = [score for word in said if (score := _scores().get(word))]
    low, high = min(found, default=0.0), max(found, default=0.0)
    return (low if low < 0 else high) if low * high > 0 else None


@cache
def _scores() -> dict[str, float]:
    return {word: float(score) for score in names("feelings") for word in words("feelings", score)}
