"""What a scalar means in the core schema of YAML 1.2 (YAML 1.2.2, section 10.3.2)."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

from cjm.source.nodes import MappingNode, Node, ScalarNode

_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INF = re.compile(r"[-+]?\.(inf|Inf|INF)")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
NULLS = frozenset(word for word, meaning in _WORDS.items() if meaning is None)
"""The words that are null where they stand without quotes."""
_LONGEST_INT = 30
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
"""A number as it is written where the decimal sign is a comma."""


def is_null(node: Node) -> bool:
    """Whether the node is a null: a bare key's value, `~` or `null`."""
    return isinstance(node, ScalarNode) and not node.style and node.value in NULLS


def scalar(node: ScalarNode) -> str | int | float | bool | None:
    """The value of a scalar: plain ones by the core schema, quoted and block ones as text."""
    return node.value if node.style else core(node.value)


def core(text: str) -> str | int | float | bool | None:
    """What a text without quotes means. A whole number too long for exact arithmetic is a float, perhaps infinite."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INT.fullmatch(text):
        return int(text) if len(text) <= _LONGEST_INT else float(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL.fullmatch(text) or _HEX.fullmatch(text):
        return int(text, 0) if len(text) <= _LONGEST_INT else math.inf
    if _INF.fullmatch(text):
        return float(text.replace(".", ""))
    if text in {".nan", ".NaN", ".NAN"}:
        return math.nan
    return text


def is_number(value: object) -> bool:
    """Whether a scalar's value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_number_in_text(text: str) -> bool:
    """Whether a text reads as a number: one in quotes, or with a decimal comma."""
    text = text.strip()
    return DECIMAL_COMMA.fullmatch(text) is not None or is_number(core(text))


def date(text: str) -> datetime.date | str:
    """The day that a text is, or the text itself."""
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return text
    return text


def plain(node: Node) -> Any:
    """The node as dicts, lists and scalars of the core schema. Depth is bounded by `nodes.MAX_DEPTH`."""
    if isinstance(node, ScalarNode):
        return scalar(node)
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(item) for item in node.value]
