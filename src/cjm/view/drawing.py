"""The emotion curve as lines and dots in a drawing of a given size, for whatever draws them (here: SVG)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from cjm.view.curve import CurvePoint, CurveView, PersonaCurve, PersonaPoint
from cjm.view.record import record
from cjm.view.smoothing import XY, coordinate, smooth, stretches

Anchor = Literal["start", "middle", "end"]
Spacing = Literal["phases", "slots", "clock"]
"""How points are spread: `phases` gives each phase the same width, `slots` each step, `clock` goes by time of day."""

LABEL_WIDTH = 27.0
"""The room that a step's label such as `2.1` needs, in the units of the drawing."""
CALLOUT_WIDTH = 270.0
"""The room that the words beside an extreme need, also where a reader spaces letters more widely (WCAG 1.4.12)."""
_DOT = 9.5
_LABEL_MIDDLE = 4.0
"""How far the middle of a label is above its base line."""
_HEAD = 36.0
_RAIL = 40.0
"""How far below the lowest level the marks of confidence stand: under the label of a point there."""


class Dot(NamedTuple):
    """A point of the curve: where it and its label are, and whether there is room for that label."""

    point: CurvePoint
    x: float
    y: float
    label_y: float
    labelled: bool


@record
class Callout:
    """The words beside an extreme: where they start (`anchor` start), end, or have their middle, below its label."""

    point: CurvePoint
    x: float
    y: float
    anchor: Anchor


@record
class Line:
    """A persona's own curve: its path, and the points and dots where the persona differs."""

    name: str
    number: int
    path: str
    points: tuple[PersonaPoint, ...]
    dots: tuple[XY, ...]


@record
class Level:
    """A phase's desired level from `x1` to `x2`; from `y` the gap reaches down to `gap_y` at `gap_x`, if there is one."""

    x1: float
    x2: float
    y: float
    gap_x: float
    gap_y: float | None


@record
class Tick:
    """An hour of the clock's axis."""

    x: float
    hour: int


@record
class Drawing:
    """The curve in a drawing of `width` × `height`, y downwards. `levels` are the heights of the scores 2 to -2.

    `path` is the whole line; `firm` are its pieces between points that rest on evidence, `guess` those that begin or end
    at an assumption. `rail` is the height of the marks that tell how sure each point is. Where only single personas have
    scores, the paths and `area` are empty; one point alone has no area.
    """

    width: float
    height: float
    dot: float
    levels: tuple[float, ...]
    zero: float
    separators: tuple[float, ...]
    path: str
    firm: str
    guess: str
    area: str
    rail: float
    dots: tuple[Dot, ...]
    callouts: tuple[Callout, ...]
    lines: tuple[Line, ...]
    desired: tuple[Level, ...]
    ticks: tuple[Tick, ...] = ()


@record
class Spread:
    """A curve spread over a width: what drawings of several heights have in common.

    `edges` are the borders of the phases, `xs` where its `points` are, `dot` the radius of their faces; `labelled` are
    those with room for their label, `assumed` the pieces between two points that begin or end at an assumption.
    """

    curve: CurveView
    width: float
    spacing: Spacing
    edges: tuple[float, ...]
    points: tuple[CurvePoint, ...]
    xs: tuple[float, ...]
    dot: float
    labelled: tuple[bool, ...]
    assumed: tuple[bool, ...]

    def drawn(self, height: float, *, foot: float = 36) -> Drawing:
        """The curve in a drawing of that height, with `foot` left free below its lowest level."""
        room = height - _HEAD - foot

        def y(score: float) -> float:
            return round(_HEAD + (2 - score) / 4 * room, 1)

        curve, width, rail = self.curve, self.width, height - foot + _RAIL
        points = self.points
        xys = [(x, y(point.score)) for x, point in zip(self.xs, points, strict=True)]
        dots = _dots(self, xys)
        line = smooth(xys)
        levels = tuple(map(y, (2, 1, 0, -1, -2)))
        zero = levels[2]
        place = _placing(curve, width, self.spacing, self.edges)
        end, bottom = coordinate(width), coordinate(zero)
        return Drawing(
            width=width,
            height=height,
            dot=self.dot,
            levels=levels,
            zero=zero,
            separators=self.edges[1:-1],
            path=line,
            firm=stretches(xys, (not each for each in self.assumed)),
            guess=stretches(xys, self.assumed),
            rail=rail,
            area=f"M0 {coordinate(xys[0][1])}L{line[1:]}L{end} {coordinate(xys[-1][1])}L{end} {bottom}L0 {bottom}Z"
            if len(xys) > 1
            else "",
            dots=dots,
            callouts=_callouts(dots, width, rail),
            lines=tuple(_line(each, number, place, y) for number, each in enumerate(curve.personas, 1)),
            desired=_desired(curve, self.edges, points, xys, y) if self.spacing != "clock" else (),
            ticks=_ticks(curve, width) if self.spacing == "clock" else (),
        )


