"""Touchpoints that nothing uses, that nothing defines, and how many there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

LIBRARY = (
    "# file: places.cjm.yaml\nkind: library\ntouchpoints:\n  shop: Web shop\n  store: High-street store\n"
)


def test_a_slip_of_the_fingers(tmp_path: Path) -> None:
    text = "phases:\n  - {name: Awareness, touchpoints: [shp]}\n"
    assert found("undefined-touchpoint", text, tmp_path, LIBRARY) == [
        (
            "phases[0].touchpoints[0]",
            "there is no touchpoint `shp`",
            "did you mean `shop`? Else add `shp:` to `touchpoints`, or write the id of one that is there",
        )
    ]


def test_touchpoints_that_answer_or_remind_are_used(tmp_path: Path) -> None:
    text = """\
touchpoints: {guide: Guide, mail: Newsletter, flyer: Flyer}
phases:
  - {name: Choosing, id: choosing, questions: [{text: Which size?, answered_by: [guide]}]}
  - {name: Use, id: use}
transitions:
  - {from: use, to: choosing, kind: reminder, trigger: {touchpoint: mail}}
"""
    assert places("unused-touchpoint", text, tmp_path) == ["touchpoints.flyer"]


def test_a_library_may_hold_more_than_one_map_uses(tmp_path: Path) -> None:
    text = "phases:\n  - {name: Awareness, touchpoints: [shop]}\n"
    assert places("unused-touchpoint", text, tmp_path, LIBRARY) == []


def test_a_day_in_the_life_has_phases_without_us(tmp_path: Path) -> None:
    assert places("phase-without-touchpoints", "state: day-in-the-life\n", tmp_path) == []
    assert places("phase-without-touchpoints", "state: future\n", tmp_path) == ["phases[0]", "phases[1]"]


@pytest.mark.parametrize(
    ("expected", "rule"),
    [
        (12, "fewer-touchpoints-than-expected"),
        (6, "fewer-touchpoints-than-expected"),
        (5, None),
        (4, None),
        (3, None),
        (2, "more-touchpoints-than-expected"),
        (0, "more-touchpoints-than-expected"),
    ],
)
def test_how_many_were_expected(expected: int, rule: str | None, tmp_path: Path) -> None:
    text = f"""\
scope: {{expected_touchpoints: {expected}}}
touchpoints: {{a: A, b: B, c: C, d: D}}
phases:
  - {{name: Awareness, touchpoints: [a, b]}}
  - {{name: Purchase, touchpoints: [b, c, d]}}
"""
    for name in ("fewer-touchpoints-than-expected", "more-touchpoints-than-expected"):
        assert places(name, text, tmp_path) == (["scope.expected_touchpoints"] if name == rule else [])
