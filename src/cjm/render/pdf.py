"""The report as PDF: the page as a browser prints it, tagged, with bookmarks."""

from __future__ import annotations

from dataclasses import replace

from cjm.render.browser import CREATOR, print_pdf, refuse_meta
from cjm.render.html import FORMAT as HTML
from cjm.render.html import render_html
from cjm.render.report import RenderInput, ReportFormat

_TITLE = 100
"""How many characters of a title stand at the foot of a page."""
_CREATOR = f"/Creator ({CREATOR.split(maxsplit=1)[0]} ".encode()


def render(work: RenderInput) -> bytes:
    """The PDF of a report. Links to other maps become text: a file cannot point to its neighbours.

    Raises CannotDo where no browser is found, or where it fails.
    """
    page = render_html(replace(work, page_of=lambda _link: None, placed=None))
    if work.templates.folder is not None:
        refuse_meta(page)
    return print_pdf(_foot(work.view.title) + page, work.browser)


def _foot(title: str) -> str:
    """The style that puts the map's title and the page's number at the foot of each page."""
    short = title if len(title) <= _TITLE else f"{title[:_TITLE]}…"
    words = "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in short)
    look = "font:8pt sans-serif;color:#4f5d69"
    number = 'counter(page) " / " counter(pages)'
    left, right = f'@bottom-left{{content:"{words}";{look}}}', f"@bottom-right{{content:{number};{look}}}"
    return f"<style>@page{{{left}{right}}}</style>"


def _is_own(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and _CREATOR in content


FORMAT = ReportFormat(
    name="pdf",
    about="the page on paper: A4, A3 or a poster, tagged, with bookmarks (a browser makes it)",
    suffix=".pdf",
    render=render,
    is_own=_is_own,
    leaves_out=HTML.leaves_out,
    shortens=HTML.shortens,
    binary=True,
    needs_browser=True,
)
