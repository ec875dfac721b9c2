r"""Texts of a map in the cells of a table, so that they mean the same there, and can be read back.

Several texts stand in one cell with a separator between them. Where a text holds the separator or a backslash, a
backslash goes before it: it makes the character after it an ordinary one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMULA_STARTS = "=+-@\uff1d\uff0b\uff0d\uff20"
"""The characters with which a spreadsheet begins a formula, in both widths."""
_START = re.compile(rf"((?:^|[;\t\r\n])[\s\";]*+)('*)([{re.escape(FORMULA_STARTS)}])?")


def joined(texts: Iterable[str], separator: str) -> str:
    r"""The texts in one cell, a separator (such as `"; "`) between them: `a; b\; c`.

    The separator's first character is the one that a backslash goes before.
    """
    mark = separator[0]
    return separator.join(text.replace("\\", "\\\\").replace(mark, f"\\{mark}") for text in texts)


def noted(text: str, notes: Iterable[str | None]) -> str:
    """A text with notes of one word each behind it: `Sizes differ [high, frequent]`.

    Without notes the text stands alone; one that itself ends in a bracket then gets an empty pair behind it.
    """
    said = ", ".join(note for note in notes if note)
    return f"{text} [{said}]" if said or text.rstrip().endswith("]") else text


def defused(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet might take for the beginning of a formula.

    That is `=`, `+`, `-` or `@` at the beginning and after `;`, a tab or a line break, where a spreadsheet that is set
    to another separator begins a cell; spaces and quotation marks may stand between. Apostrophes that are there
    already stay, so that one apostrophe less is the text again: `-5` becomes `'-5`, and `'-5` becomes `''-5`.
    """
    return _START.sub(
        lambda found: f"{found[1]}{chr(39) if found[3] else ''}{found[2]}{found[3] or ''}", text
    )
