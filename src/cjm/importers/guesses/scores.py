"""Scores on any scale, as emotions from -2 to 2."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from cjm.model.emotion import score_of_emoji

_NUMBER = re.compile(r"[-+−]?(?:0[xX][0-9a-fA-F]+|(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?)")
_OF = re.compile(r"\s*(?:/|of|out of|de|von|av|из|/)\s*(\d+)\s*", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*(?:stars?|points?|pts?|estrellas?|estrelas?|pontos?|puntos?|stjerner?|poeng|звезды?|звёзды?|балл(?:а|ов)?|分|星|★|⭐)\s*",
    re.IGNORECASE,
)
_PER_CENT = re.compile(r"\s*[%％]\s*")
_STARS = re.compile(r"([★⭐]\ufe0f?\s*)+([☆✩]\s*)*")
_LOWEST, _HIGHEST = -2.0, 2.0
_MOST_PER_CENT = 100


class Scale(NamedTuple):
    """The lowest and the highest score that there can be."""

    low: float
    high: float

    def emotion(self, score: float) -> float:
        """The score from -2 to 2, to two decimals."""
        share = (score - self.low) / (self.high - self.low)
        return round(min(_HIGHEST, max(_LOWEST, _LOWEST + share * (_HIGHEST - _LOWEST))), 2)

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


OURS = Scale(-2, 2)
ONE_TO_FIVE = Scale(1, 5)
SHARES = Scale(0, 1)
_SCALES = (ONE_TO_FIVE, Scale(0, 5), Scale(1, 7), Scale(1, 10), Scale(0, 10), OURS, Scale(-3, 3), Scale(-5, 5), Scale(-10, 10), Scale(0, 100), Scale(-100, 100))  # fmt: skip
"""The scales in the order in which they are thought of: the first that holds all scores is it."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score as written, with the scale where that is written too. `exact` tells that it is a number and no more."""

    value: float
    scale: Scale | None = None
    exact: bool = True


def read_score(text: str) -> Score | None:
    """The score that a text is: `4`, `3,5`, `0x5`, `4/5`, `62 %`, `5 stars`, `★★★☆☆` or a face; else `None`."""
    words = text.strip()
    if (emoji := score_of_emoji(words)) is not None:
        return Score(emoji, OURS, exact=False)
    if _STARS.fullmatch(words):
        full = sum(sign in "★⭐" for sign in words)
        return Score(full, Scale(1, max(5, sum(sign in "★⭐☆✩" for sign in words))), exact=False)
    number = _NUMBER.match(words)
    if number is None or (value := _value(number[0])) is None:
        return None
    rest = words[number.end() :]
    if not rest:
        return Score(value, exact="," not in number[0])
    if _PER_CENT.fullmatch(rest) and 0 <= value <= _MOST_PER_CENT:
        return Score(value, Scale(0, _MOST_PER_CENT), exact=False)
    if (of := _OF.match(rest)) and (not rest[of.end() :] or _BEHIND.fullmatch(rest[of.end() :])):
        highest = int(of[1])
        return (
            Score(value, Scale(1 if highest <= 10 and value else 0, highest), exact=False)
            if highest > 1 and value <= highest
            else None
        )
    return Score(value, exact=False) if _BEHIND.fullmatch(rest) else None


def scale_of(scores: Collection[float]) -> Scale:
    """The scale that scores without one are probably on: the first usual one that holds them all, else their range."""
    if not scores:
        return ONE_TO_FIVE
    low, high = min(scores), max(scores)
    if low >= 0 and high <= 1 and not (float(low).is_integer() and float(high).is_integer()):
        return SHARES
    found = next((scale for scale in _SCALES if scale.low <= low and high <= scale.high), None)
    return found or Scale(min(low, 0), high if high > min(low, 0) else low + 1)


def _value(number: str) -> float | None:
    plain = number.replace("−", "-").replace(",", ".")
    try:
        value = float(int(plain, 16)) if "x" in plain.lower() else float(plain)
    except (ValueError, OverflowError):
        return None
    return value if abs(value) < 1e6 else None
