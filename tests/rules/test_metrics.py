"""What the rules on metrics leave alone, and where the days turn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places


def test_a_metric_of_a_step_measures_its_phase(tmp_path: Path) -> None:
    text = """\
metrics: {paid: Paid}
phases:
  - {name: Awareness, steps: [{name: Looks}]}
  - {name: Purchase, steps: [{name: Pays, metrics: [paid]}]}
"""
    assert places("phase-without-metric", text, tmp_path) == ["phases[0]"]


@pytest.mark.parametrize("name", ["phase-without-metric", "phase-without-owner", "step-without-own-owner"])
def test_a_day_in_the_life_is_not_ours_to_measure_and_own(name: str, tmp_path: Path) -> None:
    text = "state: day-in-the-life\nphases:\n  - {name: Morning, steps: [{name: Wakes up}]}\n"
    assert places(name, text, tmp_path) == []


@pytest.mark.parametrize(
    ("day", "stale"),
    [("2026-03-01", True), ("2026-03-02", True), ("2026-03-03", False), ("2026-06-01", False)],
)
def test_a_reading_is_stale_when_the_interval_has_passed(day: str, stale: bool, tmp_path: Path) -> None:
    text = f"""\
metrics:
  paid: {{name: Paid, source: in-house, readings: [{{date: {day}, value: 1}}]}}
review: {{every: 90 days}}
"""
    assert places("metric-reading-stale", text, tmp_path) == ["metrics.paid.readings[0]"] * stale


def test_the_newest_reading_counts_wherever_it_stands(tmp_path: Path) -> None:
    text = """\
metrics:
  paid: {name: Paid, readings: [{date: 2026-01-01, value: 3}, {date: 2025-01-01, value: 2}, 4]}
review: {every: 90 days}
"""
    assert places("metric-reading-stale", text, tmp_path) == ["metrics.paid.readings[0]"]


@pytest.mark.parametrize(
    "metric", ["source: to-collect, readings: [{date: 2020-01-01, value: 1}]", "source: in-house"]
)
def test_no_reading_is_stale_where_none_is_expected_yet(metric: str, tmp_path: Path) -> None:
    text = f"metrics:\n  paid: {{name: Paid, {metric}}}\nreview: {{every: 90 days}}\n"
    assert places("metric-reading-stale", text, tmp_path) == []


def test_a_baseline_is_a_value(tmp_path: Path) -> None:
    text = "metrics:\n  paid: {name: Paid, source: in-house, baseline: {date: 2026-01-01, value: 3}}\n"
    assert places("metric-without-reading", text, tmp_path) == []


def test_a_future_map_cannot_be_measured_yet(tmp_path: Path) -> None:
    text = "state: future\nmetrics:\n  paid: {name: Paid, source: in-house}\n"
    assert places("metric-without-reading", text, tmp_path) == []


@pytest.mark.parametrize(
    ("metric", "message"),
    [
        (
            "target: {value: 1234567.5, due: 2026-05-31}",
            "“Paid” should have been 1234567.5 by 2026-05-31, and no reading tells whether it was reached",
        ),
        (
            "target: {value: 5, due: 2026-05-31}, readings: [4]",
            "“Paid” should have been 5 by 2026-05-31, and the newest reading is 4",
        ),
        ("target: {value: 5, due: 2026-05-31}, readings: [5]", None),
        ("target: {value: 5, due: 2026-05-31}, direction: down, readings: [4]", None),
        ("target: {value: 5, due: 2026-06-01}, readings: [4]", None),
        ("target: 5, readings: [4]", None),
    ],
)
def test_a_target_is_missed_from_the_day_after(metric: str, message: str | None, tmp_path: Path) -> None:
    text = f"metrics:\n  paid: {{name: Paid, {metric}}}\n"
    assert [each[1] for each in found("target-missed", text, tmp_path)] == ([message] if message else [])


def test_each_reading_out_of_order_is_held_against_the_newest_above(tmp_path: Path) -> None:
    text = """\
metrics:
  paid:
    name: Paid
    readings:
      - {date: 2026-03-01, value: 1}
      - {date: 2026-01-01, value: 1}
      - {date: 2026-02-01, value: 1}
      - {date: 2026-03-01, value: 1}
"""
    assert places("readings-out-of-order", text, tmp_path) == [
        "metrics.paid.readings[1].date",
        "metrics.paid.readings[2].date",
    ]


def test_a_library_holds_metrics_that_a_map_does_not_use(tmp_path: Path) -> None:
    library = "# file: shared.cjm.yaml\nkind: library\nmetrics: {paid: Paid}\n"
    assert places("unused-metric", "title: Shoes\n", tmp_path, library) == []


RISING = "[{date: 2026-01-01, value: 5}, {date: 2026-02-01, value: 9}]"
FALLING = "[{date: 2026-01-01, value: 5}, {date: 2026-02-01, value: 1}]"


@pytest.mark.parametrize(
    ("metric", "emotions", "told"),
    [
        (f"method: nps, target: 8, readings: {RISING}", (-1, -2), True),
        (f"method: nps, target: 8, readings: {RISING}", (-1, 1), False),
        (f"method: nps, target: 8, readings: {RISING}", (-1, 0), False),
        (f"method: nps, target: 8, readings: {RISING}", (-1, "sad"), False),
        (f"method: nps, target: 10, readings: {RISING}", (-1, -2), False),
        (f"method: nps, target: 10, readings: {RISING}", (1, 2), False),
        (f"method: rate, target: 8, readings: {RISING}", (-1, -2), False),
        (f"method: nps, readings: {RISING}", (-1, -2), False),
        ("method: nps, target: 8, readings: [{date: 2026-01-01, value: 9}]", (-1, -2), False),
        ("method: nps, target: 8, readings: [5, 9]", (-1, -2), False),
        (f"method: nps, target: 8, readings: {FALLING}", (1, 2), True),
        (f"method: ces, direction: down, target: 2, readings: {FALLING}", (-1, -2), True),
        (f"method: ces, direction: down, target: 8, readings: {RISING}", (1, 2), True),
    ],
)
def test_readings_and_mood(metric: str, emotions: tuple[object, object], told: bool, tmp_path: Path) -> None:
    steps = ", ".join(f"{{name: Step {i}, emotion: {emotion}}}" for i, emotion in enumerate(emotions))
    text = f"metrics: {{happy: {{name: Happy, {metric}}}}}\nphases:\n"
    text += f"  - {{name: Use, metrics: [happy], steps: [{steps}]}}\n"
    expected = ["phases[0].metrics"] if told else []
    assert places("readings-contradict-mood", text, tmp_path) == expected
