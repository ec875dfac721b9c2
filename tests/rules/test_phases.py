"""What is asked of phases, and of which maps it is not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

TWO = "phases:\n  - {name: Awareness, id: awareness}\n  - {name: Purchase, id: purchase}\n"


@pytest.mark.parametrize("method", ["walkthrough", "emotion-led", "content-plan"])
@pytest.mark.parametrize("rule", ["phase-without-key-task", "phase-without-advance-condition"])
def test_key_task_and_condition_are_asked_only_by_the_methods_that_know_them(
    method: str, rule: str, tmp_path: Path
) -> None:
    assert places(rule, f"method: {method}\n{TWO}", tmp_path) == []
    assert places(rule, f"method: loyalty-loop\n{TWO}", tmp_path)[0] == "phases[0]"


def test_a_day_in_the_life_sells_nothing(tmp_path: Path) -> None:
    text = f"state: day-in-the-life\n{TWO}"
    for rule in ("phase-without-key-task", "phase-without-advance-condition", "scope-without-ends"):
        assert places(rule, text, tmp_path) == []


def test_the_last_phase_leads_nowhere(tmp_path: Path) -> None:
    assert places("phase-without-advance-condition", TWO, tmp_path) == ["phases[0]"]


def test_an_advance_of_its_own_replaces_the_condition(tmp_path: Path) -> None:
    text = (
        TWO + "transitions:\n  - {from: awareness, to: purchase, kind: advance, when: She wants new shoes}\n"
    )
    assert places("phase-without-advance-condition", text, tmp_path) == []


def test_names_are_compared_without_case_and_spaces(tmp_path: Path) -> None:
    assert places("repeated-phase-name", 'phases: [Using it, "using  It"]\n', tmp_path) == ["phases[1].name"]


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ("", "nothing says where the journey begins and ends"),
        ("scope: {to: The next pair}\n", "nothing says where the journey begins"),
        ("scope: {from: Sore shins}\n", "nothing says where the journey ends"),
    ],
)
def test_ends_of_the_scope(scope: str, message: str, tmp_path: Path) -> None:
    ((place, actual, _),) = found("scope-without-ends", scope, tmp_path)
    assert place == "scope"
    assert actual == message


def test_timing_is_nobodys_duty_where_no_phase_has_it(tmp_path: Path) -> None:
    assert places("phase-without-timing", TWO, tmp_path) == []
