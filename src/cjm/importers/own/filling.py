"""Cells into the values of the format, by the shape of what stands there. What does not fit is kept and noted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from typing import Any

from cjm.importers.draft import keep
from cjm.importers.notes import KEPT_HELP, STRUCTURE_GUESSED, VALUE_UNREADABLE
from cjm.importers.own.keys import Keys, folded
from cjm.importers.own.names import Names
from cjm.importers.own.records import Record, Value
from cjm.importers.tables.cells import is_true
from cjm.model.ids import is_id, normal
from cjm.model.map import REGISTRIES
from cjm.model.shape import PATTERNS, ListShape, ObjectShape, ScalarShape, Shape, TextShape
from cjm.source.dates import other_date

_LINE = re.compile(r"((?:[^\n\\]|\\.|\\\Z)*)(?:\n|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FALSE = frozenset({"false", "no", "n", "0", "não", "нет", "否", "nei"})
_DIGITS = re.compile("[0-9]+")


class Filling:
    """Fills the objects of a map from records."""

    def __init__(self, keys: Keys, names: Names) -> None:
        self.keys = keys
        self.names = names

    def fill(
        self, data: dict[str, Any], record: Record, shape: ObjectShape, without: Collection[str] = ()
    ) -> None:
        """Write what a record says into an object, as far as the object has its keys and they hold no objects."""
        for key in record.cells:
            if isinstance(shape.keys.get(key), TextShape | ScalarShape | ListShape) and key not in without:
                self.put(data, record, key, shape.keys[key])

    def put(
        self, data: dict[str, Any], record: Record, key: str, shape: Shape, into: str | None = None
    ) -> None:
        """Write a cell into an object, under its own key or another; keep what cannot be read."""
        value = record.cells.get(key)
        if value is None:
            return
        if isinstance(shape, ListShape):
            read = [(text, self._text(text, shape.item, record, value)) for text in lines(value.text)]
            found = [each for _, each in read if each is not None]
            if found:
                data[into or key] = list(dict.fromkeys(found)) if isinstance(found[0], str) else found
            for text, each in read:
                if each is None:
                    self.keep(data, record, key, text)
            return
        content = self.value(value, shape, record)
        if content is None:
            self.keep(data, record, key, value.text)
        else:
            data[into or key] = content

    def keep(self, data: dict[str, Any], record: Record, key: str, text: str) -> None:
        """Keep a text that cannot be read as what its column holds."""
        heading = record.heads.get(key, key)
        keep(data, heading, text)
        message = f"“{' '.join(text.split())}” cannot be read as “{' '.join(heading.split())}”"
        record.notes.add(VALUE_UNREADABLE, message, record.cells[key].where, KEPT_HELP)

    def value(self, value: Value, shape: Shape, record: Record) -> Any:
        """What a cell says where a value of that shape belongs; `None` where it cannot be read."""
        if isinstance(shape, ScalarShape):
            return _scalar(value, shape, self.keys)
        return self._text(value.text, shape, record, value)

    def _text(self, text: str, shape: Shape, record: Record, value: Value) -> Any:
        if not isinstance(shape, TextShape) or not text.strip():
            return None
        if shape.choices:
            return self.keys.value(text, shape.choices)
        if shape.ref:
            return self._id(text, shape, record, value)
        match shape.kind:
            case "duration":
                return self._duration(text)
            case "language tag":
                return text.strip() if re.fullmatch(PATTERNS["language tag"], text.strip()) else None
            case "id" | "place":
                return normal(text.strip()) if is_id(text.strip()) else None
        return text

    def _id(self, text: str, shape: TextShape, record: Record, value: Value) -> str | None:
        """The id of what a text names; people, channels and numbers that no sheet lists are added to theirs."""
        assert shape.ref
        target = shape.ref.target
        found = self.names.find(target, text)
        if found is None and target in REGISTRIES and target != "competitor":
            name = " ".join(text.split())
            found = self.names.register(REGISTRIES[target], name)
            message = f"“{name}” is listed nowhere else; it was added to `{REGISTRIES[target]}`"
            record.notes.add(STRUCTURE_GUESSED, message, value.where)
        return found

    def _duration(self, text: str) -> str | None:
        """A duration in the words of the format, or in those in which the workbook says one already."""
        said = folded(text)
        if re.fullmatch(PATTERNS["duration"], said):
            return said
        for word, duration in self.keys.family("duration").items():
            number = _DIGITS.search(said)
            if number and _DIGITS.sub("#", word) == _DIGITS.sub("#", said):
                made = _DIGITS.sub(number[0], duration)
                return made if re.fullmatch(PATTERNS["duration"], made) else None
        return None


def lines(text: str) -> list[str]:
    """The texts of a list in a cell: one a line, where a backslash makes the character after it an ordinary one."""
    found = [_ESCAPED.sub(r"\1", part[1]) for part in _LINE.finditer(text)]
    return [each for each in found if each.strip()]


def _scalar(value: Value, shape: ScalarShape, keys: Keys) -> float | int | bool | str | None:
    match shape.kind:
        case "true or false":
            said = keys.of_family("flag", value.text) or value.text
            return True if is_true(said) else False if folded(said) in _FALSE else None
        case "date":
            return _date(value)
    number = _number(value)
    if number is None or (shape.kind == "whole number" and not float(number).is_integer()):
        return None
    least, most, above = shape.limits.least, shape.limits.most, shape.limits.above
    fits = (
        (least is None or number >= least)
        and (most is None or number <= most)
        and (above is None or number > above)
        and (not shape.steps or number in shape.steps)
    )
    return number if fits else None


def _number(value: Value) -> float | int | None:
    content = value.content
    if isinstance(content, bool):
        return None
    if isinstance(content, int | float):
        return int(content) if float(content).is_integer() and abs(content) < 1e15 else float(content)
    said = value.text.strip().replace("\u2212", "-").replace("\u00a0", "").replace(" ", "")
    said = said.replace(",", ".") if said.count(",") == 1 and "." not in said else said
    try:
        number = float(said.removesuffix("%"))
    except ValueError:
        return None
    number = number / 100 if said.endswith("%") else number
    if not abs(number) < float("inf"):
        return None
    return int(number) if number.is_integer() else number


def _date(value: Value) -> str | None:
    content = value.content
    if isinstance(content, datetime.datetime):
        return content.date().isoformat()
    if isinstance(content, datetime.date):
        return content.isoformat()
    try:
        return datetime.date.fromisoformat(value.text.strip()).isoformat()
    except ValueError:
        day = other_date(value.text)
        return day.isoformat() if day else None
