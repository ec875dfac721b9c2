"""Pydantic's errors in our words: what is wrong, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from cjm.model.finding import At, Finding, NodePath, Problem
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape
from cjm.model.transition import EXIT
from cjm.source import repairs
from cjm.source.scalars import core, is_number
from cjm.source.wording import quoted

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_PERCENT = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?\s*%")
_PERCENT_HELP = "write the number alone; a share is from 0 to 1, and a metric has a `unit` for its `%`"
_ID_RULE = "an id holds letters, digits, `-` and `_`, and does not begin with `x-`"


def findings(
    error: ValidationError, shape: ObjectShape, misspelt: Container[NodePath] = ()
) -> Iterator[Finding]:
    """Each error of a validation as a finding; `shape` is that of the validated object.

    Keys that stand there misspelt are not reported as missing: the misspelling is.
    """
    for details in error.errors(include_url=False):
        if details["type"] == "too_short" and details["input"]:
            continue  # the items are there; each has an error of its own
        path = tuple(part for part in details["loc"] if part != "[key]")
        if details["type"] == "missing" and path in misspelt:
            continue
        inner = _shape_at(shape, path)
        yield repairs.with_fix(_finding(details, path, inner), details["input"], inner)


def _finding(details: ErrorDetails, path: NodePath, shape: Shape | None) -> Finding:
    kind, given, limits = details["type"], details["input"], details.get("ctx", {})
    name = quoted(_name(path))
    if path and isinstance(path[-1], int):
        name = f"this item of {name}"
    if kind == "missing":
        return _error("CJM0011", path[:-1], f"{name} is missing", f"add `{path[-1]}:`")
    if (
        "[key]" in details["loc"]
        or kind == "id_reserved"
        or (kind == "string_pattern_mismatch" and _is_id(shape))
    ):
        at: At = "key" if "[key]" in details["loc"] else "value"
        if given == EXIT:
            return _error("CJM0015", path, "`exit` is reserved for leaving the journey", "choose another id")
        return _error("CJM0015", path, f"{_bare(given)} is no id", _ID_RULE, at=at)
    if kind == "literal_error":
        return _choice(path, name, given, shape, limits)
    if kind == "string_pattern_mismatch":
        return _pattern(path, name, given)
    if kind == "too_short":
        return _error("CJM0011", path, f"{name} is empty", "write at least one item")
    limit = next((f"{words} {limits[key]:g}" for key, words in _LIMITS.items() if key in limits), None)
    if limit:
        return _error("CJM0013", path, f"{name} is {_short(given)}, but must be {limit}", "")
    if kind == "finite_number":
        return _error(
            "CJM0013", path, f"{name} must be a finite number", "write its digits, or remove the key"
        )
    return _type(path, name, given, shape)


_LIMITS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _choice(path: NodePath, name: str, given: Any, shape: Shape | None, limits: dict[str, Any]) -> Finding:
    if isinstance(shape, TextShape) and shape.choices and isinstance(given, str):
        wanted = given.casefold().replace("_", "-").replace(" ", "-")
        close = get_close_matches(wanted, shape.choices, 1, 0.6)
        choices = ", ".join(f"`{choice}`" for choice in shape.choices)
        help_ = f"did you mean `{close[0]}`? Possible: {choices}" if close else f"possible: {choices}"
        what = (
            f"not possible in `{_name(path)}`" if isinstance(path[-1], int) else f"no {_words(_name(path))}"
        )
        return _error("CJM0013", path, f"{_bare(given)} is {what}", help_)
    return _error(
        "CJM0013",
        path,
        f"{name} is {_short(given)}, but must be {limits.get('expected', 'another value')}",
        "",
        at="opening",
    )


def _pattern(path: NodePath, name: str, given: Any) -> Finding:
    if not str(given).strip():
        return _error("CJM0013", path, f"{name} is an empty text", "write the text, or remove the key")
    if path[-1:] == ("every",):
        return _error(
            "CJM0013",
            path,
            f"{_bare(given)} is no duration",
            "write a number and a unit, such as `90 days` or `6 months`",
        )
    if path[-1:] == ("language",):
        return _error(
            "CJM0013",
            path,
            f"{_bare(given)} is no language tag",
            "write a BCP 47 tag, such as `en` or `pt-BR`",
        )
    return _error(
        "CJM0015",
        path,
        f"{_bare(given)} is no id",
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
                f"{_bare(given)} is no date",
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
    if _DECIMAL_COMMA.fullmatch(given.strip()):
        return f"write `{given.strip().replace(',', '.')}`"
    if _PERCENT.fullmatch(given.strip()):
        return _PERCENT_HELP
    return "remove the quotes" if is_number(core(given.strip())) else ""


def _shape_at(shape: Shape, path: NodePath) -> Shape | None:
    current: Shape | None = shape
    for part in path:
        match current:
            case ObjectShape():
                current = current.keys.get(str(part))
            case ListShape():
                current = current.item
            case MappingShape():
                current = current.value
            case _:
                return None
    return current


def _is_id(shape: Shape | None) -> bool:
    return isinstance(shape, TextShape) and shape.ref is not None and shape.ref.target != "place"


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
