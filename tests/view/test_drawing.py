from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.view.journeys import view

from cjm.view.curve import CurveView
from cjm.view.drawing import LABEL_WIDTH, draw
from cjm.view.smoothing import smooth, stretches

HEIGHTS = st.lists(st.floats(-200, 200), min_size=2, max_size=30)


def numbers(path: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", path)]


@given(HEIGHTS)
def test_a_smooth_path_overshoots_no_point(heights):
    points = [(10.0 * i, y) for i, y in enumerate(heights)]
    values = numbers(smooth(points))
    assert len(values) == 2 + 6 * (len(points) - 1)
    for i in range(len(points) - 1):
        low, high = sorted(heights[i : i + 2])
        controls = values[2 + 6 * i + 1 : 2 + 6 * i + 6 : 2]
        assert all(low - 0.1 <= y <= high + 0.1 for y in controls)


def test_one_point_is_a_path_too():
    assert smooth([(1.0, 2.5)]) == "M1 2.5"


def test_the_pieces_of_a_path_make_up_the_whole():
    points = [(0.0, 1.0), (10.0, 5.0), (20.0, 2.0), (30.0, 2.0)]
    assert stretches(points, [True, True, True]) == smooth(points)
    assert stretches(points, [False, False, False]) == ""
    ends = stretches(points, [True, False, True])
    assert ends.count("M") == 2
    assert ends.startswith("M0 1C")
    assert "M20 2C" in ends


def curve_of(*scores: float, phases: int = 1) -> CurveView:
    per = len(scores) // phases
    text = "phases:\n"
    for i in range(phases):
        text += f"  - name: P{i}\n    desired: 1\n    steps:\n"
        text += "".join(
            f"      - {{name: S{i}{j}, emotion: {score}}}\n"
            for j, score in enumerate(scores[i * per : (i + 1) * per])
        )
    curve = view(text).curve
    assert curve is not None
    return curve


def test_points_lie_in_their_phases_and_high_is_up():
    drawing = draw(curve_of(2, -2, 0, 1, phases=2), 800, 200)
    assert tuple(dot.x for dot in drawing.dots) == (100, 300, 500, 700)
    assert list(drawing.separators) == [400]
    assert [dot.y for dot in drawing.dots] == [
        drawing.levels[0],
        drawing.levels[4],
        drawing.zero,
        drawing.levels[1],
    ]
    assert [dot.point.extreme for dot in drawing.dots] == ["highest", "lowest", None, None]
    assert drawing.area.endswith(f"L800 {drawing.zero:g}L0 {drawing.zero:g}Z")


def test_the_gap_hangs_from_the_desired_level_to_the_lowest_point():
    first, second = draw(curve_of(2, -2, 1, 2, phases=2), 800, 200).desired
    assert (first.x1, first.x2, first.gap_x) == (6, 394, 300)
    assert first.gap_y is not None
    assert first.gap_y > first.y
    assert second.gap_y is None


@pytest.mark.parametrize("count", [1, 12, 60])
def test_labels_have_room_and_extremes_always_one(count):
    drawing = draw(curve_of(*[(i % 5) - 2 for i in range(count)]), 360, 200, "slots")
    labelled = [dot for dot in drawing.dots if dot.labelled]
    for before, after in pairwise(labelled):
        both = before.point.extreme and after.point.extreme  # one label is above, one below
        assert both or after.x - before.x >= LABEL_WIDTH
    assert all(dot.labelled for dot in drawing.dots if dot.point.extreme)


def test_the_clock_orders_points_by_time():
    curve = view(
        "phases: [{name: A, steps: [{name: Late, when: '22:00', emotion: 1}, {name: Early, when: '6:00', emotion: 0}]}]\n"
    ).curve
    assert curve is not None
    drawing = draw(curve, 1000, 200, "clock")
    assert [dot.point.mark.name for dot in drawing.dots] == ["Early", "Late"]
    assert [tick.hour for tick in drawing.ticks] == [6, 8, 10, 12, 14, 16, 18, 20, 22]


def test_a_line_is_firm_between_evidence_and_a_guess_where_a_point_is_assumed():
    shown = view(
        "evidence: {talks: Talks}\nphases:\n  - name: A\n    steps:\n"
        "      - {name: S, emotion: 1, evidence: [talks]}\n      - {name: T, emotion: 0, evidence: [talks]}\n"
        "      - {name: U, emotion: -1}\n"
    ).curve
    assert shown is not None
    drawing = draw(shown, 300, 200)
    assert drawing.firm.startswith("M50 ")
    assert drawing.guess.startswith("M150 ")
    assert drawing.path == drawing.firm + drawing.guess[drawing.guess.index("C") :]
    assert [len(dot.point.evidence) for dot in drawing.dots] == [1, 1, 0]


def test_one_point_has_no_area():
    drawing = draw(curve_of(-1), 300, 200)
    assert (drawing.area, drawing.firm, drawing.guess) == ("", "", "")


def test_the_lowest_point_has_its_words_below_where_there_is_no_room_beside():
    drawing = draw(curve_of(-1, -1, -1.3, -1, -1), 600, 250, foot=50)
    (low,) = (each for each in drawing.callouts if each.point.extreme == "lowest")
    (dot,) = (each for each in drawing.dots if each.point.extreme == "lowest")
    assert low.anchor == "middle"
    assert dot.label_y < low.y < drawing.rail
