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
    found: list[Reference] = []
    _collect_references(content, shape_of(type(content)), (), found)
    return tuple(found)


def file_references(content: Model) -> tuple[FileReference, ...]:
    """All paths in a map to other maps and pictures."""
    return tuple(_files(content, shape_of(type(content)), ()))


def _collect_references(value: Any, shape: Shape, path: NodePath, found: list[Reference]) -> None:
    """Add the references in a value to `found`: a large map has many, and nested generators would be slow."""
    match shape:
        case ObjectShape():
            for name, attribute, inner in _keys_to(shape.model, "ref"):
                if entry := getattr(value, attribute):
                    _collect_references(entry, inner, (*path, name), found)
        case TextShape(ref=Ref(target)):
            found.append(Reference(path, target, value))
        case ListShape(item):
            for index, entry in enumerate(value):
                _collect_references(entry, item, (*path, index), found)
        case MappingShape(key, inner):
            inside = _leads_to(inner, "ref")
            for name, entry in value.items():
                if key.ref:
                    found.append(Reference((*path, name), key.ref.target, name, "key"))
                if inside:
                    _collect_references(entry, inner, (*path, name), found)


def _files(value: Any, shape: Shape, path: NodePath) -> Iterator[FileReference]:
    match shape:
        case ObjectShape():
            for name, attribute, inner in _keys_to(shape.model, "file"):
                if entry := getattr(value, attribute):
                    yield from _files(entry, inner, (*path, name))
        case TextShape(file=FileRef(kind)):
            yield FileReference(path, kind, value)
        case ListShape(item):
            for index, entry in enumerate(value):
                yield from _files(entry, item, (*path, index))
        case MappingShape(_, inner):
            for name, entry in value.items():
                yield from _files(entry, inner, (*path, name))


@cache
def _keys_to(model: type[Model], mark: Literal["ref", "file"]) -> tuple[tuple[str, str, Shape], ...]:
    """The keys of a model that lead to ids, or to paths of files: key, attribute, shape."""
    keys = shape_of(model).keys
    attributes = {each.key: each.name for each in model.fields.values()}
    return tuple((key, attributes[key], shape) for key, shape in keys.items() if _leads_to(shape, mark))


def _leads_to(shape: Shape, mark: Literal["ref", "file"]) -> bool:
    match shape:
        case TextShape():
            return getattr(shape, mark) is not None
        case ListShape(item):
            return _leads_to(item, mark)
        case MappingShape(key, value):
            return getattr(key, mark) is not None or _leads_to(value, mark)
        case ObjectShape():
            return bool(_keys_to(shape.model, mark))
        case _:
            return False
