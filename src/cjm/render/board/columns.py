"""Texts in columns of a terminal, whatever script they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_CUT = "…"


@dataclass(frozen=True)
class Columns:
    """A terminal of `width` columns.

    `widths` gives the columns of each character of a text, `clean` a text in which nothing can steer the terminal;
    `colour` says whether there is any.
    """

    width: int
    widths: Callable[[str], list[int]]
    clean: Callable[[str], str]
    colour: bool = False

    def size(self, text: str) -> int:
        """The columns that a text takes."""
        return sum(self.widths(text))

    def cut(self, text: str, columns: int) -> str:
        """A text cleaned and, where it is longer than so many columns, cut."""
        text = self.clean(" ".join(text.split()))
        if self.size(text) <= columns:
            return text
        used, kept = 0, 0
        for width in self.widths(text):
            if used + width > columns - 1:
                break
            used, kept = used + width, kept + 1
        return text[:kept].rstrip() + _CUT

    def left(self, text: str, columns: int) -> str:
        """A text cut or filled to so many columns."""
        text = self.cut(text, columns)
        return text + " " * (columns - self.size(text))

    def right(self, text: str, columns: int) -> str:
        """A text cut to so many columns, at their right end."""
        text = self.cut(text, columns)
        return " " * (columns - self.size(text)) + text

    def wrapped(self, text: str, columns: int) -> Iterator[str]:
        """A text in lines of at most so many columns, broken at spaces; at any place in a word that is longer."""
        line, used = "", 0
        for word in self._words(text, columns):
            size = self.size(word)
            if line and used + 1 + size > columns:
                yield line
                line, used = word, size
            else:
                line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
        yield line

    def joined(self, facts: Iterable[str | None], columns: int) -> Iterator[str]:
        """Facts side by side in lines of at most so many columns, each whole in its line if it fits in one."""
        line = ""
        for fact in filter(None, facts):
            longer = f"{line} · {fact}" if line else fact
            if line and self.size(self.clean(longer)) > columns:
                yield from self.wrapped(line, columns)
                longer = fact
            line = longer
        if line:
            yield from self.wrapped(line, columns)

    def _words(self, text: str, columns: int) -> Iterator[str]:
        for word in self.clean(" ".join(text.split())).split(" "):
            part, used = "", 0
            for character, width in zip(word, self.widths(word), strict=True):
                if used + width > columns:
                    yield part
                    part, used = "", 0
                part, used = part + character, used + width
            yield part
