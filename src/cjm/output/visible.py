"""Texts made safe to show: what maps and file names hold cannot steer a terminal or reorder its letters."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


def visible(text: str, keep: str = "") -> str:
    r"""The text with what cannot be seen written out, such as `\x1b` or `\u202e`.

    That is control characters, BiDi controls, noncharacters and lone surrogates. Characters in `keep` stay, such as `"\n\t"`. Every other text stays as it is.
    """
    return _HIDDEN.sub(lambda found: found[0] if found[0] in keep else _written_out(found[0]), text)


def _written_out(character: str) -> str:
    number = ord(character)
    return _SHORT.get(character) or (f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}")
