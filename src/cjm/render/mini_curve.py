"""The emotion curve in small, for lists of maps: a line, and a dot where it is lowest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 160, 40
_PAD = 5.0


@dataclass(frozen=True, slots=True)
class MiniCurve:
    """A curve in a drawing of `width` × `height`, y downwards; `zero` is the height of a neutral score.

    `x` and `y` are where it is `lowest` for the first time.
    """

    path: str
    x: float
    y: float
    lowest: float
    zero: float = HEIGHT / 2
    width: int = WIDTH
    height: int = HEIGHT


def mini_curve(scores: Sequence[float]) -> MiniCurve | None:
    """The curve of scores from -2 to 2 in the order of the journey, `None` where there are fewer than two."""
    if len(scores) < 2:
        return None
    across = (WIDTH - 2 * _PAD) / (len(scores) - 1)
    down = (HEIGHT - 2 * _PAD) / 4
    points = [
        (round(_PAD + i * across, 1), round(_PAD + (2 - score) * down, 1)) for i, score in enumerate(scores)
    ]
    lowest = min(scores)
    x, y = points[scores.index(lowest)]
    return MiniCurve("M" + "L".join(f"{x:g} {y:g}" for x, y in points), x, y, lowest)
