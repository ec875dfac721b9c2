"""Paths that stay when a map grows: ids and names in place of positions in lists."""

from __future__ import annotations

from typing import Any

from cjm.model.finding import NodePath
from cjm.model.ids import slug

_NAMES = ("id", "name", "text", "date", "step", "from", "persona")


def anchor(data: Any, path: NodePath) -> str:
    """The path of a node in a map's data, such as `phases[awareness].owner`.

    An item of a list is named by its id, else by the slug of its main text, else by its position.
    """
    text, value = "", data
    for part in path:
        value = _child(value, part)
        text += f"[{_name(value, part)}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _child(value: Any, part: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def _name(item: Any, position: int) -> str:
    if isinstance(item, dict):
        item = next((item[key] for key in _NAMES if item.get(key)), None)
    return (slug(item) if isinstance(item, str) else None) or str(position)
