"""Fixes of what does not fit the format: a slip of the fingers, another notation, quotes too many or too few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from cjm.model.emotion import score_of_emoji
from cjm.model.finding import Finding
from cjm.model.fix import Applicability, Edit, Fix, Replace, Wrap, Write
from cjm.model.node_path import NodePath
from cjm.model.shape import ListShape, ObjectShape, ScalarShape, Shape, TextShape
from cjm.model.slip import is_sure, meant
from cjm.source.dates import other_date
from cjm.source.scalars import core, is_number
from cjm.source.wording import quoted

_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})")
"""Three digits behind the comma may as well be thousands."""
_WORDS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_EMOTIONS = ("emotion", "desired")
_LOWEST, _HIGHEST, _MIDDLE = 1, 5, 3


def with_fix(finding: Finding, given: Any, shape: Shape | None) -> Finding:
    """The finding about a value of that shape, with its fix if there is one; `given` is the value as it was read."""
    fix = _value_fix(finding.problem.path, given, shape)
    return _having(finding, fix) if fix else finding


def key_fix(path: NodePath, name: str, known: Iterable[str]) -> Fix | None:
    """The fix of an unknown key: the known one that it looks like."""
    known = tuple(known)
    plain = _CAMEL.sub("_", name[:60]).casefold().replace("-", "_").replace(" ", "_")
    close = plain if plain in known else meant(plain, known)
    if close is not None:
        sure = close == plain or is_sure(plain, close)
    elif close := next(iter(get_close_matches(plain, known, 1, 0.7)), None):
        sure = False
    else:
        return None
    return _fix(Write((*path, name), close, at="key"), f"rename the key to `{close}`", sure=sure)


def number_fix(path: NodePath, text: str) -> Fix | None:
    """The fix of a number in quotes or with a decimal comma."""
    text = text.strip()
    if is_number(core(text)):
        return _fix(Write(path, text, plain=True), "remove the quotes")
    if _DECIMAL_COMMA.fullmatch(text):
        number = text.replace(",", ".")
        return _fix(Write(path, number, plain=True), f"write `{number}`")
    return None


def choice_fix(path: NodePath, given: str, choices: tuple[str, ...]) -> Fix | None:
    """The fix of a word that is none of those that are possible: the one that it looks like."""
    plain = given.strip().casefold().replace("_", "-").replace(" ", "-")
    close = plain if plain in choices else meant(plain, choices)
    if close is not None:
        return _fix(Write(path, close), f"write `{close}`", sure=close == plain or is_sure(plain, close))
    near = get_close_matches(plain, choices, 2, 0.7)
    return _fix(Write(path, near[0]), f"write `{near[0]}`", sure=False) if len(near) == 1 else None


def quote_fix(content: str, start: int, end: int, applicability: Applicability = "safe") -> Fix | None:
    """The fix that puts the words of a text in quotes, just as they stand there."""
    words = content[start:end]
    if "\n" in words or "\r" in words:
        return None
    in_quotes = "'" + words.replace("'", "''") + "'" if '"' in words or "\\" in words else f'"{words}"'
    return Fix(applicability, "put the text in quotes", (Replace(start, end, in_quotes),))


def with_scale(found: Iterable[Finding], data: Any) -> list[Finding]:
    """The findings; where all emotions have whole scores from 1 to 5, those about scores with a fix of all of them."""
    found = list(found)
    if not any(map(_is_about_score, found)):
        return found
    scores = list(_scores(data, ()))
    if not all(type(value) is int and _LOWEST <= value <= _HIGHEST for _, value in scores):
        return found
    edits = tuple(Write(path, str(value - _MIDDLE), plain=True) for path, value in scores)
    fix = Fix("unsafe", "turn the scale from 1 to 5 of all emotions into -2 to 2", edits)
    return [_having(finding, fix) if _is_about_score(finding) else finding for finding in found]


def _having(finding: Finding, fix: Fix) -> Finding:
    return replace(finding, problem=replace(finding.problem, fix=fix))


def _is_about_score(finding: Finding) -> bool:
    return finding.code == "CJM0013" and finding.problem.path[-1:] == ("score",)


def _value_fix(path: NodePath, given: Any, shape: Shape | None) -> Fix | None:
    match shape:
        case TextShape(choices=choices) if choices and isinstance(given, str):
            return choice_fix(path, given, choices)
        case ScalarShape(kind="date") if isinstance(given, str) and (day := other_date(given)):
            return _fix(Write(path, f"{day}", plain=True), f"write the date as `{day}`")
        case ScalarShape(kind="true or false") if isinstance(given, str) and given.casefold() in _WORDS:
            word = _WORDS[given.casefold()]
            return _fix(Write(path, word, plain=True), f"write `{word}`")
        case ScalarShape(kind="number" | "whole number") if isinstance(given, str):
            emoji = score_of_emoji(given) if path[-1:] == ("score",) else None
            if emoji is not None:
                return _fix(Write(path, str(emoji), plain=True), f"write `{emoji}`", sure=False)
            return number_fix(path, given)
        case ListShape(item):
            return _list_fix(path, given, item)
    return None


def _list_fix(path: NodePath, given: Any, item: Shape) -> Fix | None:
    is_ref = isinstance(item, TextShape) and bool(item.ref or item.choices)
    if isinstance(given, dict):
        known = item.keys if isinstance(item, ObjectShape) else {}
        fits = bool(given) and given.keys() <= known.keys()
    else:
        is_list_in_prose = isinstance(given, str) and (given.startswith("-") or "\n" in given)
        fits = isinstance(given, str | int | float) and not isinstance(given, bool) and not is_list_in_prose
    return _fix(Wrap(path, split=is_ref), f"make {quoted(str(path[-1]))} a list") if fits and path else None


def _scores(data: Any, path: NodePath) -> Iterator[tuple[NodePath, Any]]:
    """The scores of all emotions in the data of a map, each with its path."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _scores(item, (*path, index))
    elif isinstance(data, dict):
        for key, value in data.items():
            is_emotion = key in _EMOTIONS or path[-1:] == ("by_persona",)
            if is_emotion and isinstance(value, dict):
                if "score" in value:
                    yield (*path, key, "score"), value["score"]
            else:
                yield from _scores(value, (*path, key))


def _fix(edit: Edit, message: str, *, sure: bool = True) -> Fix:
    return Fix("safe" if sure else "unsafe", message, (edit,))
