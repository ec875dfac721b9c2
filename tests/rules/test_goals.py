"""Future maps against today's, days in the life, and walks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

TODAY = """\
# file: today.cjm.yaml
title: Today
metrics:
  paid: {name: Paid, target: 50, readings: [{date: 2026-05-01, value: 40}]}
  wait: {name: Wait, method: duration, unit: h, readings: [{date: 2026-05-01, value: 9}]}
phases:
  - name: Purchase
    id: purchase
    pain_points: [{text: Late fee, id: fee}]
    steps: [{name: Pays, id: pays, emotion: -1}, {name: Waits, emotion: 1}]
"""
THEN = "title: Then\nstate: future\nfuture_of: today.cjm.yaml\n"
SAME = "phases: [{name: Purchase, id: purchase}]\n"


@pytest.mark.parametrize(
    ("better", "improves"),
    [
        (SAME, False),
        ("phases: [{name: Purchase, steps: [{name: Pays, id: pays, emotion: -1}]}]\n", False),
        ("phases: [{name: Purchase, steps: [{name: Pays, id: pays, emotion: 0}]}]\n", True),
        ("phases: [{name: Purchase, steps: [{name: Waits, emotion: 1.5}]}]\n", True),
        ("phases: [{name: Purchase, steps: [{name: Pays, id: pay, emotion: 2}]}]\n", False),
        (SAME + "metrics: {paid: {name: Paid, target: 50}}\n", False),
        (SAME + "metrics: {paid: {name: Paid, target: 51}}\n", True),
        (SAME + "metrics: {wait: {name: Wait, method: duration, target: 9}}\n", False),
        (SAME + "metrics: {wait: {name: Wait, method: duration, target: 8}}\n", True),
        ("phases: [{name: Purchase, opportunities: [{text: One price, addresses: [fee]}]}]\n", True),
    ],
)
def test_one_thing_has_to_be_better(better: str, improves: bool, tmp_path: Path) -> None:
    expected = [] if improves else ["future_of"]
    assert places("future-improves-nothing", THEN + better, tmp_path, TODAY) == expected


def test_worse_is_said_of_the_step_with_the_same_id(tmp_path: Path) -> None:
    text = (
        THEN
        + """\
phases:
  - name: Purchase
    id: purchase
    steps: [{name: Waits at home, emotion: -2}, {name: Pays, id: pays, emotion: -1.5}]
"""
    )
    assert [each[:2] for each in found("future-feels-worse", text, tmp_path, TODAY)] == [
        ("phases[0].steps[1].emotion", "“Pays” feels worse than today: -1.5 instead of -1")
    ]


@pytest.mark.parametrize("name", ["future-improves-nothing", "future-feels-worse", "current-pain-point-left"])
def test_without_a_map_of_today_nothing_is_compared(name: str, tmp_path: Path) -> None:
    assert places(name, "state: future\nphases: [{name: Purchase, emotion: -2}]\n", tmp_path) == []


def test_a_customer_goal_may_stand_at_every_phase(tmp_path: Path) -> None:
    text = "phases: [{name: A, customer_goal: To know}, {name: B, customer_goal: To have}]\n"
    assert places("no-customer-goal", text, tmp_path) == []
    assert places("no-customer-goal", text.replace(", customer_goal: To have", ""), tmp_path) == [""]


def test_a_walk_without_answers_leaves_all_five_open(tmp_path: Path) -> None:
    text = (
        "method: walkthrough\nwalkthroughs: [{date: 2026-05-04, notes: [{step: awareness, natural: true}]}]\n"
    )
    assert found("walkthrough-unanswered", text, tmp_path) == [
        (
            "walkthroughs[0]",
            "the walk of 2026-05-04 leaves 5 of the five questions open",
            "add to `answers`: `where_and_how:`, `has_problem:`, `finds_product:`, `buys:`, `meets_again:`",
        )
    ]
    assert places("walkthrough-unanswered", text.replace("walkthrough\n", "ten-step\n", 1), tmp_path) == []


def test_nobody_can_walk_a_journey_that_is_not_there_yet(tmp_path: Path) -> None:
    assert places("no-walkthrough", "method: walkthrough\n", tmp_path) == ["method"]
    assert places("no-walkthrough", "method: walkthrough\nstate: future\n", tmp_path) == []
