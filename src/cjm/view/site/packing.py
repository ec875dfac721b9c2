"""Records as JSON and back. What comes back is checked: whoever wrote it, it holds what the records are declared to hold."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, Union

T = TypeVar("T")
Reader = Callable[[Any], Any]


def packed(value: Any) -> Any:
    """A record, a tuple of records, a day or a plain value as JSON has it: records are lists in the order of fields."""
    if isinstance(value, tuple):
        return [packed(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def unpacked(kind: type[T], data: Any) -> T:
    """The record of that kind (a NamedTuple) that `packed` made the data of. Raises ValueError where it is none."""
    record: T = _reader(kind)(data)  # type: ignore[arg-type]
    return record


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value of that annotation; it raises ValueError where the value is another."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (_reader(each) for each in arguments if each is not type(None))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        return _items(_reader(arguments[0]))
    if hasattr(kind, "_fields"):
        hints = typing.get_type_hints(kind)
        return _record(kind, tuple(_reader(hints[name]) for name in kind._fields))
    return _PLAIN[kind]


def _items(read: Reader) -> Reader:
    def items(data: Any) -> Any:
        return tuple([read(each) for each in _list(data)])

    return items


def _record(kind: Any, readers: tuple[Reader, ...]) -> Reader:
    def record(data: Any) -> Any:
        values = _list(data)
        if len(values) != len(readers):
            raise ValueError
        return kind._make([read(each) for read, each in zip(readers, values, strict=True)])

    return record


def _list(data: Any) -> list[Any]:
    if type(data) is not list:
        raise ValueError
    return data


def _exactly(kind: type) -> Reader:
    def plain(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError
        return data

    return plain


def _number(data: Any) -> Any:
    if type(data) not in (int, float):
        raise ValueError
    return data


def _day(data: Any) -> Any:
    if type(data) is not str:
        raise ValueError
    return datetime.date.fromisoformat(data)


_PLAIN: dict[Any, Reader] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _number,
    datetime.date: _day,
}
