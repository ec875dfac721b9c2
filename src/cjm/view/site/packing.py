"""Records as JSON and back. What comes back is checked: whoever wrote it, it holds what the records are declared to hold."""

from __future__ import annotations

import datetime
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, Union

T = TypeVar("T")
Reader = Callable[[Any], Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=datetime.date.isoformat)


def as_json(value: Any) -> str:
    """A record, a tuple of records or a plain value as JSON: records are lists in the order of fields, days are texts."""
    return _ENCODER.encode(value)


def unpacked(kind: type[T], data: Any) -> T:
    """The record of that kind (a NamedTuple) that JSON holds, read into lists, which are used up. Raises ValueError where it is none."""
    record: T = _reader(kind)(data)  # type: ignore[arg-type]
    return record


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value of that annotation; it raises ValueError where the value is another."""
    if (types_ := _plain_types(kind)) is not None:
        return _plain(types_)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (_reader(each) for each in arguments if each is not type(None))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is not Ellipsis:
            return _row(tuple(_reader(each) for each in arguments), tuple)
        return _items(_reader(arguments[0]))
    if hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        return _record(kind, [hints[name] for name in kind._fields])
    assert kind is datetime.date, kind
    return _day


def _plain_types(kind: Any) -> frozenset[type] | None:
    """The types of values that stand for themselves, `None` for a kind of others."""
    if typing.get_origin(kind) in (Union, types.UnionType):
        found = [_plain_types(each) for each in typing.get_args(kind)]
        return None if None in found else frozenset().union(*(each for each in found if each))
    return _PLAIN.get(kind)


def _plain(allowed: frozenset[type]) -> Reader:
    def plain(data: Any) -> Any:
        if type(data) not in allowed:
            raise ValueError
        return data

    return plain


def _items(read: Reader) -> Reader:
    def items(data: Any) -> Any:
        return tuple([read(each) for each in _list(data)])

    return items


def _row(readers: tuple[Reader, ...], make: Callable[[list[Any]], Any]) -> Reader:
    def row(data: Any) -> Any:
        values = _list(data)
        if len(values) != len(readers):
            raise ValueError
        return make([read(each) for read, each in zip(readers, values, strict=True)])

    return row


def _record(kind: Any, hints: list[Any]) -> Reader:
    """Looks at the types of all values in one go, and at each combination once: a site has many thousands of records."""
    allowed = [_plain_types(each) for each in hints]
    others = [(position, _reader(each)) for position, each in enumerate(hints) if allowed[position] is None]
    seen: set[tuple[type, ...]] = set()

    def look(found: tuple[type, ...]) -> None:
        if len(found) != len(allowed):
            raise ValueError
        if any(
            types_ is not None and each not in types_ for each, types_ in zip(found, allowed, strict=True)
        ):
            raise ValueError
        seen.add(found)

    def record(data: Any) -> Any:
        values = _list(data)
        found = tuple(map(type, values))
        if found not in seen:
            look(found)
        for position, read in others:
            values[position] = read(values[position])
        return tuple.__new__(kind, values)

    return record


def _list(data: Any) -> list[Any]:
    if type(data) is not list:
        raise ValueError
    return data


def _day(data: Any) -> Any:
    if type(data) is not str:
        raise ValueError
    return datetime.date.fromisoformat(data)


_PLAIN: dict[Any, frozenset[type]] = {
    str: frozenset({str}),
    int: frozenset({int}),
    bool: frozenset({bool}),
    float: frozenset({int, float}),
    type(None): frozenset({type(None)}),
}
