"""A draft as the text of a map, with comments that mark what is still to be found out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cjm.importers.draft import Draft
from cjm.model.emotion import Emotion
from cjm.model.map import Map
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of
from cjm.source.formatting.brackets import key_words
from cjm.source.formatting.layout import WIDTH
from cjm.source.formatting.tree import Scalar
from cjm.source.formatting.words import block_of, in_line
from cjm.source.quoting import comment

_INDENT = 2
_AT_THE_TOP = ("goals", "personas", "touchpoints", "metrics", "owners", "evidence", "review")
"""What the method asks of a map."""
_IN_A_PHASE = {
    "key_task": "key_task",
    "questions": "questions",
    "pain_points": "pain_points",
    "metrics": "metrics_used",
    "owner": "owner_used",
    "opportunities": "opportunities",
    "touchpoints": "touchpoints_used",
    "steps": "steps",
}
"""What it asks of every phase, with the name of the comment that explains it."""
_IN_ITS_STEPS = frozenset({"touchpoints", "questions", "pain_points", "metrics", "owner", "opportunities"})
_LITERAL = re.compile(
    r"\S[^\t\r\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*\n[^\t\r\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]*\S"
)
_NUMBER = re.compile(r"[-+.]?\d|[-+]?\.(?:inf|nan)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guide:
    """The words of the comments, in the language of the map.

    `head` stands above everything; `missing` says what a phase lacks, with `{keys}` in it; `comments` explain keys.
    """

    head: str
    missing: str
    comments: Mapping[str, str]


def written(draft: Draft, guide: Guide, schema: str) -> str:
    """The text of the map. `schema` is the file that tells editors what belongs where."""
    shape, content = shape_of(Map), draft.content
    lines = [f"# yaml-language-server: $schema={schema}", comment(guide.head)]
    for key in _in_order(shape, {*content, *_AT_THE_TOP}, content):
        if key not in content:
            lines += ["", comment(guide.comments[key])]
        elif key == "phases":
            lines += ["", "phases:", *_phases(content[key], _inner(_inner(shape, key), 0), guide)]
        else:
            lines += [""] * isinstance(content[key], Mapping | list)
            lines += _entry(key, content[key], _inner(shape, key), 0)
    return "\n".join(lines) + "\n"


def _phases(phases: list[dict[str, Any]], shape: Shape | None, guide: Guide) -> Iterator[str]:
    explained: set[str] = set()
    for number, phase in enumerate(phases):
        if number:
            yield ""
        yield from _item(phase, shape, _INDENT)
        indent = _INDENT if _short(phase, shape, 0) is not None else 2 * _INDENT
        missing = [key for key in _IN_A_PHASE if not _has(phase, key)]
        for key in missing:
            if key not in explained:
                yield comment(guide.comments[_IN_A_PHASE[key]], indent)
        explained.update(missing)
        if missing:
            yield comment(guide.missing.format(keys=", ".join(missing)), indent)


def _has(phase: Mapping[str, Any], key: str) -> bool:
    """Whether a phase says something, or one of its steps does for it."""
    return key in phase or (key in _IN_ITS_STEPS and any(key in step for step in phase.get("steps", ())))


def _entry(key: str, value: Any, shape: Shape | None, indent: int) -> Iterator[str]:
    """The lines of a key and its value."""
    yield from _after(f"{' ' * indent}{_key(key)}", value, shape, indent + _INDENT)


@lru_cache(1024)
def _key(key: str) -> str:
    return key_words(Scalar(key, '"'))


def _item(value: Any, shape: Shape | None, indent: int) -> Iterator[str]:
    """The lines of an item of a list."""
    dash = f"{' ' * indent}-"
    if isinstance(value, Mapping | list) and value and _short(value, shape, len(dash)) is None:
        inner = indent + _INDENT
        first, *others = (
            _entries(value, shape, inner) if isinstance(value, Mapping) else _items(value, shape, inner)
        )
        yield f"{dash} {first.lstrip(' ')}"
        yield from others
    else:
        yield from _after(dash, value, shape, indent + _INDENT)


def _after(head: str, value: Any, shape: Shape | None, indent: int) -> Iterator[str]:
    """The lines of a value behind its key or dash; those below it are indented."""
    if (text := _text(value, shape)) is not None:
        first, *lines = _words(text, len(head) + 1, WIDTH - indent)
        yield f"{head} {first}"
        yield from (f"{' ' * indent}{line}" if line else "" for line in lines)
    elif (short := _short(value, shape, len(head) + 1)) is not None:
        yield f"{head} {short}"
    elif isinstance(value, Mapping):
        yield head
        yield from _entries(value, shape, indent)
    else:
        yield head
        yield from _items(value, shape, indent)


def _items(value: Sequence[Any], shape: Shape | None, indent: int) -> Iterator[str]:
    for index, item in enumerate(value):
        yield from _item(item, _inner(shape, index), indent)


def _text(value: Any, shape: Shape | None) -> str | None:
    """The text that a value is, or that stands for it in short; `None` where it is none."""
    if isinstance(value, Mapping) and value:
        value = _main(value, shape)
    return value if isinstance(value, str) else None


def _words(text: str, column: int, width: int) -> list[str]:
    """A text in canonical layout from a column on: on one line, or a block's mark and its lines of that width."""
    written = Scalar(text, "|" if _is_literal(text) else '"')
    line = in_line(written)
    block = block_of(written, fits=column + len(line) <= WIDTH, width=width, is_free=True)
    return block or [line]


