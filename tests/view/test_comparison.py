"""A future map beside today's: steps in one order, pain points taken up or not, metrics from where to where."""

from __future__ import annotations

from tests.view.journeys import TODAY, journey

from cjm.model.journey import Journey
from cjm.view.comparison import Comparison
from cjm.view.comparison_drawing import draw_comparison
from cjm.view.journey import build_view

TODAYS = """\
metrics:
  waiting: {name: Waiting, method: duration, unit: min, readings: [{date: 2026-06-01, value: 20}]}
  mood: {name: Mood, readings: [3], target: 5}
phases:
  - name: A
    pain_points:
      - {text: Cold, id: cold, severity: low}
      - {text: Queue, id: queue, severity: critical}
      - {text: Noise, id: noise}
    steps: [{name: Arrives, emotion: 1}, {name: Waits, emotion: -1}, {name: Leaves, emotion: 0.5}]
"""
FUTURE = """\
state: future
metrics:
  waiting: {name: Waiting, method: duration, unit: min, readings: [{date: 2026-09-01, value: 12}], target: 5}
  calls: {name: Calls}
phases:
  - name: A
    metrics: [mood]
    steps: [{name: Is greeted, emotion: 2}, {name: Arrives, emotion: 0.5}, {name: Leaves, emotion: 1.5}]
    opportunities:
      - {text: Numbers, addresses: [queue]}
      - {text: Heating, addresses: [cold]}
"""


def comparison(today: str = TODAYS, future: str = FUTURE) -> Comparison:
    shown = build_view(Journey(journey(future).map, "future", (), journey(today)), today=TODAY).comparison
    assert shown is not None
    return shown


def test_the_steps_of_both_maps_stand_in_one_order():
    assert [(each.kind, each.name) for each in comparison().changes] == [
        ("new", "Is greeted"),
        ("kept", "Arrives"),
        ("dropped", "Waits"),
        ("kept", "Leaves"),
    ]


def test_steps_that_today_begins_with_and_the_future_drops_come_first():
    future = FUTURE.replace("{name: Arrives, emotion: 0.5}, ", "")
    assert [each.name for each in comparison(future=future).changes] == [
        "Arrives",
        "Waits",
        "Is greeted",
        "Leaves",
    ]


def test_what_gets_better_and_worse_is_counted():
    shown = comparison()
    assert (shown.better, shown.worse, shown.added, shown.dropped, shown.mean) == (1, 1, 1, 1, 0.25)


def test_pain_points_are_taken_up_or_left_the_worst_first():
    shown = comparison()
    assert [each.text for each in shown.reliefs] == ["Queue", "Cold"]
    assert [each.text for each in shown.untouched] == ["Noise"]


def test_metrics_of_both_maps_tell_where_from_and_where_to():
    found = [(each.metric.name, each.before, each.after, each.metric.target) for each in comparison().metrics]
    assert found == [("Mood", 3, None, 5), ("Waiting", 20, 12, 5)]


def test_both_curves_stand_in_one_drawing():
    drawing = draw_comparison(comparison(), 400, 274)
    assert drawing is not None
    assert [(pair.x, pair.before_y, pair.after_y) for pair in drawing.pairs] == [
        (50, None, 34),
        (150, 84, 109),
        (250, 184, None),
        (350, 109, 59),
    ]
    assert [pair.label_y for pair in drawing.pairs] == [None, 70, None, 45]
    assert drawing.before.startswith("M150 84C")
    assert drawing.after.startswith("M50 34C")


def test_without_scores_in_both_maps_nothing_is_drawn():
    assert draw_comparison(comparison(today="phases: [{name: A, steps: [Arrives]}]\n"), 400, 274) is None
