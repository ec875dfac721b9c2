"""How a text is written: plain where it can be, else in double quotes; long ones folded."""

from __future__ import annotations

import re

from cjm.source.formatting.tree import Scalar
from cjm.source.scalars import core

_NO_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`~=<.+")
_SIGNS = frozenset("-?:")
"""Texts in brackets, and signs of the structure outside of them."""
_TRAPS = re.compile(r": | #|:\Z")
_BRACKETS = re.compile(r"[,\[\]{}]|:\?")
"""What ends a text in brackets, and what libyaml refuses there."""
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_LIKE_A_NUMBER = re.compile(r"[0-9][0-9_.:,eE+\-TtZz ]*|0[xXoObB][0-9a-fA-F_]+")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_BREAKABLE = re.compile("(?<=[^ ]) (?=[^ ])")


def in_line(scalar: Scalar, *, in_brackets: bool = False, keep_quotes: bool = False) -> str:
    """A scalar on one line, its anchor aside.

    What is plain stays so. Quotes go where no reader of YAML 1.1 or 1.2 could take the text for anything else without
    them; single ones become double.
    """
    if not scalar.style and "\n" not in scalar.value and scalar.value not in _SIGNS:
        return scalar.value
    needs_none = not (keep_quotes or scalar.anchor) and can_be_plain(scalar.value, in_brackets=in_brackets)
    return scalar.value if needs_none else double_quoted(scalar)


def can_be_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Whether a text is just that text for every reader of YAML where no quotes are around it."""
    return (
        text.isprintable()
        and text == text.strip(" ")
        and text != ""
        and text[0] not in _NO_FIRST
        and not _TRAPS.search(text)
        and not (in_brackets and _BRACKETS.search(text))
        and text.lower() not in _WORDS_OF_YAML
        and isinstance(core(text), str)
        and not _LIKE_A_NUMBER.fullmatch(text)
    )


def double_quoted(scalar: Scalar) -> str:
    """The text in double quotes. What cannot be seen is an escape unless it was written as it is."""
    seen = scalar.raw if scalar.style == '"' else scalar.value
    return '"' + "".join(_SHORT_ESCAPES.get(each) or _visible(each, seen) for each in scalar.value) + '"'


def _visible(character: str, seen: str) -> str:
    if character.isprintable() or (character in seen and ord(character) >= 0xA0):
        return character
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def block_of(scalar: Scalar, *, fits: bool, width: int, is_free: bool) -> list[str] | None:
    """A scalar as a block: its mark, then its lines; `None` where it stands on one line.

    `fits` says whether it does so on one line, `width` is the room for each line of the block. Where it is not `is_free`,
    its style is not changed.
    """
    if scalar.value.strip("\n") == "":
        return None
    if scalar.style == "|":
        return literal(scalar)
    if scalar.style == ">":
        is_line = fits and is_free and scalar.anchor is None and scalar.raw.rstrip("\n").count("\n") == 1
        return None if is_line and can_be_plain(scalar.value) else folded(scalar, width)
    if not is_free or (fits and not _breaks(scalar)):
        return None
    body = scalar.value.rstrip("\n")
    lines = filled(scalar, body, width)
    if not lines or (len(lines) == 1 and len(lines[0]) > width):
        return None
    more = len(scalar.value) - len(body)
    return [f">{_chomping(more)}", *lines, *[""] * (more - 1)]


def _breaks(scalar: Scalar) -> bool:
    """Whether a text that is not a block is written with line breaks that are part of it."""
    return "\n" in scalar.value and (not scalar.style or "\n" in scalar.raw)


def literal(scalar: Scalar) -> list[str]:
    """A text line by line below `|`: the mark, then the lines without the indentation of the block."""
    body = scalar.value.rstrip("\n")
    lines = body.split("\n")
    more = len(scalar.value) - len(body)
    opening = [line for line in lines[: _first_with_words(lines) + 1] if line.startswith((" ", "\t"))]
    return [f"|{'2' if opening else ''}{_chomping(more)}", *lines, *[""] * (more - 1)]


def folded(scalar: Scalar, width: int) -> list[str]:
    """A text below `>`, as `literal`. Its lines stay where all of them fit `width`, else they are filled anew."""
    lines = _lines_as_written(scalar)
    body = scalar.value.rstrip("\n")
    more = len(scalar.value) - len(body)
    if lines is None or any(len(line) > width for line in lines):
        lines = filled(scalar, body, width) or lines
    if lines is None:
        return literal(scalar)
    return [f">{_chomping(more)}", *lines, *[""] * (more - 1)]


def filled(scalar: Scalar, text: str, width: int) -> list[str] | None:
    """The lines of a text below `>-`, none longer than `width` if that can be; `None` where they would not be the text.

    They break at single spaces only; an empty line stands for each line break of the text.
    """
    if text.startswith("\n") or "\t" in text or not _is_seen(scalar, text):
        return None
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.append("")
        if paragraph != paragraph.strip(" "):
            return None
        if paragraph:
            lines += _wrapped(paragraph, width)
    return lines


def _is_seen(scalar: Scalar, text: str) -> bool:
    """Whether a text needs no escape."""
    written = scalar.raw if scalar.style == '"' else text
    return all(each.isprintable() or each == "\n" or (each in written and ord(each) >= 0xA0) for each in text)


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _BREAKABLE.split(paragraph):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _lines_as_written(scalar: Scalar) -> list[str] | None:
    """The lines of a block without their indentation; `None` of one that says how deep it is or is not a block."""
    if scalar.style != ">":
        return None
    mark, _, rest = scalar.raw.partition("\n")
    if any(each.isdigit() for each in mark.partition("#")[0]):
        return None
    lines = rest.rstrip("\n").split("\n")
    first = lines[_first_with_words(lines)]
    indent = len(first) - len(first.lstrip(" "))
    lines = [line[indent:] for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines or None


def _first_with_words(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.strip(" \t")), 0)


def _chomping(more: int) -> str:
    """The sign for how many line breaks end a block."""
    return ("-", "")[more] if more < 2 else "+"
