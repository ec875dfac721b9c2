"""The format's shape, read off the models: what stands at each place of a file.

The reader follows it: a bare text becomes an object where the shape says so, `1.10` stays a text where a text is
wanted, and ids know what they point at. So does the building of the models, which checks each value against it.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from cjm.model.base import FileRef, Limits, Model, NotEmpty, Ref, Steps, TextKind, Written
from cjm.model.duration import DURATION_PATTERN

PATTERNS: dict[TextKind, str] = {
    "duration": DURATION_PATTERN,
    "language tag": r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
}
"""The kinds of texts that a regular expression describes."""


_Mark = TypeVar("_Mark")
_NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class TextShape:
    """A text: taken as written. With `ref`, the id of something; with `file`, a path; else one of `choices` if any.

    `reserved` is the one id that it must not be.
    """

    kind: TextKind = "text"
    ref: Ref | None = None
    file: FileRef | None = None
    choices: tuple[str, ...] = ()
    reserved: str | None = None


@dataclass(frozen=True, slots=True)
class ScalarShape:
    """A number, a true or false, or a date. A number may have bounds, or be one of `steps`."""

    kind: Literal["number", "whole number", "true or false", "date"]
    limits: Limits = _NO_LIMITS
    steps: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of items of one shape; with `not_empty`, of at least one."""

    item: Shape
    not_empty: bool = False


@dataclass(frozen=True, slots=True)
class MappingShape:
    """A mapping from ids to values of one shape."""

    key: TextShape
    value: Shape


@dataclass(frozen=True)
class ObjectShape:
    """An object with keys of its own; a bare text or number may stand for it."""

    model: type[Model]
    keys: dict[str, Shape] = field(default_factory=dict)
    required: frozenset[str] = frozenset()

    @property
    def main(self) -> str | None:
        """The key that a bare text stands for."""
        return self.model.main

    @property
    def main_number(self) -> str | None:
        """The key that a bare number stands for."""
        return self.model.main_number


Shape = TextShape | ScalarShape | ListShape | MappingShape | ObjectShape


@cache
def shape_of(model: type[Model]) -> ObjectShape:
    """The shape of a model and of all that it holds."""
    fields = model.fields.values()
    return ObjectShape(
        model,
        {each.key: _shape(each.annotation, ()) for each in fields},
        frozenset(each.key for each in fields if each.required),
    )


def _shape(annotation: Any, marks: tuple[Any, ...]) -> Shape:
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *marks))
    if origin in (typing.Union, types.UnionType):
        (wanted,) = (argument for argument in arguments if argument is not type(None))
        return _shape(wanted, marks)
    if origin is tuple:
        return ListShape(_shape(arguments[0], ()), _mark(NotEmpty, marks) is not None)
    if origin is dict:
        key = _shape(arguments[0], ())
        assert isinstance(key, TextShape)
        return MappingShape(key, _shape(arguments[1], ()))
    if origin is Literal:
        return TextShape(choices=arguments)
    if annotation is str:
        written = _mark(Written, marks) or Written("text")
        return TextShape(written.kind, _mark(Ref, marks), _mark(FileRef, marks), reserved=written.reserved)
    if annotation in _SCALARS:
        steps = _mark(Steps, marks)
        return ScalarShape(
            _SCALARS[annotation], _mark(Limits, marks) or _NO_LIMITS, steps.values if steps else ()
        )
    return shape_of(annotation)


_SCALARS: dict[type, Literal["number", "whole number", "true or false", "date"]] = {
    bool: "true or false",
    int: "whole number",
    float: "number",
    datetime.date: "date",
}


def _mark(kind: type[_Mark], marks: Iterable[Any]) -> _Mark | None:
    return next((mark for mark in marks if isinstance(mark, kind)), None)
