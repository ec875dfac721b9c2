"""The map, or its emotion curve alone, as an SVG picture that asks for nothing from outside and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.errors import CannotDo
from cjm.render.report import RenderInput, ReportFormat, utf8
from cjm.render.svg_cells import Item, Row, rows
from cjm.render.svg_layout import Picture, lay_out
from cjm.render.svg_text import plain
from cjm.render.words import Words
from cjm.view.journey import JourneyView
from cjm.view.parts import COMPUTED

TEMPLATE = "svg/picture.svg.j2"
_MARK = b'data-generator="cjm"'


def render_svg(work: RenderInput) -> str:
    """The picture of a map as SVG. Raises CannotDo where it has no curve to show, or a template of the user's fails."""
    return drawn(work)[0]


def drawn(work: RenderInput) -> tuple[str, Picture]:
    """The picture of a map as SVG, and where everything stands in it. Raises CannotDo as `render_svg` does."""
    view = work.view
    words = Words(work.templates.wording)
    shown = rows(view, words)
    if work.picture == "curve":
        if view.curve is None:
            raise CannotDo(
                f"{work.document.filename} has no emotion with a score, and so no curve",
                "give steps an `emotion`, such as `emotion: -1`",
            )
        shown = tuple(sorted((row for row in shown if row.key in {"emotion", "steps"}), key=_curve_first))
    picture = lay_out(view, shown, words)
    labels = work.templates.wording.language
    text = work.templates.render(
        TEMPLATE,
        picture=picture,
        title=plain(view.title),
        description=_description(view, shown, words),
        language=view.content_language,
        labels=None if labels == view.content_language else labels,
    )
    return text, picture


def _curve_first(row: Row) -> bool:
    return row.key != "emotion"


def _description(view: JourneyView, shown: Iterable[Row], words: Words) -> str:
    """All that the picture says, a line a phase."""
    named = [row for row in shown if row.cells]
    lines = []
    for i, phase in enumerate(view.phases):
        cells = (f"{row.label}: {_said(row.cells[i])}" for row in named if row.cells[i])
        lines.append(". ".join((f"{phase.mark.label} {phase.name}", *cells)))
    for point in view.curve.points if view.curve else ():
        if point.extreme:
            low = point.extreme == "lowest"
            name = words.gettext("Lowest point") if low else words.gettext("Highest point")
            lines.append(f"{name}: {point.mark.label} {point.mark.name}")
    return "\n".join(map(plain, lines))


def _said(items: Iterable[Item]) -> str:
    said = ""
    for item in items:
        said += (("; " if item.first else ", ") if said else "") + item.text
    return said


def _is_own(content: bytes) -> bool:
    return content.startswith(b"<svg ") and _MARK in content[:1024]


FORMAT = ReportFormat(
    name="svg",
    about="the map, or its emotion curve alone (`--picture curve`), as a picture that scales",
    suffix=".svg",
    render=utf8(render_svg),
    is_own=_is_own,
    leaves_out=COMPUTED
    | {
        "scope", "insights", "pictures", "step details", "linked maps", "evidence", "competitors", "platforms", "affinity",
        "content plan", "walkthroughs", "review",
    },
    shortens=frozenset(
        {
            "goals", "personas", "phase details", "emotions", "desired emotions", "persona emotions", "touchpoints", "needs",
            "questions", "pain points", "opportunities", "metrics", "owners", "transitions",
        }
    ),
    curve_lacks=frozenset(
        {
            "phase details", "touchpoints", "needs", "questions", "pain points", "opportunities", "metrics", "owners",
            "lanes", "transitions",
        }
    ),
)  # fmt: skip
