"""What stands in a cell: texts of a list, and emotions in the ways in which people write them."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from cjm.importers.guesses.feelings import score_of_feeling, score_of_feelings
from cjm.importers.guesses.scores import OURS, Scale, Score, read_score
from cjm.model.emotion import score_of_emoji

_BREAK = re.compile(r"<br\s*/?>|\r\n|\n|\r", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:(?:[-*+•·‣▪◦–—]|\d{1,2}[.)])\s+|[·›▪✓✔►➤▸⚙]\ufe0f?\s*(?=[^\W_]|[\"“«¿¡(]))")
_INNER_BULLET = re.compile(
    r"\s+[•·‣▪◦]\s+|;\s*|；\s*|(?<=[\u3040-\u30ff\u3400-\u9fff」）])\s*[/／]\s*(?=[\u3040-\u30ff\u3400-\u9fff「A-Z])|"
    r"(?<=[A-Za-z])\s*／\s*|(?<=[A-Za-z])/(?=[\u3040-\u30ff\u3400-\u9fff「])"
)
_INNER_NUMBER = re.compile(r"(?:^|\s)(\d{1,2})[.)]\s+(?=\S)")
_COMMA = re.compile(r"\s*(?:,|，|、|\s/\s|\s\+\s|\s&\s)\s*")
_MOST_WORDS = 5
"""How many words a name has at the most where commas stand between names."""
_CLOSING = {"(": ")", "[": "]", "{": "}", "（": "）", "“": "”", "«": "»", "「": "」", '"': '"'}
_OPENING = re.compile(f"[{re.escape(''.join(_CLOSING))}]")
_RULE = re.compile(r"[-–—*_=~]{3,}|[.…·•|]+")
_MARKUP = re.compile(
    r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])|(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)|`([^`]+)`"
)
_MARKED = re.compile("[*_~`&<]")
"""What a text has at the least that is not plain yet."""
_ARROW = re.compile(r"\s*(?:→|->|=>|➡\ufe0f?|⟶)\s*|\s+[»>]\s+")
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?")
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "none", "...", "…", "?", "tbd", "todo", "x-"})
_SHARE = re.compile(r"(?<![\d.,/–-])\d+(?:[.,]\d+)?\s?/\s?\d+(?![\d/])")
"""A score with its scale inside of a text."""
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
    said = plain(text).casefold()
    return said in _NOTHING or (not said[0].isalnum() and _RULE.fullmatch(said) is not None)


def is_true(text: str) -> bool:
    """Whether a cell says yes."""
    return plain(text).casefold() in _TRUE


def items(text: str) -> list[str]:
    """The texts of a list in a cell: one a line, behind bullets or numbers, or between semicolons."""
    lines = _BREAK.split(html.unescape(text))
    are_marked = len(lines) > 1 and all(_BULLET.match(line) for line in lines if line.strip())
    parts = [_BULLET.sub("", part) for line in lines for part in _numbered(line)]
    if not are_marked:
        parts = [part for line in parts for part in _split(_INNER_BULLET, line)]
    return [each for each in map(plain, parts) if not is_empty(each)]


def names(text: str) -> list[str]:
    """The names in a cell, which may also stand between commas; a sentence with commas is one."""
    found = items(text)
    if len(found) != 1:
        return found
    parts = [part for part in _split(_COMMA, found[0]) if not is_empty(part)]
    return parts if all(len(part.split()) <= _MOST_WORDS for part in parts) else found


def steps(text: str) -> list[str]:
    """The actions in a cell, which may also stand between arrows."""
    return [part for each in items(text) for part in _split(_ARROW, each) if not is_empty(part)]


def _numbered(line: str) -> list[str]:
    """The parts of a line in which a list is numbered: `1. a 2. b`."""
    found = list(_INNER_NUMBER.finditer(line))
    if len(found) < len("12") or [int(each[1]) for each in found] != [*range(1, len(found) + 1)]:
        return [line]
    ends = [*(each.start() for each in found[1:]), len(line)]
    return [
        line[: found[0].start()],
        *(line[each.end() : end] for each, end in zip(found, ends, strict=True)),
    ]


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """The parts of a text between separators that do not stand in brackets or quotation marks."""
    if _OPENING.search(text) is None:
        return separator.split(text)
    parts, start, at = [], 0, 0
    while found := separator.search(text, at):
        opening = _OPENING.search(text, at, found.start())
        if opening and (closing := text.find(_CLOSING[opening[0]], opening.end())) >= 0:
            at = closing + 1
        elif opening:
            at = opening.end()
        else:
            parts.append(text[start : found.start()])
            start = at = found.end()
    return [*parts, text[start:]]


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
    score = None if _differs(text) else _score(last)
    is_number = score is not None and score.exact and last == words
    value = None if score is None else (score.scale or scale).emotion(score.value)
    is_only_score = score is not None and read_score(words) is not None
    named = words if last != words else _EMOJI.sub("", words).strip(" :-–—")
    named = "" if is_only_score else named
    return Feeling(value, value is not None and not is_number, named or None)


def _differs(text: str) -> bool:
    """Whether a cell lists feelings of both signs, none of which stands for all."""
    found = [score.value for each in items(text) if (score := _score(each)) and score.scale == OURS]
    return min(found, default=0.0) < 0 < max(found, default=0.0)


def _score(text: str) -> Score | None:
    """The score of a number, a face with or without words, or the name of a feeling, alone or the first of several."""
    if (score := read_score(text)) is not None:
        return score
    if (of := _SHARE.search(text)) and (score := read_score(of[0])) is not None:
        return Score(score.value, score.scale, exact=False)
    for sign in _EMOJI.findall(text):
        face = score_of_emoji(sign)
        found = score_of_feeling(sign.removesuffix("\ufe0f")) if face is None else face
        if found is not None:
            return Score(found, OURS, exact=False)
    if text.endswith("+") and (named := score_of_feeling(text)) is not None:
        return Score(max(-2.0, min(2.0, 2 * named)), OURS, exact=False)
    for part in (text, *re.split(r"[,;/(，、]|\sand\s|\sbut\s|\sy\s|\se\s|\sog\s|\sи\s", text)):
        if (named := score_of_feeling(_EMOJI.sub("", part))) is not None:
            return Score(named, OURS, exact=False)
        if (score := read_score(part)) is not None and score.exact:
            return Score(score.value, score.scale, exact=False)
    if (named := score_of_feelings(text)) is not None:
        return Score(named, OURS, exact=False)
    return None
