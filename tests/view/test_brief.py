"""What a reader in a hurry gets, what is overdue, and how sure a map is of itself."""

from __future__ import annotations

import datetime

import pytest
from tests.view.journeys import view


def test_the_brief_names_the_worst_and_the_best():
    shown = view(
        "phases:\n  - name: A\n    pain_points:\n"
        + "".join(
            f"      - {{text: P{i}, severity: {s}}}\n"
            for i, s in enumerate(("low", "high", "medium", "critical"))
        )
        + "    opportunities: [{text: Done, impact: 5, effort: 1, status: done}, {text: Next, impact: 3, effort: 2}]\n"
    ).brief
    assert [each.text for each in shown.pain_points] == ["P3", "P1", "P2"]
    assert shown.more_pain_points == 1
    assert [each.text for each in shown.opportunities] == ["Next"]
    assert shown.more_opportunities == 0


def test_certainty_counts_what_the_steps_rest_on():
    shown = view(
        "evidence: {talks: {name: Talks, date: 2026-10-02}, old: {name: Old, date: 2020-01-01}}\n"
        "phases: [{name: A, evidence: [talks], steps: [{name: S, evidence: [talks]}, T]}, {name: B, steps: [U, V]}]\n"
    ).brief.certainty
    assert [(each.confidence, each.count, each.share) for each in shown.levels] == [
        ("observed", 1, 0.25),
        ("inferred", 1, 0.25),
        ("assumed", 2, 0.5),
    ]
    assert (shown.of, shown.by_step, shown.evidence) == (4, True, 2)
    assert not shown.uniform
    assert (shown.newest, shown.age) == (datetime.date(2026, 10, 2), 30)


@pytest.mark.parametrize(("steps", "uniform"), [("[S, T]", True), ("[S]", False), ("[]", False)])
def test_what_all_steps_rest_on_need_not_be_said_at_each(steps, uniform):
    assert view(f"phases: [{{name: A, steps: {steps}}}, B]\n").brief.certainty.uniform is uniform


def test_without_steps_the_phases_are_counted():
    shown = view("phases: [A, B]\n").brief.certainty
    assert (shown.of, shown.by_step, [each.confidence for each in shown.levels]) == (2, False, ["assumed"])
    assert shown.age is None


def test_what_is_overdue_is_listed_the_oldest_first():
    shown = view(
        "review: {every: 30 days, log: [{date: 2026-09-01}]}\n"
        "metrics: {reach: {name: Reach, target: {value: 5, due: 2026-06-01}, readings: [{date: 2026-08-01, value: 4}]}}\n"
        "content_plan: [{name: Post, end: 2026-10-31}]\n"
        "phases: [{name: A, metrics: [reach], opportunities: [{text: O, due: 2026-10-01}, {text: P, due: 2026-10-01, status: done}]}]\n"
    ).overdue
    assert [(each.kind, each.text, each.days) for each in shown] == [
        ("target", "Reach", 153),
        ("reading", "Reach", 62),
        ("review", "", 31),
        ("opportunity", "O", 31),
        ("content", "Post", 1),
    ]


def test_a_target_that_is_reached_is_not_overdue():
    metric = "{name: Reach, target: {value: 5, due: 2026-06-01}, readings: [{date: 2026-05-01, value: 6}]}"
    assert view(f"metrics: {{reach: {metric}}}\n").overdue == ()
