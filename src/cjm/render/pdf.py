"""The report as PDF: the page as a browser prints it, tagged, with bookmarks."""

from __future__ import annotations

from dataclasses import replace

from cjm.render.browser import CREATOR, print_pdf, refuse_meta
from cjm.render.html import FORMAT as HTML
from cjm.render.html import render_html
from cjm.render.report import RenderInput, ReportFormat

_CREATOR = f"/Creator ({CREATOR.split(maxsplit=1)[0]} ".encode()


def render(work: RenderInput) -> bytes:
    """The PDF of a report. Links to other maps become text: a file cannot point to its neighbours.

    Raises CannotDo where no browser is found, or where it fails.
    """
    page = render_html(replace(work, page_of=lambda _link: None, placed=None))
    if work.templates.folder is not None:
        refuse_meta(page)
    return print_pdf(page, work.browser)


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
