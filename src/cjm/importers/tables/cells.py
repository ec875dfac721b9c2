"""What stands in a cell: texts of a list, and emotions in the ways in which people write them."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from cjm.importers.guesses.feelings import score_of_feeling
from cjm.importers.guesses.scores import OURS, Scale, Score, read_score
from cjm.model.emotion import score_of_emoji

_BREAK = re.compile(r"<br\s*/?>|\r\n|\n|\r", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*+•·‣▪◦–—]|\d{1,2}[.)])\s+")
_INNER_BULLET = re.compile(r"\s+[•·‣▪◦]\s+|;\s*|；\s*")
_COMMA = re.compile(r"\s*(?:,|，|、|\s/\s|\s\+\s|\s&\s)\s*")
_MARKUP = re.compile(
    r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|`([^`]+)`"
)
_MARKED = re.compile("[*_~`&<]")
"""What a text has at the least that is not plain yet."""
_ARROW = re.compile(r"\s*(?:→|->|=>|➡\ufe0f?|⟶|»)\s*")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "...", "…", "?", "tbd", "todo", "x-"})
_TRUE = frozenset({"true", "yes", "y", "x", "✓", "✔", "✅", "1", "sí", "si", "sim", "да", "是", "ja"})


class Feeling(NamedTuple):
    """An emotion in a cell: its score where it has one, whether the score is a guess, and the words for it."""

    score: float | None
    is_guessed: bool
    words: str | None


def plain(text: str) -> str:
    """The text without Markdown's marks, on one line."""
    if _MARKED.search(text) is None:
        return " ".join(text.split())
    while (
        bare := _MARKUP.sub(lambda found: next(each for each in found.groups()[1:] if each), text)
    ) != text:
        text = bare
    return " ".join(html.unescape(_BREAK.sub(" ", text)).split())


def is_empty(text: str) -> bool:
    """Whether a cell says nothing."""
    return plain(text).casefold() in _NOTHING


def is_true(text: str) -> bool:
    """Whether a cell says yes."""
    return plain(text).casefold() in _TRUE


def items(text: str) -> list[str]:
    """The texts of a list in a cell: one a line, behind bullets, or between semicolons."""
    lines = [_BULLET.sub("", line) for line in _BREAK.split(text)]
    found = [plain(part) for line in lines for part in _INNER_BULLET.split(line)]
    return [each for each in found if each.casefold() not in _NOTHING]


def names(text: str) -> list[str]:
    """The names in a cell, which may also stand between commas."""
    found = items(text)
    return [part for each in found for part in _COMMA.split(each) if part] if len(found) == 1 else found


@lru_cache(4096)
def numbers(text: str) -> tuple[float, ...]:
    """The scores in a cell that are numbers and name no scale."""
    read = [read_score(part) for part in _ARROW.split(plain(text))]
    return tuple(score.value for score in read if score and score.scale is None)


@lru_cache(4096)
def feeling(text: str, scale: Scale) -> Feeling:
    """The emotion in a cell; of several in a row, such as `🙂 → 😕`, the one that it ends with."""
    words = plain(text)
    last = _ARROW.split(words)[-1]
    score = _score(last)
    is_number = score is not None and score.exact and last == words
    value = None if score is None else (score.scale or scale).emotion(score.value)
    is_only_score = score is not None and read_score(words) is not None
    named = words if last != words else _EMOJI.sub("", words).strip(" :-–—")
    named = "" if is_only_score else named
    return Feeling(value, value is not None and not is_number, named or None)


def _score(text: str) -> Score | None:
    """The score of a number, a face with or without words, or the name of a feeling, alone or the first of several."""
    if (score := read_score(text)) is not None:
        return score
    for sign in _EMOJI.findall(text):
        if (emoji := score_of_emoji(sign)) is not None:
            return Score(emoji, OURS, exact=False)
    if text.endswith("+") and (named := score_of_feeling(text)) is not None:
        return Score(max(-2.0, min(2.0, 2 * named)), OURS, exact=False)
    for part in (text, *re.split(r"[,;/(，、]|\sand\s|\sbut\s|\sy\s|\se\s|\sog\s|\sи\s", text)):
        if (named := score_of_feeling(_EMOJI.sub("", part))) is not None:
            return Score(named, OURS, exact=False)
        if (score := read_score(part)) is not None and score.exact:
            return Score(score.value, score.scale, exact=False)
    return None
