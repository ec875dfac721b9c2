"""What stands above and below the content of a text: comments on the file, directives, the marks of a document."""

from __future__ import annotations

import re

from cjm.source.formatting.tree import ADDRESSED, Collection, Comment, Entry

_MODELINE = re.compile(r"#\s*(?:yaml-language-server:|-\*-|vim?:)")


def lines_in(text: str) -> list[str]:
    """The lines of a text without white space at their ends, and without empty ones but for single ones between."""
    lines: list[str] = []
    for line in (each.strip() for each in text.strip().split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return lines if lines != [""] else []


def split_header(root: Entry, prolog: list[str]) -> tuple[list[Comment], bool]:
    """Take the comments of the file off what they stand above; returns them, and whether an empty line follows.

    They are those above the last empty line, and what editors read. A comment to cjm belongs to what it stands on, and
    is taken from the lines up to `---`, too.
    """
    first = _first_entry(root)
    spoken = [line for line in prolog if _stands_on_entry(line)]
    prolog[:] = lines_in("\n".join(line for line in prolog if line not in spoken))
    first.above[:0] = [Comment(line) for line in spoken]
    above, size = first.above, 0
    for index, comment in enumerate(above):
        if _stands_on_entry(comment.text):
            break
        follows = above[index + 1].blank if index + 1 < len(above) else first.blank
        if follows or _MODELINE.match(comment.text):
            size = index + 1
    header, first.above = above[:size], above[size:]
    if not size:
        return [], False
    if first.above:
        blank, first.above[0].blank = first.above[0].blank, False
    else:
        blank, first.blank = first.blank, False
    return header, blank


def _first_entry(root: Entry) -> Entry:
    """What the comments at the beginning of a text stand above."""
    value = root.value
    if isinstance(value, Collection) and value.entries and not value.in_brackets and not root.above:
        return value.entries[0]
    return root


def _stands_on_entry(comment: str) -> bool:
    """Whether a comment speaks to cjm, and not of the whole file."""
    return ADDRESSED.match(comment) is not None and "ignore-file" not in comment
