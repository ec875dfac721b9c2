"""Text of a map as Markdown that shows just that text, on GitHub, GitLab and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from cjm.markdown import escaped_too, one_line

_LIKE_A_SCORE = re.compile("[😀🙂😐🙁😞]")


def markdown_text(value: Any) -> Markup:
    r"""The value as one line of Markdown text: `1. a | <b>` becomes `1\. a \| &lt;b&gt;`.

    Line breaks become spaces. Nothing in it makes a link with a text of its own, a picture, HTML, code, a heading, a
    list, a formula or another cell. What is already Markdown (`Markup`) is left as it is.
    """
    if isinstance(value, Markup):
        return value
    return Markup(one_line(str(value)))  # noqa: S704 - escaped for Markdown, not for HTML


def markdown_cell(value: Any) -> Markup:
    """The value as the text of a table's cell: as `markdown_text`, with line breaks kept as `<br>`."""
    if isinstance(value, Markup):
        return value
    return markdown_lines(str(value).splitlines())


def markdown_lines(values: Iterable[Any]) -> Markup:
    """The values in a table's cell, each on a line of its own."""
    return Markup("<br>").join(text for value in values if (text := markdown_text(value)))


def markdown_part(value: Any, signs: str) -> Markup:
    r"""The value as `markdown_text`, with a backslash before each of the signs too, which then separate it from others.

    `; ` between parts whose own `;` is written `\;` can be told from it, and looks the same.
    """
    return Markup(escaped_too(markdown_text(value), signs))  # noqa: S704 - backslashes before signs


def markdown_feeling(value: Any) -> Markup:
    """A feeling or a name beside a face and a score, and before a reason in brackets: none of these begins within it."""
    text = markdown_part(value, "(:")
    return Markup(f"&#{ord(text[0])};{text[1:]}") if _LIKE_A_SCORE.match(text) else text  # noqa: S704 - one entity


def markdown_link(text: Any, url: str) -> Markup:
    """A link with that text; the text alone where the URL is empty (see `safe_url`)."""
    shown = markdown_text(text)
    if not url:
        return shown
    target = quote(url, safe="%/:?#[]@!$&'()*+,;=~-._").replace("&", "&amp;")
    return Markup("[{}](<{}>)").format(shown, Markup(target))  # noqa: S704 - quoted