def spread(curve: CurveView, width: float, spacing: Spacing = "phases") -> Spread:
    """Spread a curve over a width.

    With `clock` spacing (only for curves with a clock) points without a time are left out.
    """
    edges = _edges(curve, width, spacing)
    place = _placing(curve, width, spacing, edges)
    drawn = [(point, x) for point in curve.points if (x := place(point)) is not None]
    if spacing == "clock":
        drawn.sort(key=lambda each: each[1])
    points, xs = tuple(point for point, _ in drawn), tuple(x for _, x in drawn)
    nearest = min((after - before for before, after in pairwise(xs)), default=width)
    return Spread(
        curve,
        width,
        spacing,
        edges,
        points,
        xs,
        dot=round(max(3.5, min(_DOT, nearest * 0.42)), 1),
        labelled=_labelled(points, xs),
        assumed=tuple(a.confidence == "assumed" or b.confidence == "assumed" for a, b in pairwise(points)),
    )


def draw(
    curve: CurveView, width: float, height: float, spacing: Spacing = "phases", *, foot: float = 36
) -> Drawing:
    """Draw a curve, with `foot` left free below its lowest level."""
    return spread(curve, width, spacing).drawn(height, foot=foot)


def _line(
    persona: PersonaCurve,
    number: int,
    place: Callable[[PersonaPoint], float | None],
    y: Callable[[float], float],
) -> Line:
    placed = [(point, (x, y(point.score))) for point in persona.points if (x := place(point)) is not None]
    placed.sort(key=lambda each: each[1][0])
    own = [each for each in placed if each[0].own]
    return Line(
        persona.name,
        number,
        smooth([xy for _, xy in placed]),
        tuple(point for point, _ in own),
        tuple(xy for _, xy in own),
    )


def _edges(curve: CurveView, width: float, spacing: Spacing) -> tuple[float, ...]:
    """The x of the phases' borders, both ends included; for a clock the ends alone."""
    if spacing == "clock":
        return (0.0, width)
    shares = [1] * len(curve.slots) if spacing == "phases" else list(curve.slots)
    whole = sum(shares)
    return tuple(round(width * share / whole, 1) for share in accumulate(shares, initial=0))


def _placing(
    curve: CurveView, width: float, spacing: Spacing, edges: tuple[float, ...]
) -> Callable[[CurvePoint | PersonaPoint], float | None]:
    def at_time(point: CurvePoint | PersonaPoint) -> float | None:
        if point.minutes is None or curve.clock is None:
            return None
        return round(20 + curve.clock.share(point.minutes) * (width - 40), 1)

    def in_phase(point: CurvePoint | PersonaPoint) -> float:
        left, right = edges[point.mark.phase], edges[point.mark.phase + 1]
        return round(left + (right - left) * (point.slot + 0.5) / point.of, 1)

    return at_time if spacing == "clock" else in_phase


