"""How many columns of a terminal a text takes.

Source: Unicode Standard Annex 11, "East Asian Width", and 51, "Unicode Emoji".
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def widths(text: str) -> list[int]:
    """The columns of each character: 2 for wide ones, 0 for what joins the character before it."""
    found: list[int] = []
    for index, character in enumerate(text):
        before = text[index - 1] if index else ""
        if character.isascii():
            found.append(1)
        elif character == _EMOJI_STYLE and found and found[-1] == 1:
            found.append(1)  # makes an emoji, which is wide, of the character before
        elif (
            unicodedata.category(character) in ("Mn", "Me", "Cf")
            or (ord(character) in _SKIN_TONES and before)
            or (before == _JOINER and _is_wide(character))
        ):
            found.append(0)
        else:
            found.append(2 if _is_wide(character) else 1)
    return found


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
