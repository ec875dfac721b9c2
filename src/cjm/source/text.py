"""Bytes to text, and offsets in a text to rows and columns."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from cjm.model.finding import Finding, Problem

MAX_BYTES = 20 * 1024 * 1024
"""The largest file that is read, in bytes."""

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_OURS = re.compile(r"^<{7}(?: ([^\r\n]*))?\r?$", re.MULTILINE)
_MIDDLE = re.compile(r"^={7}\r?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}(?: ([^\r\n]*))?\r?$", re.MULTILINE)
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not take as it is (YAML 1.2.2, section 5.1)."""
_PLAIN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
"""What it takes of ASCII: quicker to look for, and all that most files hold."""
_UTF16_OR_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text; row and column count from 1, the column in code points."""

    row: int
    column: int


@dataclass(frozen=True)
class Text:
    """The text of a file and where its lines begin. Spans are half-open ranges of code points."""

    content: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.content))]

    def position(self, offset: int) -> Position:
        """The row and column of a code point."""
        offset = max(0, min(offset, len(self.content)))
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def line(self, row: int, first: int = 0, last: int | None = None) -> str:
        """The line of that number without its line break; empty past the end.

        `first` and `last` are the half-open range of code points wanted of it: cheap in a line of megabytes.
        """
        if not 1 <= row <= len(self._starts):
            return ""
        start = self._starts[row - 1]
        end = self._starts[row] if row < len(self._starts) else len(self.content)
        wanted = end if last is None else min(end, start + last)
        return self.content[start + first : wanted].rstrip("\r\n")


def decode(data: bytes) -> tuple[Text, Finding | None]:
    """The text of a file's bytes, and what makes it unreadable if anything does.

    A byte order mark is dropped and counts in no position.
    """
    if len(data) > MAX_BYTES:
        message = f"the file has more than {MAX_BYTES // 1024 // 1024} MB; a map of a thousand steps has one"
        return Text(""), _error(
            "CJM0007",
            message,
            "split the map: a step's `journey` can point to a map of its own",
            (0, 0),
        )
    if data.startswith(_UTF16_OR_32):
        return Text(""), _error("CJM0002", "the file is in UTF-16 or UTF-32", "save it as UTF-8", (0, 0))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        content = data.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = data[: error.start].decode("utf-8")
        at = len(readable)
        text = Text(data.decode("utf-8", "replace"))
        message = f"byte 0x{data[error.start]:02x} is no UTF-8"
        return text, _error("CJM0002", message, "save the file as UTF-8", (at, at + 1))
    text = Text(content)
    if data.translate(None, _PLAIN) and (found := UNPRINTABLE.search(content)):
        message = f"the character U+{ord(found[0]):04X} is not allowed in YAML"
        return text, _error("CJM0002", message, "remove it", found.span())
    return text, _conflict(text)


def _conflict(text: Text) -> Finding | None:
    ours = _OURS.search(text.content) if "<<<<<<<" in text.content else None
    middle = ours and _MIDDLE.search(text.content, ours.end())
    theirs = middle and _THEIRS.search(text.content, middle.end())
    if not (ours and theirs):
        return None
    first, last = (text.position(side.start()).row for side in (ours, theirs))
    message = (
        f"the merge of `{ours[1] or 'ours'}` (from line {first}) and `{theirs[1] or 'theirs'}` (to line {last}) "
        "is not resolved"
    )
    help_ = (
        "keep what is right of both sides and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
    )
    return _error("CJM0003", message, help_, (ours.start(), ours.start() + len(text.line(first))))


def _error(code: str, message: str, help_: str, span: tuple[int, int]) -> Finding:
    return Finding(code, "error", Problem((), message, help_, span=span))
