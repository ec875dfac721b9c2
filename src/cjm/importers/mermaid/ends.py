"""Where a diagram ends that nothing closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

Line = tuple[int, str]
"""A line and the offset of its first character."""

KEYWORD = re.compile(r"^[ \t>]*(?:title|section)\b", re.MULTILINE | re.IGNORECASE)
"""The words with which lines begin that are no tasks."""

_CLOSING = re.compile(r"[ \t]*(?:(?:\\?`){3}|~{3}|:{3}|[-=.+*_~]{3,}[ \t]*$|\{\{|\{%|\{|</|\]\]>|#\+|@end)")
_CLOSING_INSIDE = re.compile(
    r"</\w(?!r[ \t]*/?>)|\]\]>|`{3}|^[^\"]*(?:\"[^\"]*\"[^\"]*)*(?P<quote>\")[ \t]*[,;)\]}]"
)
_SAYS_SOMETHING = re.compile(r"[^\W_]")
_MARKDOWN = re.compile(r"[ \t]{0,3}(?:#{1,6}[ \t]|\||\[|!\[|[*+-][ \t]|<|\.\. )")


def indent(content: str, at: int) -> int:
    """How many characters of white space stand before a place, if nothing else does in its line."""
    before = content[max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1 : at]
    return len(before) if not before.strip() else 0


def up_to_prose(lines: Sequence[Line], least: int) -> tuple[list[Line], bool]:
    """The lines up to what is no part of the diagram, and whether it is sure that this ends it.

    A line with less indentation than that of the first word ends it for sure, as does what closes a fence, a tag, a
    directive or a string. Headings, lists, links and tables are Markdown again, and so is a line of plain words behind an
    empty one.
    """
    own: list[Line] = []
    was_empty = False
    for offset, line in lines:
        if _CLOSING.match(line) or (line.strip() and len(line) - len(line.lstrip()) < least):
            return own, True
        if inside := _CLOSING_INSIDE.search(line):
            rest = line[: inside.start("quote") if inside["quote"] else inside.start()]
            return [*own, (offset, rest)] if _SAYS_SOMETHING.search(rest) else own, True
        if _MARKDOWN.match(line) or (
            was_empty
            and line.strip()
            and ":" not in line
            and not line[:1].isspace()
            and not KEYWORD.match(line)
        ):
            return own, False
        was_empty = not line.strip()
        own.append((offset, line))
    return own, True
