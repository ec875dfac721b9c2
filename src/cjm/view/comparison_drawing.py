"""Today's emotion curve and the future map's in one drawing, step beside step."""

from __future__ import annotations

from dataclasses import dataclass

from cjm.view.comparison import Change, Comparison
from cjm.view.emotions import EmotionView
from cjm.view.smoothing import XY, smooth

_HEAD = 34.0
_FOOT = 40.0
_DOT = 9.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A step in the drawing: where it stands today and in the future map, `None` where it has no score there."""

    change: Change
    x: float
    before_y: float | None
    after_y: float | None

    @property
    def label_y(self) -> float | None:
        """The height of the words for the difference: above the higher of the two, `None` where there is none."""
        if not self.change.difference or self.before_y is None or self.after_y is None:
            return None
        return min(self.before_y, self.after_y) - _DOT - 5


@dataclass(frozen=True, slots=True)
class ComparisonDrawing:
    """Both curves in a drawing of `width` × `height`, y downwards. `levels` are the heights of the scores 2 to -2."""

    width: float
    height: float
    dot: float
    levels: tuple[float, ...]
    zero: float
    before: str
    after: str
    pairs: tuple[Pair, ...]


def draw_comparison(comparison: Comparison, width: float, height: float) -> ComparisonDrawing | None:
    """The drawing, `None` unless both maps have a score at some step. Each step of either map has an equal part."""
    room = height - _HEAD - _FOOT

    def y(emotion: EmotionView | None) -> float | None:
        if emotion is None or emotion.score is None:
            return None
        return round(_HEAD + (2 - emotion.score) / 4 * room, 1)

    part = width / max(len(comparison.changes), 1)
    pairs = tuple(
        Pair(each, round((i + 0.5) * part, 1), y(each.before), y(each.after))
        for i, each in enumerate(comparison.changes)
    )
    before: list[XY] = [(each.x, each.before_y) for each in pairs if each.before_y is not None]
    after: list[XY] = [(each.x, each.after_y) for each in pairs if each.after_y is not None]
    if not before or not after:
        return None
    levels = tuple(round(_HEAD + i / 4 * room, 1) for i in range(5))
    dot = round(max(3.5, min(_DOT, part * 0.36)), 1)
    return ComparisonDrawing(width, height, dot, levels, levels[2], smooth(before), smooth(after), pairs)
