"""Files with another text than they had: the difference as a patch, and the bytes to write."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjm.cli.rewriting.difference import difference
from cjm.errors import CannotDo
from cjm.source.project import read_bytes
from cjm.source.text import decode


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file, the name under which it is shown, its text as it was read, and as it is to be."""

    path: Path
    name: str
    before: str
    after: str

    def difference(self) -> Iterator[str]:
        """The lines of a unified diff."""
        return difference(self.before, self.after, self.name)

    def content(self, again: str) -> bytes:
        """The bytes to be written.

        Raises CannotDo where the file cannot be read, or has changed since it was read; `again` is the command to repeat.
        """
        try:
            data = read_bytes(self.path)
        except OSError as error:
            raise CannotDo.to_read(self.name, error) from None
        if decode(data)[0].content != self.before:
            raise CannotDo(f"{self.name} has changed while it was checked", f"run `{again}` again")
        return self.like(data)

    def like(self, data: bytes) -> bytes:
        """The new text with a byte order mark if the bytes that it was read from have one."""
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        return mark + self.after.encode()
