"""The drawings of the emotion curve that a page holds, one a place and width, and where their labels stand."""

from __future__ import annotations

from collections.abc import Mapping

from cjm.view.comparison_drawing import ComparisonDrawing, draw_comparison
from cjm.view.curve import CurveView
from cjm.view.drawing import Drawing, draw, spread
from cjm.view.journey import JourneyView
from cjm.view.smoothing import smooth

WIDE = 1250.0
"""The width of a drawing that spans the page."""
POSTER = 2400.0
"""The width of a drawing that spans a poster."""
_FOOT, _FOOT_WITH_KEY = 50.0, 72.0
_HOURS = 66.0
_STRIP, _STRIP_FOOT = 134.0, 18.0
TABLET, SMALL = 860.0, 360.0
"""The widths of the drawings for narrow screens, where no more steps than fit there are drawn."""
_PHASE = 160.0
_SLOT, _CLOSE = 28.0, 1.5
"""The width that a step needs on a narrow screen, and how much closer than that steps may stand."""
_STEP = 52.0
_LINE = 24.0
"""The height that a line of words beside a point of the small drawing needs."""


def curve_drawings(view: JourneyView, *, poster: bool = False) -> dict[str, Drawing | None]:
    """The drawings of a map's curve by place. Without a curve none is there; `clock` always is, `None` without one.

    On a poster the drawing for print is shallower, so that its words are no larger than those around it.
    """
    curve = view.curve
    if curve is None:
        return {"clock": None}
    wide = max(WIDE, _PHASE * len(view.phases))
    foot = _FOOT_WITH_KEY if curve.personas or curve.desired else _FOOT
    across = spread(curve, wide)
    on_strip = across if wide == WIDE else spread(curve, WIDE)
    on_paper = spread(curve, max(POSTER, wide)) if poster else across
    return {
        "strip": on_strip.drawn(_STRIP, foot=_STRIP_FOOT),
        "grid": across.drawn(196 + foot, foot=foot),
        "print": on_paper.drawn(144 + foot, foot=foot),
        "tablet": draw(curve, _at_least(TABLET, curve), 188 + _FOOT, "slots", foot=_FOOT),
        "small": draw(curve, _at_least(SMALL, curve), 164 + _FOOT, "slots", foot=_FOOT),
        "clock": draw(curve, WIDE, 220 + _HOURS, "clock", foot=_HOURS) if curve.clock else None,
    }


def swiped(drawings: Mapping[str, Drawing | None]) -> dict[str, float | None]:
    """The widths of the drawings for narrow screens that are wider than those, `None` for one that fits."""
    return {
        name: drawing.width if (drawing := drawings.get(name)) and drawing.width > usual else None
        for name, usual in (("tablet", TABLET), ("small", SMALL))
    }


def _at_least(width: float, curve: CurveView) -> float:
    """The width, or what the steps need where they would be far too close in it."""
    needed = _SLOT * sum(curve.slots)
    return needed if needed > _CLOSE * width else width


def comparison_drawing(view: JourneyView) -> ComparisonDrawing | None:
    """Today's curve and a future map's, `None` where there are not both."""
    future = view.comparison
    return draw_comparison(future, max(WIDE, _STEP * len(future.changes)), 300) if future else None


def today_path(view: JourneyView, strip: Drawing | None) -> str:
    """Today's feelings at the steps of a future map, as a line in its small drawing; empty without two of them."""
    if view.comparison is None or strip is None:
        return ""
    today = {each.mark: each.before for each in view.comparison.changes if each.mark}
    top, deep = strip.levels[0], strip.levels[-1]
    line = [
        (dot.x, round(top + (2 - before.score) / 4 * (deep - top), 1))
        for dot in strip.dots
        if (before := today.get(dot.point.mark)) and before.score is not None
    ]
    return smooth(line) if len(line) > 1 else ""


def strip_words(strip: Drawing | None) -> bool:
    """Whether the highest and the lowest point of the small drawing are far enough apart for words beside both."""
    heights = [dot.y for dot in strip.dots if dot.point.extreme] if strip else []
    return len(heights) == 2 and abs(heights[0] - heights[1]) >= _LINE


def axis_labels(drawings: Mapping[str, Drawing | None]) -> list[tuple[int, float, float]]:
    """For very positive, neutral and very negative: how far down its label stands, on screen and in print, in per cent."""
    screen, paper = drawings.get("grid"), drawings.get("print")
    if screen is None or paper is None:
        return []
    return [
        (band, _share(screen.levels[i], screen), _share(paper.levels[i], paper))
        for band, i in ((2, 0), (0, 2), (-2, 4))
    ]


def rail_label(drawings: Mapping[str, Drawing | None]) -> tuple[float, float] | None:
    """How far down the marks of confidence stand, on screen and in print, in per cent; `None` without any."""
    screen, paper = drawings.get("grid"), drawings.get("print")
    if screen is None or paper is None or not screen.dots:
        return None
    return _share(screen.rail, screen), _share(paper.rail, paper)


def _share(y: float, drawing: Drawing) -> float:
    return round(100 * y / drawing.height, 1)