def _labelled(points: tuple[CurvePoint, ...], xs: tuple[float, ...]) -> tuple[bool, ...]:
    """Which points have room for their label: without it only the extremes have one."""
    labelled = []
    free_from = float("-inf")
    extremes = [x for point, x in zip(points, xs, strict=True) if point.extreme]
    for point, x in zip(points, xs, strict=True):
        has = point.extreme is not None or (
            x >= free_from and not any(0 < abs(x - each) < LABEL_WIDTH for each in extremes)
        )
        if has:
            free_from = x + LABEL_WIDTH
        labelled.append(has)
    return tuple(labelled)


def _dots(spread: Spread, xys: list[XY]) -> tuple[Dot, ...]:
    """Labels stand above a point, below it where the curve turns up there."""
    dots = []
    last = len(xys) - 1
    for i, (point, (x, y), labelled) in enumerate(zip(spread.points, xys, spread.labelled, strict=True)):
        if point.extreme is not None:
            below = point.extreme == "lowest"
        else:
            around = xys[i - 1 if i else 1][1] + xys[i + 1 if i < last else i - 1][1] if last else 2 * y
            below = around / 2 < y
        away = spread.dot + (8 if point.extreme else 5)
        dots.append(Dot(point, x, y, round(y + away + 10 if below else y - away, 1), labelled))
    return tuple(dots)


def _callouts(dots: tuple[Dot, ...], width: float, floor: float) -> tuple[Callout, ...]:
    """The words stand on that side of an extreme where the nearest point or label is farthest from their line.

    Without room on both sides, those of the lowest point stand below its label, if there is room above `floor`.
    """
    callouts = []
    for dot in dots:
        if dot.point.extreme is None:
            continue

        def clear(start: float, end: float, dot: Dot = dot) -> float:
            if start < 0 or end > width:
                return -1.0
            beside = (
                o for o in dots if o is not dot and start - LABEL_WIDTH / 2 <= o.x <= end + LABEL_WIDTH / 2
            )
            return min((_apart(o, dot.y) for o in beside), default=1e3)

        right = clear(dot.x, dot.x + CALLOUT_WIDTH)
        left = clear(dot.x - CALLOUT_WIDTH, dot.x)
        if max(right, left) < 14:
            inside = CALLOUT_WIDTH / 2 <= dot.x <= width - CALLOUT_WIDTH / 2
            if dot.point.extreme == "lowest" and dot.label_y + 22 < floor and inside:
                callouts.append(Callout(dot.point, dot.x, round(dot.label_y + 14, 1), "middle"))
            continue
        anchor: Anchor = "start" if right >= left else "end"
        x = dot.x + 21 if anchor == "start" else dot.x - 21
        callouts.append(Callout(dot.point, round(x, 1), round(dot.y + 4, 1), anchor))
    return tuple(callouts)


def _apart(dot: Dot, y: float) -> float:
    """How far a line of words at the height `y` is from a point, or from its label where that is nearer."""
    away = abs(dot.y - y)
    return min(away, abs(dot.label_y - _LABEL_MIDDLE - y)) if dot.labelled else away


def _desired(
    curve: CurveView,
    edges: tuple[float, ...],
    points: tuple[CurvePoint, ...],
    xys: list[XY],
    y: Callable[[float], float],
) -> tuple[Level, ...]:
    levels = []
    for each in curve.desired:
        x1, x2 = edges[each.phase], edges[each.phase + 1]
        inside = [xy for point, xy in zip(points, xys, strict=True) if point.mark.phase == each.phase]
        deepest = max(inside, key=lambda xy: xy[1], default=None)
        gap = deepest is not None and each.lowest is not None and each.lowest < each.score
        levels.append(
            Level(
                round(x1 + 6, 1),
                round(x2 - 6, 1),
                y(each.score),
                deepest[0] if deepest else 0.0,
                deepest[1] if gap and deepest else None,
            )
        )
    return tuple(levels)


def _ticks(curve: CurveView, width: float) -> tuple[Tick, ...]:
    clock = curve.clock
    if clock is None:
        return ()
    return tuple(Tick(round(20 + clock.share(hour * 60) * (width - 40), 1), hour) for hour in clock.ticks)
