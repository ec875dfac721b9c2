"""The format's shape, read off the models: what stands at each place of a file.

The reader follows it: a bare text becomes an object where the shape says so, `1.10` stays a text where a text is
wanted, and ids know what they point at.
"""

from __future__ import annotations

import datetime
import types
import typing
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal

from cjm.model.base import FileRef, Model, Ref, key_of


@dataclass(frozen=True, slots=True)
class TextShape:
    """A text: taken as written. With `ref`, the id of something; with `file`, a path."""

    ref: Ref | None = None
    file: FileRef | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScalarShape:
    """A number, a true or false, or a date."""

    kind: Literal["number", "whole number", "true or false", "date"]


@dataclass(frozen=True, slots=True)
class ListShape:
    """A list of items of one shape."""

    item: Shape


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
    keys = {}
    for name, info in model.model_fields.items():
        annotation = info.annotation
        if info.metadata:
            annotation = Annotated[annotation, *info.metadata]  # type: ignore[assignment]
        keys[key_of(name, info)] = _shape(annotation, ())
    required = frozenset(
        key_of(name, info) for name, info in model.model_fields.items() if info.is_required()
    )
    return ObjectShape(model, keys, required)


def _shape(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    origin = typing.get_origin(annotation)
    arguments = typing.get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *metadata))
    if origin in (typing.Union, types.UnionType):
        (wanted,) = (argument for argument in arguments if argument is not type(None))
        return _shape(wanted, metadata)
    if origin is tuple:
        return ListShape(_shape(arguments[0], ()))
    if origin is dict:
        key = _shape(arguments[0], ())
        assert isinstance(key, TextShape)
        return MappingShape(key, _shape(arguments[1], ()))
    if origin is Literal:
        if arguments == (1,):
            return ScalarShape("whole number")
        return TextShape(choices=arguments)
    if annotation is str:
        ref = next((mark for mark in metadata if isinstance(mark, Ref)), None)
        file = next((mark for mark in metadata if isinstance(mark, FileRef)), None)
        return TextShape(ref, file)
    if annotation is bool:
        return ScalarShape("true or false")
    if annotation is int:
        return ScalarShape("whole number")
    if annotation is float:
        return ScalarShape("number")
    if annotation is datetime.date:
        return ScalarShape("date")
    return shape_of(annotation)
