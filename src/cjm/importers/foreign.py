"""A file of a foreign format: its bytes, its text, and how sure that is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from cjm.importers.notes import TEXT_LEFT_OUT, VALUE_GUESSED, Note
from cjm.source.text import UNPRINTABLE, Text

MAX_BYTES = 200 * 1024 * 1024
"""The largest file that is imported, in bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "cp1252"
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MOST_TO_LOOK_AT = 4096


@dataclass(frozen=True)
class Foreign:
    """A file to import: the name to show it under, and its bytes."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The end of the name, in small letters: `.md`."""
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its folder and its end."""
        return PurePath(self.name).stem

    @cached_property
    def is_binary(self) -> bool:
        """Whether this is no text."""
        return b"\0" in self.data[:_MOST_TO_LOOK_AT] and self._decoded[1] in {"utf-8", _FALLBACK}

    @cached_property
    def text(self) -> Text:
        """The text, without a byte order mark: in UTF-8, in what a byte order mark says, else in Windows-1252.

        Characters that no map can hold are replaced one by one.
        """
        return Text(UNPRINTABLE.sub("\ufffd", self._decoded[0]))

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What was guessed of the encoding, and what of the text no map can hold; nothing of an office file."""
        if self.data.startswith(_OFFICE):
            return ()
        content, encoding = self._decoded
        notes = []
        if encoding == _FALLBACK:
            message = "the file is not in UTF-8; it was read as Windows-1252"
            help_ = "save it as UTF-8 where letters came out wrong"
            notes.append(Note(VALUE_GUESSED, message, (0, 0), help_))
        if found := UNPRINTABLE.search(content):
            message = f"characters such as U+{ord(found[0]):04X}, which no map can hold, were replaced"
            notes.append(Note(TEXT_LEFT_OUT, message, found.span()))
        return tuple(notes)

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        for mark, encoding in _MARKS:
            if self.data.startswith(mark):
                return self.data[len(mark) :].decode(encoding, "replace"), encoding
        try:
            return self.data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            return self.data.decode(_FALLBACK, "replace"), _FALLBACK
