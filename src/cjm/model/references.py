"""Where a map refers to something by its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from cjm.model.base import FileRef, Model, Ref, RefTarget
from cjm.model.finding import NodePath
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of


@dataclass(frozen=True, slots=True)
class Reference:
    """An id in a map that points at something: what it points at, and where it stands (as a value or as a key)."""

    path: NodePath
    target: RefTarget
    id: str
    at: Literal["value", "key"] = "value"


@dataclass(frozen=True, slots=True)
class FileReference:
    """A path in a map to another map or to a picture."""

    path: NodePath
    kind: Literal["map", "picture"]
    file: str


def references(content: Model) -> tuple[Reference, ...]:
    """All ids in a map or a library that point at something, in the order of the format's keys."""
    return tuple(mark for mark in _marks(content, shape_of(type(content)), ()) if isinstance(mark, Reference))


def file_references(content: Model) -> tuple[FileReference, ...]:
    """All paths in a map to other maps and pictures."""
    return tuple(
        mark for mark in _marks(content, shape_of(type(content)), ()) if isinstance(mark, FileReference)
    )


def _marks(value: Any, shape: Shape, path: NodePath) -> Iterator[Reference | FileReference]:
    match shape:
        case TextShape(ref=Ref(target)):
            yield Reference(path, target, value)
        case TextShape(file=FileRef(kind)):
            yield FileReference(path, kind, value)
        case ListShape(item):
            for index, entry in enumerate(value):
                yield from _marks(entry, item, (*path, index))
        case MappingShape(key, inner):
            for name, entry in value.items():
                if key.ref:
                    yield Reference((*path, name), key.ref.target, name, "key")
                if _holds_marks(inner):
                    yield from _marks(entry, inner, (*path, name))
        case ObjectShape():
            for name, attribute, inner in _marked_keys(shape.model):
                entry = getattr(value, attribute)
                if entry:
                    yield from _marks(entry, inner, (*path, name))


@cache
def _marked_keys(model: type[Model]) -> tuple[tuple[str, str, Shape], ...]:
    """The keys of a model that lead to ids or paths: key, attribute, shape."""
    keys = shape_of(model).keys
    attributes = {info.alias or name: name for name, info in model.model_fields.items()}
    return tuple((key, attributes[key], shape) for key, shape in keys.items() if _holds_marks(shape))


def _holds_marks(shape: Shape) -> bool:
    match shape:
        case TextShape():
            return shape.ref is not None or shape.file is not None
        case ListShape(item):
            return _holds_marks(item)
        case MappingShape(key, value):
            return key.ref is not None or _holds_marks(value)
        case ObjectShape():
            return bool(_marked_keys(shape.model))
        case _:
            return False
