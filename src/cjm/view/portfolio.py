"""Opportunities by impact and effort: in which of four quarters each lies, and where its dot stands in a drawing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import dist
from typing import Literal

from cjm.view.concerns import OpportunityView
from cjm.view.record import record

Quarter = Literal["quick-win", "big-bet", "fill-in", "think-twice"]
QUARTERS: tuple[Quarter, ...] = ("quick-win", "big-bet", "fill-in", "think-twice")
HIGH = 3.0
"""From here on, of 1 to 5, an impact is high and an effort great."""
WIDTH, HEIGHT = 520.0, 360.0
"""The size of the drawing that the coordinates are for, y downwards."""
_RADII = (13.0, 10.0, 7.0, 4.0)
_PAD = 4.0
_HEAD = 26.0


@record
class Spot:
    """An opportunity in the drawing. `number` is its rank in the list of opportunities, from 1."""

    number: int
    opportunity: OpportunityView
    quarter: Quarter
    x: float
    y: float


@record
class QuarterView:
    """A quarter of the drawing, from `x` and `y` on, and the opportunities in it by rank."""

    key: Quarter
    x: float
    y: float
    spots: tuple[Spot, ...]


@record
class Portfolio:
    """The opportunities that are open and have both an impact and an effort, as dots of `radius` that do not overlap.

    `unplaced` are those without both, with their numbers, `closed` counts those that are done or dropped. A dot stands as near to
    its values as there is room within its quarter. `numbered` tells that the dots have room for numbers.
    """

    quarters: tuple[QuarterView, ...]
    unplaced: tuple[tuple[int, OpportunityView], ...]
    closed: int
    radius: float
    numbered: bool
    width: float = WIDTH
    height: float = HEIGHT

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All dots, by rank."""
        return tuple(
            sorted((spot for each in self.quarters for spot in each.spots), key=lambda each: each.number)
        )


def portfolio_view(ranked: Sequence[OpportunityView]) -> Portfolio | None:
    """The drawing of opportunities in the order of their list, `None` where it would be empty."""
    numbered = [
        (number, each) for number, each in enumerate(ranked, 1) if each.status not in {"done", "dropped"}
    ]
    placed = [(number, each, quarter) for number, each in numbered if (quarter := quarter_of(each))]
    if not placed:
        return None
    counts = [sum(quarter == key for _, _, quarter in placed) for key in QUARTERS]
    radius = next((r for r in _RADII if max(counts) <= len(list(_places(0, 0, r)))), _RADII[-1])
    return Portfolio(
        tuple(
            _quarter(key, [(number, each) for number, each, quarter in placed if quarter == key], radius)
            for key in QUARTERS
        ),
        tuple((number, each) for number, each in numbered if quarter_of(each) is None),
        len(ranked) - len(numbered),
        radius,
        radius >= 10,
    )


def quarter_of(opportunity: OpportunityView) -> Quarter | None:
    """The quarter in which an opportunity lies, `None` where impact or effort is missing."""
    if opportunity.impact is None or opportunity.effort is None:
        return None
    if opportunity.impact >= HIGH:
        return "quick-win" if opportunity.effort < HIGH else "big-bet"
    return "fill-in" if opportunity.effort < HIGH else "think-twice"


def _quarter(key: Quarter, items: list[tuple[int, OpportunityView]], radius: float) -> QuarterView:
    left = 0.0 if key in {"quick-win", "fill-in"} else WIDTH / 2
    top = 0.0 if key in {"quick-win", "big-bet"} else HEIGHT / 2
    free = list(_places(left, top, radius))
    spots = []
    for number, each in items:
        wanted = (((each.effort or 1) - 1) / 4 * WIDTH, (5 - (each.impact or 1)) / 4 * HEIGHT)
        place = min(free, key=partial(dist, wanted), default=wanted)
        if place in free:
            free.remove(place)
        spots.append(Spot(number, each, key, round(place[0], 1), round(place[1], 1)))
    return QuarterView(key, left, top, tuple(spots))


def _places(left: float, top: float, radius: float) -> Iterator[tuple[float, float]]:
    """Where dots can stand in a quarter side by side, below its name."""
    step = 2 * radius + _PAD
    columns = int((WIDTH / 2 - 2 * _PAD) // step)
    rows = int((HEIGHT / 2 - _HEAD - _PAD) // step)
    across = (WIDTH / 2 - columns * step) / 2
    for row in range(rows):
        for column in range(columns):
            yield left + across + (column + 0.5) * step, top + _HEAD + (row + 0.5) * step
