"""Where a map refers to something by its id, and to files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple

from cjm.model.base import Model, RefTarget
from cjm.model.node_path import NodePath
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, TextShape, shape_of


class Reference(NamedTuple):
    """An id in a map that points at something: what it points at, and where it stands (as a value or as a key)."""

    path: NodePath
    target: RefTarget
    id: str
    at: Literal["value", "key"] = "value"


class FileReference(NamedTuple):
    """A path in a map to another map or to a picture."""

    path: NodePath
    kind: Literal["map", "picture"]
    file: str


def references(content: Model) -> tuple[Reference, ...]:
    """All ids in a map or a library that point at something, in the order of the format's keys."""
    found: list[Reference] = []
    if collect := _in_object(type(content), "ref"):
        collect(content, (), found)
    return tuple(found)


def file_references(content: Model) -> tuple[FileReference, ...]:
    """All paths in a map to other maps and pictures."""
    found: list[FileReference] = []
    if collect := _in_object(type(content), "file"):
        collect(content, (), found)
    return tuple(found)


_Kind = Literal["ref", "file"]
_Collect = Callable[[Any, NodePath, list[Any]], None]
"""Adds what a value at a path refers to to a list."""


@cache
def _in_object(model: type[Model], kind: _Kind) -> _Collect | None:
    shape = shape_of(model)
    ways = [
        (each.name, each.key, collect)
        for each in model.fields.values()
        if (collect := _collector(shape.keys[each.key], kind)) is not None
    ]

    def collect_all(value: Model, path: NodePath, found: list[Any]) -> None:
        given = value.__dict__
        for name, key, collect in ways:
            if entry := given.get(name):
                collect(entry, (*path, key), found)

    return collect_all if ways else None


def _collector(shape: Shape, kind: _Kind) -> _Collect | None:
    """What goes through values of a shape for references; `None` where they can hold none."""
    match shape:
        case TextShape():
            return _in_text(shape, kind)
        case ListShape(item):
            return _in_list(item, kind)
        case MappingShape():
            return _in_mapping(shape, kind)
        case ObjectShape():
            return _in_object(shape.model, kind)
        case _:
            return None


def _in_text(shape: TextShape, kind: _Kind) -> _Collect | None:
    if kind == "ref" and shape.ref:
        target = shape.ref.target
        return lambda value, path, found: found.append(Reference(path, target, value))
    if kind == "file" and shape.file:
        what = shape.file.kind
        return lambda value, path, found: found.append(FileReference(path, what, value))
    return None


def _in_list(item: Shape, kind: _Kind) -> _Collect | None:
    collect = _collector(item, kind)
    if collect is None:
        return None

    def collect_all(value: tuple[Any, ...], path: NodePath, found: list[Any]) -> None:
        for index, entry in enumerate(value):
            collect(entry, (*path, index), found)

    return collect_all


def _in_mapping(shape: MappingShape, kind: _Kind) -> _Collect | None:
    collect = _collector(shape.value, kind)
    target = shape.key.ref.target if kind == "ref" and shape.key.ref else None
    if collect is None and target is None:
        return None

    def collect_all(value: dict[str, Any], path: NodePath, found: list[Any]) -> None:
        for name, entry in value.items():
            if target:
                found.append(Reference((*path, name), target, name, "key"))
            if collect:
                collect(entry, (*path, name), found)

    return collect_all