def _entries(value: Mapping[str, Any], shape: Shape | None, indent: int) -> Iterator[str]:
    for key in _in_order(shape, set(value), value):
        yield from _entry(key, value[key], _inner(shape, key), indent)


def _in_order(shape: Shape | None, wanted: set[str], data: Mapping[str, Any]) -> list[str]:
    """The wanted keys in the order of the format; those that it does not know at the end, as they stand."""
    known = shape.keys if isinstance(shape, ObjectShape) else {}
    return [key for key in known if key in wanted] + [key for key in data if key not in known]


def _inner(shape: Shape | None, part: str | int) -> Shape | None:
    """The shape of what stands below a value; `None` where the format says nothing of it."""
    match shape:
        case ObjectShape():
            return shape.keys.get(str(part))
        case ListShape():
            return shape.item
        case MappingShape():
            return shape.value
        case _:
            return None


def _short(value: Any, shape: Shape | None, column: int) -> str | None:
    """The value on the line of its key, from a column on; `None` where it needs lines of its own."""
    if isinstance(value, str):
        return in_line(Scalar(value, '"'), in_brackets=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    if not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    words: list[str] = []
    if isinstance(value, Mapping):
        if (main := _main(value, shape)) is not None:
            return _short(main, None, column)
        if isinstance(shape, ObjectShape) and shape.model is Emotion:
            inside = [(key, _short(value[key], None, 0)) for key in _in_order(shape, set(value), value)]
            words = [f"{key}: {part}" for key, part in inside if part is not None]
            words = words if len(words) == len(inside) else []
        flow = f"{{{', '.join(words)}}}"
    else:
        if isinstance(item := _inner(shape, 0), TextShape) and item.ref:
            words = [in_line(Scalar(each, '"'), in_brackets=True) for each in value]
        flow = f"[{', '.join(words)}]"
    return flow if words and column + len(flow) <= WIDTH else None


def _main(value: Mapping[str, Any], shape: Shape | None) -> str | float | None:
    """What stands in short for an object that holds nothing else."""
    if not isinstance(shape, ObjectShape) or len(value) > 1:
        return None
    ((key, main),) = value.items()
    if key == shape.main_number:
        return main if not isinstance(main, str) else None
    if key != shape.main or "\n" in main:
        return None
    return None if shape.main_number and _NUMBER.match(main) else str(main)


def _is_literal(text: str) -> bool:
    """Whether a text has lines, and stands in a block as it is."""
    return _LITERAL.fullmatch(text) is not None and all(line == line.rstrip() for line in text.split("\n"))
