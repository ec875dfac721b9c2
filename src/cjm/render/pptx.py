"""The map as a deck of slides for PowerPoint: editable tables and native charts, to be presented and worked on."""

from __future__ import annotations

from cjm.extras import library
from cjm.render.office_package import is_settled, settled
from cjm.render.report import RenderInput, ReportFormat
from cjm.render.words import Words

MAIN = "ppt/presentation.xml"


def render(report: RenderInput) -> bytes:
    """The deck of a map. Raises CannotDo where python-pptx is missing."""
    library("pptx", "pptx")
    from cjm.render.deck.build import build_deck

    templates = report.templates
    content = build_deck(report.view, Words(templates.wording), templates.theme, report.file_of)
    return settled(content, report.view.today)


FORMAT = ReportFormat(
    name="pptx",
    about="a deck of slides with tables and charts that can be edited",
    suffix=".pptx",
    render=render,
    is_own=lambda content: is_settled(content, MAIN),
    leaves_out=frozenset(
        {
            "linked maps",
            "competitors",
            "platforms",
            "affinity",
            "content plan",
            "walkthroughs",
            "history",
            "coverage",
            "findings",
        }
    ),
    shortens=frozenset({"pictures", "touchpoints"}),
    binary=True,
)
