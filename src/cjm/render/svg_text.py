"""How wide a text is, about, and how it breaks into lines: a picture is laid out before anybody knows its font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WIDTHS: dict[str, float] = {
    char: width
    for width, chars in (
        (0.26, "ijl|'"),
        (0.27, " \u00a0\u202f.,:;!·"),
        (0.34, 'fIJ()[]{}-/\\"°'),
        (0.42, "rt*"),
        (0.48, "cszt?"),
        (0.54, "kvxyLF"),
        (0.57, "aeEYTSZXт€$£0123456789+<>=~г"),
        (0.62, "bdghnopquVABCKRPU–"),
        (0.76, "wDGHNOQ&"),
        (0.93, "mMW%@—…жшщюмфыЖШЩЮМФЫ"),
    )
    for char in chars
}
"""The advance of characters in a common sans-serif (Noto Sans), in ems, rounded up to classes."""
_LOWER, _UPPER, _FULL = 0.6, 0.72, 1.0
_BOLD = 1.07
_NOT_FIRST = frozenset("、。，．：；？！）」』】〉》”’…")
"""Characters that no line begins with."""
_SPACE = re.compile(r"[ \t\r\n]+")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text in one line, with a replacement character for whatever XML cannot hold."""
    return _SPACE.sub(" ", _NOT_XML.sub("\ufffd", text)).strip(" ")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a sans-serif font of that size, in the unit of the size."""
    return sum(map(_advance, text)) * size * (_BOLD if bold else 1.0)


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most about that width.

    Lines break at spaces, between characters of full width, and inside a word only where it is wider than a line. A
    punctuation mark of full width may hang over the end of its line.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(plain(text)):
        if piece in _NOT_FIRST and line:
            line += piece
            continue
        longer = line + piece
        if not line.strip(" ") or text_width(longer.rstrip(" "), size, bold=bold) <= width:
            line = longer.lstrip(" ")
        else:
            lines.append(line.rstrip(" "))
            line = piece.lstrip(" ")
        while text_width(line.rstrip(" "), size, bold=bold) > width and len(line.rstrip(" ")) > 1:
            fitting = _fitting(line, width, size, bold)
            lines.append(line[:fitting])
            line = line[fitting:]
    return (*lines, line.rstrip(" ")) if line.strip(" ") else tuple(lines)


def _pieces(text: str) -> Iterator[str]:
    """The smallest parts between which a line may break, spaces before them included."""
    word = ""
    for char in text:
        if char == " " or _is_full(char):
            if word:
                yield word
            word = ""
        if _is_full(char):
            yield char
        else:
            word += char
    if word:
        yield word


def _fitting(line: str, width: float, size: float, bold: bool) -> int:
    """How many characters of a word fit, at least one."""
    for end in range(1, len(line)):
        if text_width(line[: end + 1], size, bold=bold) > width:
            return end
    return len(line)


def _is_full(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _advance(char: str) -> float:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Mn"}:
        return 0.0
    if _is_full(char):
        return _FULL
    base = _WIDTHS.get(unicodedata.normalize("NFD", char)[0])
    return base if base is not None else _UPPER if char.isupper() else _LOWER
