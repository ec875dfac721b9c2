"""Opportunities by impact and effort: in which quarter, under which number, and side by side."""

from __future__ import annotations

from itertools import combinations
from math import dist

import pytest
from tests.view.journeys import view

from cjm.view.portfolio import HEIGHT, WIDTH, Portfolio


def portfolio(*pairs: tuple[float | None, float | None], status: str = "idea") -> Portfolio | None:
    text = "phases:\n  - name: A\n    opportunities:\n"
    for i, (impact, effort) in enumerate(pairs):
        text += f"      - {{text: O{i}, status: {status}"
        text += f", impact: {impact}" if impact is not None else ""
        text += f", effort: {effort}" if effort is not None else ""
        text += "}\n"
    return view(text).portfolio


@pytest.mark.parametrize(
    ("impact", "effort", "quarter"),
    [
        (3, 2.9, "quick-win"),
        (5, 1, "quick-win"),
        (3, 3, "big-bet"),
        (5, 5, "big-bet"),
        (2.9, 2.9, "fill-in"),
        (1, 1, "fill-in"),
        (2.9, 3, "think-twice"),
        (1, 5, "think-twice"),
    ],
)
def test_the_quarter_follows_from_impact_and_effort(impact, effort, quarter):
    shown = portfolio((impact, effort))
    assert shown is not None
    (spot,) = shown.spots
    assert spot.quarter == quarter
    assert (spot.x < WIDTH / 2) is (quarter in {"quick-win", "fill-in"})
    assert (spot.y < HEIGHT / 2) is (quarter in {"quick-win", "big-bet"})


@pytest.mark.parametrize("count", [2, 30, 60, 240])
def test_dots_do_not_overlap(count):
    shown = portfolio(*[(4, 2)] * count)
    assert shown is not None
    assert len(shown.spots) == count
    assert min(dist((a.x, a.y), (b.x, b.y)) for a, b in combinations(shown.spots, 2)) >= 2 * shown.radius
    assert all(0 < each.x < WIDTH / 2 and 0 < each.y < HEIGHT / 2 for each in shown.spots)
    assert shown.numbered is (count <= 60)


def test_numbers_are_ranks_and_what_cannot_be_placed_is_named():
    shown = portfolio((2, 2), (None, 1), (5, 1))
    assert shown is not None
    assert [(each.number, each.opportunity.text) for each in shown.spots] == [(1, "O2"), (2, "O0")]
    assert [(number, each.text) for number, each in shown.unplaced] == [(3, "O1")]


def test_what_is_done_or_dropped_is_counted_not_drawn():
    assert portfolio((5, 1), status="done") is None
    text = (
        "phases: [{name: A, opportunities: [{text: O, impact: 4, effort: 4}, "
        "{text: P, impact: 4, effort: 4, status: dropped}]}]\n"
    )
    shown = view(text).portfolio
    assert shown is not None
    assert (len(shown.spots), shown.closed) == (1, 1)


def test_without_impact_and_effort_there_is_no_drawing():
    assert portfolio((4, None), (None, None)) is None
