"""Lines moved to another column."""

from __future__ import annotations

import re

_LINE = re.compile(r"^(?=[^\n])", re.MULTILINE)


def shifted(text: str, by: int, *, first: bool = False) -> str:
    """The text with each line but the first moved by so many columns, with `first` that too.

    A line that cannot be moved as far to the left begins in the first column.
    """
    if not by or ("\n" not in text[:-1] and not first):
        return text
    head, rest = ("", text) if first else _after_first_line(text)
    if by > 0:
        return head + _LINE.sub(" " * by, rest)
    return head + re.sub(rf"^ {{1,{-by}}}", "", rest, flags=re.MULTILINE)


def _after_first_line(text: str) -> tuple[str, str]:
    end = text.index("\n") + 1
    return text[:end], text[end:]
