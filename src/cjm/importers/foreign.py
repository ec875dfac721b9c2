"""A file of a foreign format: its bytes, its text, and how sure that is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePath

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
_LEGACY = {"cp1251": "Windows-1251", "gb18030": "GB 18030", "cp1252": "Windows-1252"}
"""What Excel and others save texts in where they do not save them in Unicode, and what people call that."""
_LETTERS = re.compile(rb"[\x80-\xff]+")
_CYRILLIC = frozenset({*range(0xC0, 0x100), 0xA8, 0xB8})
_LEAST_RUN, _LEAST_SHARE = 2.5, 0.9
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_MOST_TO_LOOK_AT = 4096
_MOST_TO_JUDGE = 256 * 1024
"""By how many bytes the encoding of a text that is not in Unicode is judged."""
_PIECE = 256 * 1024
"""How many bytes of a text are read at a time."""


class Foreign:
    """A file to import: the name to show it under, and its bytes, or the file that holds them.

    An importer of large files goes through `pieces`; `data` and `text` are all of it, in memory.
    """

    def __init__(self, name: str, content: bytes | Path) -> None:
        self.name = name
        self._content = content

    @property
    def suffix(self) -> str:
        """The end of the name, in small letters: `.md`."""
        return PurePath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without its folder and its end."""
        return PurePath(self.name).stem

    @cached_property
    def data(self) -> bytes:
        """All bytes."""
        return self._content if isinstance(self._content, bytes) else self._content.read_bytes()

    @cached_property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self._content) if isinstance(self._content, bytes) else self._content.stat().st_size

    @cached_property
    def is_binary(self) -> bool:
        """Whether this is no text."""
        first = next(self._bytes(_MOST_TO_LOOK_AT), b"")
        return b"\0" in first and _marked(first)[1] in {"utf-8", ""}

    @cached_property
    def text(self) -> Text:
        """The text, without a byte order mark: in UTF-8, in what a byte order mark says, else in what it looks like.

        Characters that no map can hold are replaced one by one.
        """
        return Text("".join(self.pieces()))

    def beginning(self, length: int) -> str:
        """The first characters of the text."""
        found = ""
        for piece in self.pieces():
            found += piece
            if len(found) >= length:
                break
        return found[:length]

    def pieces(self) -> Iterator[str]:
        """The text piece by piece, as `text` has it."""
        for piece in self._decoded():
            yield UNPRINTABLE.sub("\ufffd", piece)

    @property
    def doubts(self) -> tuple[Note, ...]:
        """What was guessed of the encoding, and what of the text no map can hold; nothing of an office file."""
        if next(self._bytes(_MOST_TO_LOOK_AT), b"").startswith(_OFFICE):
            return ()
        notes = []
        if called := _LEGACY.get(self._encoding):
            message = f"the file is not in UTF-8; it was read as {called}"
            help_ = "save it as UTF-8 where letters came out wrong"
            notes.append(Note(VALUE_GUESSED, message, (0, 0), help_))
        at = 0
        for piece in self._decoded():
            if found := UNPRINTABLE.search(piece):
                message = f"characters such as U+{ord(found[0]):04X}, which no map can hold, were replaced"
                notes.append(Note(TEXT_LEFT_OUT, message, (at + found.start(), at + found.end())))
                break
            at += len(piece)
        return tuple(notes)

    @cached_property
    def _encoding(self) -> str:
        encoding = _marked(next(self._bytes(_MOST_TO_LOOK_AT), b""))[1]
        if encoding:
            return encoding
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            for piece in self._bytes(_PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _legacy_of(next(self._bytes(_MOST_TO_JUDGE)))
        return "utf-8"

    def _decoded(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        is_first = True
        for piece in self._bytes(_PIECE):
            start = len(_marked(piece)[0]) if is_first else 0
            is_first = False
            yield decoder.decode(piece[start:])
        yield decoder.decode(b"", final=True)

    def _bytes(self, size: int) -> Iterator[bytes]:
        """The bytes in pieces of that size."""
        if isinstance(self._content, bytes):
            yield from (self._content[at : at + size] for at in range(0, len(self._content), size))
            return
        with self._content.open("rb") as stream:
            while piece := stream.read(size):
                yield piece


def _legacy_of(data: bytes) -> str:
    """The encoding of a text that is not in Unicode, by its beginning.

    Cyrillic or Chinese where letters beyond ASCII stand together as they do in words, else Western.
    """
    runs = _LETTERS.findall(data)
    letters = b"".join(runs)
    if not letters or len(letters) < _LEAST_RUN * len(runs):
        return "cp1252"
    if sum(letter in _CYRILLIC for letter in letters) >= _LEAST_SHARE * len(letters):
        return "cp1251"
    try:
        codecs.getincrementaldecoder("gb18030")().decode(data)
    except UnicodeDecodeError:
        return "cp1252"
    return "gb18030"


def _marked(data: bytes) -> tuple[bytes, str]:
    """The byte order mark at the beginning, and the encoding that it names; both empty without one."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))
