"""Text as Markdown that shows just that text, on GitHub, GitLab and elsewhere."""

from __future__ import annotations

import re

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_INLINE = re.compile(r"[\\`*\[\]|~$&<>]|(?<![^\W_])_|_(?![^\W_])")
_LEADING = re.compile(r"[-+](?![\w.])|[#=:]|\d{1,9}[.)](?=\s|$)")


def one_line(text: str) -> str:
    r"""The text as one line of Markdown: `1. a | <b>` becomes `1\. a \| &lt;b&gt;`.

    Line breaks become spaces. Nothing in it makes a link with a text of its own, a picture, HTML, code, a heading, a
    list, a formula or another cell of a table.
    """
    return _begun(_inline(" ".join(text.split())))


def escaped_too(line: str, signs: str) -> str:
    """A line of Markdown with a backslash before each of these ASCII signs too, where they are not part of an escape."""
    pattern = rf"(\\.|&[a-z]+;|&#\d+;)|([{re.escape(signs)}])"
    return re.sub(pattern, lambda found: found[1] or f"\\{found[2]}", line)


def with_code(text: str) -> str:
    """The text as one line of Markdown for a table's cell, where what stands between two backticks is code."""
    parts = " ".join(text.split()).split("`")
    unpaired = len(parts) % 2 == 0
    # Markdown would take the spaces at the ends of code away.
    trimmed = all(part and part == part.strip() for part in parts[1::2])
    if unpaired or not trimmed or "" in parts[2:-1:2]:
        return one_line(text)
    return _begun("".join(_code(part) if odd % 2 else _inline(part) for odd, part in enumerate(parts)))


def _code(text: str) -> str:
    return "`{}`".format(text.replace("|", r"\|"))


def _inline(text: str) -> str:
    return _INLINE.sub(lambda found: _ENTITIES.get(found[0]) or f"\\{found[0]}", text)


def _begun(text: str) -> str:
    """The line without what would make it a heading, a list or the like."""
    if leading := _LEADING.match(text):
        return f"{text[: leading.end() - 1]}\\{text[leading.end() - 1 :]}"
    return text
