"""Texts of a page that stand together, such as those of a cell or a paragraph, whatever markup is between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from cjm.importers.hypertext.tags import Words
from cjm.importers.tables.grid import Cell


@dataclass
class Texts:
    """Texts that stand together: their lines, and where the first one begins and the last one ends."""

    start: int
    parts: list[str] = field(default_factory=list)
    first: int | None = None
    last: int = 0

    def add(self, words: Words) -> None:
        """Add a text; blanks in it count once."""
        self.parts.append(" ".join(f"|{words.text}|".split())[1:-1])
        if stripped := words.text.strip():
            before = len(words.text) - len(words.text.lstrip())
            if self.first is None:
                self.first = min(words.start + before, words.end)
            exact = words.end - words.start == len(words.text)
            self.last = words.start + before + len(stripped) if exact else words.end

    def cell(self) -> Cell:
        """The lines as a cell, without empty ones."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        start = self.start if self.first is None else self.first
        return Cell("\n".join(line for line in lines if line), (start, max(start, self.last)))
