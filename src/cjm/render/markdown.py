"""The report as Markdown: a table a phase, lists, and a Mermaid diagram, to be read raw or on a git host."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from cjm.model.ids import is_id
from cjm.model.map import Map
from cjm.render.mermaid import has_unscored, journey_diagram
from cjm.render.report import RenderInput, ReportFormat, utf8
from cjm.render.site import Site, address
from cjm.render.tables import tidy_tables
from cjm.render.templates import Templates
from cjm.view.history import HistoryView

TEMPLATE = "markdown/report.md.j2"
INDEX = "markdown/index.md.j2"
INDEX_NAME = "index.md"
HISTORY = "markdown/log.md.j2"
MARK = "<!-- generator: cjm"
_BLANK_LINES = re.compile(r"\n{3,}")


def render(report: RenderInput, *, diagram: bool = True) -> str:
    """The report on a map as Markdown, with or without the diagram of the journey. Raises CannotDo where a template of the user's fails."""
    text = report.templates.render(
        TEMPLATE,
        view=report.view,
        mark=_mark(report),
        diagram=journey_diagram(report.view) if diagram else None,
        unscored=has_unscored(report.view),
    )
    return _tidy(text)


def render_index(site: Site, name: str = INDEX_NAME) -> str:
    """The index of a site as Markdown, for a file of that name. Raises CannotDo where a template of the user's fails."""
    pages = [{"card": each.card, "address": address(each.page, name)} for each in site.maps]
    return _tidy(site.templates.render(INDEX, pages=pages))


def render_history(title: str, history: HistoryView, templates: Templates) -> str:
    """The history of a map as Markdown. Raises CannotDo where a template of the user's fails."""
    return _tidy(templates.render(HISTORY, title=title, history=history))


def _site_pages(site: Site) -> dict[str, Callable[[], bytes]]:
    return {INDEX_NAME: partial(utf8(render_index), site)}


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    return tidy_tables(_BLANK_LINES.sub("\n\n", lines)) + "\n"


def _mark(report: RenderInput) -> Markup:
    """A comment that says who wrote the report, and of which map, in which languages: what no reader looks for in it."""
    view, tag = report.view, report.templates.wording.tag
    said = {
        "map": view.id if is_id(view.id) and "--" not in view.id else "",
        "language": view.content_language,
        "words": tag if tag != view.content_language else "",
        "method": view.method if view.method != Map.fields["method"].default else "",
    }
    facts = "".join(f"; {key}: {value}" for key, value in said.items() if value)
    return Markup(f"{MARK}{facts} -->")  # noqa: S704 - ids and tags


def _is_own(content: bytes) -> bool:
    return content.startswith(MARK.encode())


FORMAT = ReportFormat(
    name="markdown",
    about="tables and a diagram, for git hosts and for reading raw",
    suffix=".md",
    render=utf8(render),
    is_own=_is_own,
    leaves_out=frozenset({"pictures", "linked maps"}),
    shortens=frozenset({"metrics"}),
    site=_site_pages,
    site_names=(INDEX_NAME,),
)
