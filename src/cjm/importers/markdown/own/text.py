"""Inline Markdown of our own reports back into the texts that it shows."""

from __future__ import annotations

import html
import re

from cjm.importers.tables.grid import Cell

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]+);")
_LINK = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((?:<([^<>]*)>|([^()\s]*))\)")
_BREAK = re.compile(r"<br ?/?>")
_BREAK_IN_WIKIS = re.compile(r"<br ?/?>| · ")
_BOLD = re.compile(r"\*\*((?:\\.|[^\\*])+)\*\*")
_BESIDE = re.compile(r"(?:\\.|&(?:#\d+|[A-Za-z]+);|[^\\;])+")


def plain(text: str) -> str:
    """The text that a piece of Markdown shows: without escapes, and without the bold of a part that is all bold."""
    if bold := _BOLD.fullmatch(text.strip()):
        text = bold[1]
    return _ESCAPE.sub(lambda found: found[1] or html.unescape(found[0]), text).strip()


def linked(text: str) -> tuple[str, str]:
    """The text of a link and what it leads to; a text that is none leads nowhere."""
    found = _LINK.fullmatch(text.strip())
    if found is None:
        return plain(text), ""
    return plain(found[1]), html.unescape(found[2] or found[3] or "")


def label_of(text: str) -> str:
    """The label of a fact, without the colon behind it."""
    said = plain(text)
    return said[:-1].rstrip() if said.endswith((":", "：")) else said


def lines_in(cell: Cell, *, is_wiki: bool) -> list[str]:
    """The lines of a cell, still with their escapes."""
    return [part.strip() for part in (_BREAK_IN_WIKIS if is_wiki else _BREAK).split(cell.text)]


def beside(text: str) -> list[str]:
    """The texts between semicolons."""
    return [said for part in _BESIDE.findall(text) if (said := plain(part))]


def as_list(texts: list[str]) -> str:
    r"""Texts as those of a list in a cell, as `cjm.importers.own.filling.lines` reads them."""
    return "\n".join(text.replace("\\", "\\\\").replace("\n", "\\\n") for text in texts)
