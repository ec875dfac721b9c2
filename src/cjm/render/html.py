"""The HTML report: one page in one file that asks for nothing from outside and can be read without JavaScript."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from cjm import locale
from cjm.render.html_drawings import (
    axis_labels,
    comparison_drawing,
    curve_drawings,
    rail_label,
    strip_words,
    swiped,
    today_path,
)
from cjm.render.html_icons import icons
from cjm.render.html_site import SITE_NAMES, SITE_SHOWS, site_context, site_pages
from cjm.render.pictures import picture_data
from cjm.render.report import RenderInput, ReportFormat, utf8
from cjm.render.words import Words
from cjm.view.journey import JourneyView

TEMPLATE = "html/report.html.j2"
_SIZES = {"a4": "A4 landscape", "a3": "A3 landscape", "poster": "841mm 594mm"}
_LANE = 148
_COLUMNS = ((6, 200), (7, 176), (math.inf, 152))
"""Up to how many phases a column of the map has how many pixels, at least; eight are in sight on a screen of 1440."""
_MANY_STEPS = 20
_LONG_NAME = 48
"""A phase's name of more signs does not stay in sight on a phone: it would fill the screen."""
_FULL_WIDTH = ("zh", "ja", "ko")
_KEYS = {
    "persona": "personas",
    "phases": "phases",
    "steps": "steps",
    "touchpoints": "touchpoints",
    "questions": "questions",
    "pain_points": "pain_points",
    "metrics": "metrics",
    "owners": "owner",
    "opportunities": "opportunities",
    "review": "review",
}
"""A step of the method → the key of the format that holds it."""
_MARGINS = 64
"""Pixels that the page keeps beside the map, for scrollbars too."""


def render_html(work: RenderInput) -> str:
    """The page for a journey. Raises CannotDo where a template of one's own cannot be filled in."""
    return work.templates.render(TEMPLATE, view=work.view, page=page_context(work))


def page_context(work: RenderInput) -> dict[str, Any]:
    """What the templates need beside the view: languages, sizes, drawings, pictures and the pages of other maps."""
    view = work.view
    labels = work.templates.wording.language
    of_content = locale.find_language(view.content_language) == labels
    columns = len(view.phases)
    column = next(width for most, width in _COLUMNS if columns <= most)
    grid = _LANE + column * columns
    drawings = curve_drawings(view, poster=work.paper == "poster")
    pictures = _pictures(view, work.file_of)
    return {
        "language": view.content_language if of_content else labels,
        "content": view.content_language,
        "mixed": not of_content,
        "of_labels": Markup() if of_content else Markup(' lang="{}"').format(labels),
        "size": _SIZES[work.paper],
        "poster": _poster_type(work) if work.paper == "poster" else None,
        "lane_width": _LANE,
        "grid_width": grid,
        "fits": round((grid + _MARGINS) / 16, 2),
        "long_names": {each.mark.phase for each in view.phases if len(each.name) > _LONG_NAME},
        "dense": view.overview.steps > _MANY_STEPS,
        "callout": 14 if view.content_language.split("-")[0] in _FULL_WIDTH else 28,
        "drawings": drawings,
        "swipe": swiped(drawings),
        "comparison": comparison_drawing(view),
        "today": today_path(view, drawings.get("strip")),
        "strip_words": strip_words(drawings.get("strip")),
        "axis": axis_labels(drawings),
        "rail": rail_label(drawings),
        "pictures": pictures,
        "pictures_at": {link: number for number, link in enumerate(pictures, 1)},
        "maps": _maps(view, work.page_of),
        "site": site_context(work.placed),
        "profiles": len(view.personas) > 1 and any(each.detailed for each in view.personas),
        "format_keys": _KEYS,
        "icons": icons(),
    }


def _poster_type(work: RenderInput) -> int:
    """The size of the type on a poster."""
    from cjm.render.poster import type_size

    return type_size(work.view, Words(work.templates.wording))


def _pictures(view: JourneyView, file_of: Callable[[str], Path | None]) -> dict[str, str]:
    """The pictures of personas and steps as `data:` addresses; those that cannot stand in a page are left out."""
    wanted = [each.picture for each in view.personas]
    wanted += [step.picture for phase in view.phases for step in phase.steps]
    return {link: data for link in _once(wanted) if (file := file_of(link)) and (data := picture_data(file))}


def _maps(view: JourneyView, page_of: Callable[[str], str | None]) -> dict[str, str]:
    """The pages of the maps that steps zoom into, by the link in the map."""
    links = _once(step.journey for phase in view.phases for step in phase.steps)
    return {link: page for link in links if (page := page_of(link))}


def _once(links: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(link for link in links if link))


def is_own(content: bytes) -> bool:
    """Whether a file holds a page that cjm wrote."""
    return b'<meta name="generator" content="cjm">' in content[:4096]


FORMAT = ReportFormat(
    name="html",
    about="one page for the screen, the wall and the printer",
    suffix=".html",
    render=utf8(render_html),
    is_own=is_own,
    site=site_pages,
    site_names=SITE_NAMES,
    site_shows=SITE_SHOWS,
)
