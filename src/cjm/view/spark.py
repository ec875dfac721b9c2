"""Sparklines: a series of numbers as a line in a small drawing without axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 92.0, 24.0
"""The size of the drawing that the coordinates are for; the template has it too."""
_PAD = 3.0


@dataclass(frozen=True, slots=True)
class Spark:
    """The points of a sparkline, and the height of a level line such as a target's."""

    points: tuple[tuple[float, float], ...]
    target_y: float | None


def spark(values: Sequence[float | None], low: float, high: float, level: float | None) -> Spark | None:
    """Values evenly spaced on a scale from `low` to `high`, and a line at `level`; a missing value leaves a gap.

    `None` where there are fewer than two points.
    """

    def y(value: float) -> float:
        share = (value / 2 - low / 2) / (high / 2 - low / 2) if high > low else 0.5  # halves do not overflow
        return round(_HEIGHT - _PAD - share * (_HEIGHT - 2 * _PAD), 1)

    step = (_WIDTH - 2 * _PAD) / max(len(values) - 1, 1)
    points = tuple(
        (round(_PAD + index * step, 1), y(value)) for index, value in enumerate(values) if value is not None
    )
    return Spark(points, None if level is None else y(level)) if len(points) > 1 else None
