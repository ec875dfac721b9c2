"""Strings with escapes that hold diagrams, as in JSON, in notebooks and in programs."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm.source.text import UNPRINTABLE

_STRINGS = re.compile(r"\"[^\"\\\r\n]*(?:\\.[^\"\\\r\n]*)*\"|'[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'")
_WANTED = re.compile(r"ourney[ \t]*(?:\\r)?\\n")
_BETWEEN = re.compile(r"[\s,+.]*")
_ESCAPE = re.compile(
    r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})|"
    r"\\u(?P<code>[0-9a-fA-F]{4})|\\(?P<sign>.)"
)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}


@dataclass(frozen=True, slots=True)
class String:
    """What a string says, and the offset in the file of each of its characters and of its end."""

    content: str
    places: Sequence[int]


def escaped(content: str) -> Iterator[String]:
    """The strings in which a line with the first word of a diagram ends with an escape.

    Strings that follow each other and end with a line break are one, such as the lines of a cell in a notebook.
    """
    if not _WANTED.search(content):
        return
    run: list[tuple[int, int]] = []
    for found in _STRINGS.finditer(content):
        start, end = found.start() + 1, found.end() - 1
        if run and not (
            content.endswith("\\n", *run[-1]) and _BETWEEN.fullmatch(content, run[-1][1] + 1, found.start())
        ):
            yield from _said(content, run)
            run = []
        run.append((start, end))
    yield from _said(content, run)


def _said(content: str, run: Sequence[tuple[int, int]]) -> Iterator[String]:
    if not any(_WANTED.search(content, start, end) for start, end in run):
        return
    parts: list[str] = []
    places = array("q")
    for start, end in run:
        at = start
        for escape in _ESCAPE.finditer(content, start, end):
            parts += (content[at : escape.start()], _sign(escape))
            places.extend(range(at, escape.start() + 1))
            at = escape.end()
        parts.append(content[at:end])
        places.extend(range(at, end))
    places.append(run[-1][1])
    yield String("".join(parts), places)


def _sign(escape: re.Match[str]) -> str:
    """The character of an escape; a lonely half of a pair of surrogates, and what cannot be shown, is none."""
    if escape["sign"]:
        return _SIGNS.get(escape["sign"], escape["sign"])
    if escape["high"]:
        return chr(0x10000 + ((int(escape["high"], 16) - 0xD800) << 10) + int(escape["low"], 16) - 0xDC00)
    sign = chr(int(escape["code"], 16))
    return "\ufffd" if UNPRINTABLE.match(sign) else sign
