"""A file of a foreign format: its bytes, its text, and how sure that is."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from cjm.importers.notes import VALUE_GUESSED, Note
from cjm.source.text import Text

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
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


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

    @property
    def is_binary(self) -> bool:
        """Whether this is no text."""
        return _NO_TEXT.search(self.text.content[:4096]) is not None

    @cached_property
    def text(self) -> Text:
        """The text, without a byte order mark: in UTF-8, in what a byte order mark says, else in Windows-1252."""
        return Text(self._decoded[0])

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What was guessed of the encoding."""
        encoding = self._decoded[1]
        if encoding != _FALLBACK:
            return ()
        message = "the file is not in UTF-8; it was read as Windows-1252"
        return (Note(VALUE_GUESSED, message, (0, 0), "save it as UTF-8 where letters came out wrong"),)

    @cached_property
    def _decoded(self) -> tuple[str, str]:
        for mark, encoding in _MARKS:
            if self.data.startswith(mark):
                return self.data[len(mark) :].decode(encoding, "replace"), encoding
        try:
            return self.data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            return self.data.decode(_FALLBACK, "replace"), _FALLBACK
