"""Paths that stay when a map grows: ids and names in place of positions in lists."""

from __future__ import annotations

import zlib
from typing import Any

from cjm.model.base import Model
from cjm.model.ids import slug
from cjm.model.node_path import NodePath

_NAMES = (("id",), ("name",), ("text",), ("date",), ("step",), ("from", "to"), ("persona", "trait"))


def anchor(data: Any, path: NodePath) -> str:
    """The path of a node in a map's data, or in its model, such as `phases[awareness].owner`.

    An item of a list is named by its id, else by the slug of its main text, else by what it begins with: its position
    comes last, since that changes when an item is inserted before it.
    """
    text, value = "", data
    for part in path:
        value = _child(value, part)
        text += f"[{_name(value, part)}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def is_named(content: Model, path: NodePath) -> bool:
    """Whether all items on a path are texts or have a name, so that their anchor is the same in models and in data."""
    value: Any = content
    for part in path:
        value = _child(value, part)
        named = _given_name(_fields(value)) if isinstance(value, Model) else isinstance(value, str)
        if isinstance(part, int) and not named:
            return False
    return True


def _child(value: Any, part: str | int) -> Any:
    if isinstance(value, Model):
        return _fields(value).get(part)
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list | tuple) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def _fields(value: Model) -> dict[str | int, Any]:
    return {field.key: getattr(value, name) for name, field in type(value).fields.items()}


def _name(item: Any, position: int) -> str:
    if isinstance(item, Model):
        item = _fields(item)
    if isinstance(item, dict):
        keys = _given_name(item) or [key for key, value in item.items() if _is_plain(value)][:1]
        words = [item[key] for key in keys if _is_plain(item.get(key))]
    else:
        words = [item] if _is_plain(item) else []
    return "-".join(_short(str(word)) for word in words) or str(position)


def _given_name(item: dict[Any, Any]) -> tuple[str, ...] | None:
    """The keys by which an item is named, `None` where it has none of them."""
    return next((keys for keys in _NAMES if any(_is_plain(item.get(key)) for key in keys)), None)


def _is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, dict | list | tuple | Model) and str(value) != ""


def _short(text: str) -> str:
    """The slug of a text; for a text that has none, such as an emoji, a sum of it."""
    return slug(text) or f"~{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"
