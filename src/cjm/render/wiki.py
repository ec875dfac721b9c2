"""The report as Markdown for wikis that draw no Mermaid and show HTML as text.

It uses headings, lists, quotes, tables, bold and links, and nothing else: what GitHub, GitLab, Azure DevOps and
Bitbucket all show, and what the editors of Confluence and its like take over when it is pasted.
Sources: Atlassian, "Markdown syntax guide" of Bitbucket Data Center (HTML is shown as text); Microsoft, "Use Markdown in
Azure DevOps" (Mermaid in another kind of block, HTML on wiki pages only).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from cjm.render import markdown
from cjm.render.report import RenderInput, ReportFormat, utf8
from cjm.render.site import Site
from cjm.render.tables import tidy_tables

SUFFIX = ".wiki.md"
INDEX_NAME = f"index{SUFFIX}"
_MARK = "[//]: # (generator: cjm"
"""The beginning of a definition of a link that is never used: Markdown shows nothing of it."""
_COMMENT = re.compile(rf"{re.escape(markdown.MARK)}(.*) -->")
_TARGET = re.compile(r"\]\(<([^<>]*)>\)")
_LINE_BREAK = " · "


def render(report: RenderInput) -> str:
    """The report on a map. Raises CannotDo where a template of the user's fails."""
    return plain(markdown.render(report, diagram=False))


def render_index(site: Site) -> str:
    """The index of a site. Raises CannotDo where a template of the user's fails."""
    return plain(markdown.render_index(site, INDEX_NAME))


def plain(text: str) -> str:
    """A report in Markdown without the HTML and the kind of links that not every wiki knows.

    What a map says holds neither: it was escaped before.
    """
    text = _COMMENT.sub(rf"{_MARK}\1)", text, count=1)
    lines = (_row(line) if line.startswith("|") else line for line in text.split("\n"))
    return tidy_tables(_TARGET.sub(_plain_link, "\n".join(lines)))


def _row(line: str) -> str:
    """A row of a table with dots for line breaks; those of the map's own are written so that they can be told apart."""
    return line.replace("·", "&middot;").replace("<br>", _LINE_BREAK)


def _plain_link(link: re.Match[str]) -> str:
    return f"]({link[1].replace('(', '%28').replace(')', '%29')})"


def _site_pages(site: Site) -> Mapping[str, Callable[[], bytes]]:
    return {INDEX_NAME: partial(utf8(render_index), site)}


def _is_own(content: bytes) -> bool:
    return content.startswith(_MARK.encode())


FORMAT = ReportFormat(
    name="wiki",
    about="tables in plain Markdown, without diagram and HTML, for any wiki",
    suffix=SUFFIX,
    render=utf8(render),
    is_own=_is_own,
    leaves_out=markdown.FORMAT.leaves_out,
    shortens=markdown.FORMAT.shortens,
    site=_site_pages,
    site_names=(INDEX_NAME,),
)
