"""What counts as an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import places

QUESTION = "phases:\n  - name: Choosing\n    questions:\n      - {text: Which size?, id: size}\n"


@pytest.mark.parametrize(
    "taken_on",
    [
        "    opportunities:\n      - {text: A guide, addresses: [size]}\n",
        "content_plan:\n  - {name: Video, questions: [size]}\n",
    ],
)
def test_a_plan_to_answer_is_enough(taken_on: str, tmp_path: Path) -> None:
    assert places("unanswered-question", QUESTION, tmp_path) == ["phases[0].questions[0]"]
    assert places("unanswered-question", QUESTION + taken_on, tmp_path) == []


def test_a_question_of_a_step_is_one_of_its_phase(tmp_path: Path) -> None:
    text = "phases:\n  - {name: Choosing, steps: [{name: Asks, questions: [Which size?]}]}\n  - Ordering\n"
    assert places("phase-without-questions", text, tmp_path) == ["phases[1]"]


def test_a_day_in_the_life_asks_for_none(tmp_path: Path) -> None:
    assert places("phase-without-questions", "state: day-in-the-life\n", tmp_path) == []
