"""Text of a map as Markdown that shows just that text, on GitHub, GitLab and elsewhere."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_INLINE = re.compile(r"[\\`*\[\]|~$&<>]|(?<![^\W_])_|_(?![^\W_])")
_LEADING = re.compile(r"(?:[-+](?![\w.])|[#=:])|(?<=^)\d{1,9}[.)](?=\s|$)")


def markdown_text(value: Any) -> Markup:
    r"""The value as one line of Markdown text: `1. a | <b>` becomes `1\. a \| &lt;b&gt;`.

    Line breaks become spaces. Nothing in it makes a link with a text of its own, a picture, HTML, code, a heading, a
    list, a formula or another cell. What is already Markdown (`Markup`) is left as it is.
    """
    if isinstance(value, Markup):
        return value
    return Markup(_line(" ".join(str(value).split())))  # noqa: S704 - escaped for Markdown, not for HTML


def markdown_cell(value: Any) -> Markup:
    """The value as the text of a table's cell: as `markdown_text`, with line breaks kept as `<br>`."""
    if isinstance(value, Markup):
        return value
    lines = (" ".join(line.split()) for line in str(value).splitlines())
    return Markup("<br>".join(_line(line) for line in lines if line))  # noqa: S704 - escaped for Markdown


def _line(text: str) -> str:
    text = _INLINE.sub(lambda found: _ENTITIES.get(found[0]) or f"\\{found[0]}", text)
    if leading := _LEADING.match(text):
        return f"{text[: leading.end() - 1]}\\{text[leading.end() - 1 :]}"
    return text
