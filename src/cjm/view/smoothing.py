"""A smooth line through points, in the notation of SVG paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

XY = tuple[float, float]


def smooth(points: Sequence[XY]) -> str:
    """A path through points with rising x that overshoots none of them. No points are an empty path."""
    if not points:
        return ""
    return _move(points[0]) + "".join(_curves(tuple(points)))


def stretches(points: Sequence[XY], wanted: Iterable[bool]) -> str:
    """Those pieces of the same path that are wanted: one value for each piece between two points."""
    path = ""
    drawn = False
    for start, curve, want in zip(points, _curves(tuple(points)), wanted, strict=False):
        if want:
            path += curve if drawn else _move(start) + curve
        drawn = want
    return path


def coordinate(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def _move(point: XY) -> str:
    return f"M{coordinate(point[0])} {coordinate(point[1])}"


@lru_cache(8)
def _curves(points: tuple[XY, ...]) -> tuple[str, ...]:
    """The cubic curves from each point to the next, kept for the stretches of the same line.

    Monotone cubic interpolation with the tangents of F. N. Fritsch and R. E. Carlson (1980), limited by the harmonic
    mean of the slopes on both sides.
    """
    if len(points) < 2:
        return ()
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) if b[0] > a[0] else 0.0 for a, b in pairwise(points)]
    tangents = [slopes[0]]
    for before, after in pairwise(slopes):
        rising = before * after > 0
        tangents.append(2 * before * after / (before + after) if rising else 0.0)
    tangents.append(slopes[-1])
    curves = []
    for i, ((ax, ay), (bx, by)) in enumerate(pairwise(points)):
        third = (bx - ax) / 3
        x1, y1 = ax + third, ay + third * tangents[i]
        x2, y2 = bx - third, by - third * tangents[i + 1]
        curve = f"C{x1:.1f} {y1:.1f} {x2:.1f} {y2:.1f} {bx:.1f} {by:.1f}"
        curves.append(curve.replace(".0 ", " ").removesuffix(".0"))
    return tuple(curves)
