"""What does not fit the format, in words: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from cjm.model.base import Limits
from cjm.model.building import Mistake
from cjm.model.finding import At, Finding, Problem
from cjm.model.node_path import NodePath
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape
from cjm.model.transition import EXIT
from cjm.source import repairs
from cjm.source.scalars import DECIMAL_COMMA, core, is_number
from cjm.source.wording import quoted

_PERCENT = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?\s*%")
_PERCENT_HELP = "write the number alone; a share is from 0 to 1, and a metric has a `unit` for its `%`"
_ID_RULE = "an id holds letters, digits, `-` and `_`, and does not begin with `x-`"
_SHARE = Limits(0, 1)


def findings(mistakes: Iterable[Mistake], misspelt: Container[NodePath] = ()) -> Iterator[Finding]:
    """Each mistake as a finding. Keys that stand there misspelt are not reported as missing: the misspelling is."""
    for mistake in mistakes:
        if mistake.kind != "missing":
            yield repairs.with_fix(_finding(mistake), mistake.given, mistake.shape)
        elif mistake.path not in misspelt:
            key = mistake.path[-1]
            yield _error("CJM0011", mistake.path[:-1], f"`{key}` is missing", f"add `{key}:`")


def _finding(mistake: Mistake) -> Finding:
    path, given, shape = mistake.path, mistake.given, mistake.shape
    name = quoted(_name(path))
    if path and isinstance(path[-1], int):
        name = f"this item of {name}"
    match mistake.kind:
        case "reserved" | "form" if isinstance(shape, TextShape):
            return _form(mistake, shape)
        case "choice":
            return _choice(path, name, given, shape)
        case "empty":
            return _error("CJM0011", path, f"{name} is empty", "write at least one item")
        case "limits" if isinstance(shape, ScalarShape):
            help_ = ""
            if shape.limits == _SHARE and 1 < given <= 100:
                help_ = f"for {given:g} % write `{given / 100:g}`"
            return _error("CJM0013", path, f"{name} is {_short(given)}, but must be {_range(shape)}", help_)
        case "infinite":
            return _error(
                "CJM0013", path, f"{name} must be a finite number", "write its digits, or remove the key"
            )
        case _:
            return _type(path, name, given, shape)


def _range(shape: ScalarShape) -> str:
    least, most, above = shape.limits.least, shape.limits.most, shape.limits.above
    if least is not None and most is not None:
        return f"from {least:g} to {most:g}"
    if least is not None:
        return f"at least {least:g}"
    return f"more than {above:g}" if above is not None else f"at most {most:g}"


def _choice(path: NodePath, name: str, given: Any, shape: Shape) -> Finding:
    if isinstance(shape, TextShape):
        choices = ", ".join(f"`{choice}`" for choice in shape.choices)
        if not isinstance(given, str):
            return _error(
                "CJM0013", path, f"{name} is {_short(given)}, but must be one of {choices}", "", at="opening"
            )
        wanted = given.casefold().replace("_", "-").replace(" ", "-")
        close = get_close_matches(wanted, shape.choices, 1, 0.6)
        help_ = f"did you mean `{close[0]}`? Possible: {choices}" if close else f"possible: {choices}"
        what = (
            f"not possible in `{_name(path)}`" if isinstance(path[-1], int) else f"no {_words(_name(path))}"
        )
        return _error("CJM0013", path, f"{_bare(given)} is {what}", help_)
    assert isinstance(shape, ScalarShape)
    *others, last = (f"{step:g}" for step in shape.steps)
    wanted = f"{', '.join(others)} or {last}" if others else last
    return _error("CJM0013", path, f"{name} is {_short(given)}, but must be {wanted}", "")


def _form(mistake: Mistake, shape: TextShape) -> Finding:
    path, given = mistake.path, mistake.given
    match shape.kind:
        case "id":
            at: At = "key" if mistake.at_key else "value"
            if given == EXIT:
                return _error(
                    "CJM0015", path, "`exit` is reserved for leaving the journey", "choose another id"
                )
            return _error("CJM0015", path, f"{_bare(given)} is not an id", _ID_RULE, at=at)
        case _ if not given.strip():
            return _error(
                "CJM0013",
                path,
                f"{quoted(_name(path))} is an empty text",
                "write the text, or remove the key",
            )
        case "duration":
            return _error(
                "CJM0013",
                path,
                f"{_bare(given)} is not a duration",
                "write a number and a unit, such as `90 days` or `6 months`",
            )
        case "language tag":
            return _error(
                "CJM0013",
                path,
                f"{_bare(given)} is not a language tag",
                "write a BCP 47 tag, such as `en` or `pt-BR`",
            )
        case _:
            return _error(
                "CJM0015",
                path,
                f"{_bare(given)} is not an id",
                f"{_ID_RULE}; a step may also be named as `phase/step`",
            )


def _type(path: NodePath, name: str, given: Any, shape: Shape | None) -> Finding:
    help_ = ""
    match shape:
        case ListShape():
            wanted = "a list"
            if isinstance(given, str) and given.startswith("-"):
                help_ = "write a space behind the `-` of each item"
            elif isinstance(given, str | int | float):
                help_ = f"write it as a list: {quoted(f'[{given}]')}, or one item a line with `- `"
            elif isinstance(given, dict):
                help_ = "begin each item of the list with `- `, also if there is only one"
        case MappingShape():
            wanted = "a mapping from ids to values"
            help_ = "write `id: value`, one a line" if isinstance(given, list) else ""
        case ObjectShape():
            wanted = f"a mapping of keys ({', '.join(f'`{key}`' for key in list(shape.keys)[:4])}…)"
            if shape.main:
                wanted += " or a text"
            if shape.main_number:
                wanted += " or a number"
                if isinstance(given, str) and _PERCENT.fullmatch(given.strip()):
                    help_ = _PERCENT_HELP
        case ScalarShape(kind="date"):
            return _error(
                "CJM0013",
                path,
                f"{_bare(given)} is not a date",
                "write the year, month and day, such as `2026-03-31`",
            )
        case ScalarShape():
            wanted = "`true` or `false`" if shape.kind == "true or false" else f"a {shape.kind}"
            help_ = _scalar_help(shape, given)
        case _:
            wanted = "a text"
    return _error("CJM0012", path, f"{name} is {_short(given)}, but must be {wanted}", help_, at="opening")


def _scalar_help(shape: ScalarShape, given: Any) -> str:
    if shape.kind == "true or false":
        is_word = str(given).casefold() in ("yes", "no", "on", "off")
        return f"YAML 1.2 reads `{given}` as a text: write `true` or `false`" if is_word else ""
    if not isinstance(given, str):
        return ""
    if DECIMAL_COMMA.fullmatch(given.strip()):
        return f"write `{given.strip().replace(',', '.')}`"
    if _PERCENT.fullmatch(given.strip()):
        return _PERCENT_HELP
    return "remove the quotes" if is_number(core(given.strip())) else ""


def _name(path: NodePath) -> str:
    return str(next((part for part in reversed(path) if isinstance(part, str)), "map"))


def _words(key: str) -> str:
    return key.replace("_", " ")


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "empty"
    return quoted(f'"{value}"' if isinstance(value, str) else str(value))


def _bare(value: Any) -> str:
    return quoted(value) if isinstance(value, str) else _short(value)


def _error(code: str, path: NodePath, message: str, help_: str, *, at: At = "value") -> Finding:
    return Finding(code, "error", Problem(path, message, help_, at=at))
