"""Plain data into models: each value is checked against its shape, and what is wrong is told by its path.

A map is right far more often than wrong, so the way in stops at the first mistake and knows no paths; only then is the
data gone through again for all of them. Both ways ask the same functions whether a value is right.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

from cjm.model.base import Model, TextKind
from cjm.model.ids import is_id, is_place, normal
from cjm.model.node_path import NodePath
from cjm.model.shape import (
    PATTERNS,
    ListShape,
    MappingShape,
    ObjectShape,
    ScalarShape,
    Shape,
    TextShape,
    shape_of,
)

MistakeKind = Literal[
    "missing", "unknown", "type", "form", "reserved", "choice", "limits", "infinite", "empty"
]  # fmt: skip
"""What may be wrong with a value.

A key is missing or unknown; a value is of another type, or a text not of its form; an id is reserved; a value is none of
the choices, out of bounds or not finite; a list is empty.
"""

Made = TypeVar("Made", bound=Model)
_Maker = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that does not fit: what is wrong, where, the value, and the shape that it should have.

    `at_key` says that the last part of the path is itself what is wrong, an id that is a mapping's key.
    """

    kind: MistakeKind
    path: NodePath
    given: Any
    shape: Shape
    at_key: bool = False


class Misfit(Exception):  # noqa: N818 - it is caught where the way in begins
    """Ends the way in at a value that does not fit."""

    def __init__(self, kind: MistakeKind) -> None:
        self.kind = kind


def build(model: type[Made], data: Any) -> Made | None:
    """The object that plain data stands for, short forms expanded; `None` where `mistakes` has any to tell of it."""
    make: Callable[[Any], Made] = _object_maker(model)
    try:
        return make(data)
    except Misfit:
        return None


def mistakes(model: type[Model], data: Any) -> Iterator[Mistake]:
    """What is wrong with data that should be an object, in its order; missing keys after those that are there."""
    return _mistakes(data, shape_of(model), ())


def _mistakes(value: Any, shape: Shape, path: NodePath) -> Iterator[Mistake]:
    match shape:
        case ObjectShape() if isinstance(value, dict):
            yield from _mistakes_in_object(value, shape, path)
        case MappingShape(key=name, value=entry) if isinstance(value, dict):
            for key, inner in value.items():
                if wrong := _wrong(key, name):
                    yield Mistake(wrong, (*path, key), key, name, at_key=True)
                yield from _mistakes(inner, entry, (*path, key))
        case ListShape(item=item) if value and isinstance(value, list):
            for index, inner in enumerate(value):
                yield from _mistakes(inner, item, (*path, index))
        case _:
            if wrong := _wrong(value, shape):
                yield Mistake(wrong, path, value, shape)


def _mistakes_in_object(value: dict[str, Any], shape: ObjectShape, path: NodePath) -> Iterator[Mistake]:
    for key, inner in value.items():
        if key not in shape.keys:
            yield Mistake("unknown", (*path, key), inner, shape, at_key=True)
        elif inner is not None:
            yield from _mistakes(inner, shape.keys[key], (*path, key))
    for key in shape.keys:
        if key in shape.required and value.get(key) is None:
            yield Mistake("missing", (*path, key), None, shape.keys[key])


def _wrong(value: Any, shape: Shape) -> MistakeKind | None:
    try:
        maker(shape)(value)
    except Misfit as wrong:
        return wrong.kind
    return None


def maker(shape: Shape) -> Callable[[Any], Any]:
    """What turns a plain value into that of a model: a function that raises Misfit where it does not fit."""
    match shape:
        case TextShape(choices=()):
            return _text_maker(shape)
        case TextShape(choices=choices):
            return _choice_maker(frozenset(choices))
        case ScalarShape("date" | "true or false"):
            return _type_maker(datetime.date if shape.kind == "date" else bool)
        case ScalarShape():
            return _number_maker(shape)
        case ListShape():
            return _list_maker(shape)
        case MappingShape():
            return _mapping_maker(shape)
        case ObjectShape():
            return _object_maker(shape.model)


@cache
def _object_maker(model: type[Made]) -> Callable[[Any], Made]:
    shape = shape_of(model)
    attributes = {each.key: each.name for each in model.fields.values()}
    makers = {key: (attributes[key], maker(inner)) for key, inner in shape.keys.items()}
    required = frozenset(attributes[key] for key in shape.required)
    of = model.of

    def make(value: Any) -> Made:
        if not isinstance(value, dict):
            raise Misfit("type")
        made = {}
        for key, inner in value.items():
            if key not in makers:
                raise Misfit("unknown")
            if inner is not None:
                attribute, make_value = makers[key]
                made[attribute] = make_value(inner)
        if not required <= made.keys():
            raise Misfit("missing")
        return of(made)

    return make


def _list_maker(shape: ListShape) -> _Maker:
    item = maker(shape.item)

    def make(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Misfit("type")
        if not value and shape.not_empty:
            raise Misfit("empty")
        return tuple([item(each) for each in value])

    return make


def _mapping_maker(shape: MappingShape) -> _Maker:
    key, item = maker(shape.key), maker(shape.value)

    def make(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Misfit("type")
        return {key(name): item(each) for name, each in value.items()}

    return make


def _text_maker(shape: TextShape) -> _Maker:
    fits, reserved, is_an_id = _FORMS[shape.kind], shape.reserved, shape.kind in ("id", "place")

    def make(value: Any) -> str:
        if not isinstance(value, str):
            raise Misfit("type")
        if not fits(value):
            raise Misfit("form")
        if is_an_id:
            value = normal(value)
            if value == reserved:
                raise Misfit("reserved")
        return str(value)

    return make


def _choice_maker(choices: frozenset[str]) -> _Maker:
    def make(value: Any) -> Any:
        if not isinstance(value, str) or value not in choices:
            raise Misfit("choice")
        return value

    return make


def _type_maker(wanted: type) -> _Maker:
    def make(value: Any) -> Any:
        if type(value) is not wanted:
            raise Misfit("type")
        return value

    return make


def _number_maker(shape: ScalarShape) -> _Maker:
    least, most, above = shape.limits.least, shape.limits.most, shape.limits.above
    is_whole, steps = shape.kind == "whole number", shape.steps

    def make(value: Any) -> float:
        if type(value) is not int and (is_whole or type(value) is not float):
            raise Misfit("type")
        if not is_whole:
            try:
                value = float(value)
            except OverflowError:
                raise Misfit("infinite") from None
            if not math.isfinite(value):
                raise Misfit("infinite")
        if (
            (least is not None and value < least)
            or (most is not None and value > most)
            or (above is not None and value <= above)
        ):
            raise Misfit("limits")
        if steps and value not in steps:
            raise Misfit("choice")
        return value  # type: ignore[no-any-return]

    return make


def _is_written(text: str) -> bool:
    return not text.isspace() and text != ""


def _matches(pattern: str) -> Callable[[str], bool]:
    fullmatch = re.compile(pattern).fullmatch
    return lambda text: fullmatch(text) is not None


_FORMS: dict[TextKind, Callable[[str], bool]] = {
    "text": _is_written,
    "id": is_id,
    "place": is_place,
    **{kind: _matches(pattern) for kind, pattern in PATTERNS.items()},
}
