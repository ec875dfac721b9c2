"""Emotions and the pain points behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

PAIN = "pain_points: [The carrier names no hour]"
SAD = "emotion: {score: -0.5, feeling: impatient}"


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (f"steps: [{{name: Waits, {SAD}}}]", ["phases[0].steps[0].emotion"]),
        (f"steps: [{{name: Waits, {SAD}, {PAIN}}}]", []),
        (f"{PAIN}, steps: [{{name: Waits, {SAD}}}]", []),
        (f"steps: [{{name: Waits, {SAD}}}, {{name: Calls, {PAIN}}}]", ["phases[0].steps[0].emotion"]),
        (SAD, ["phases[0].emotion"]),
        (f"{SAD}, steps: [{{name: Calls, {PAIN}}}]", []),
        ("by_persona: {ana: -2}", ["phases[0].by_persona.ana"]),
        ("by_persona: {ana: 1, bo: -2, cy: -1}", ["phases[0].by_persona.bo"]),
        (f"{SAD}, by_persona: {{ana: -2}}", ["phases[0].emotion"]),
        ("steps: [{name: Waits, emotion: 0}]", []),
        ("steps: [{name: Waits, emotion: annoyed}]", []),
        (f"steps: [{{name: Commutes, with_brand: false, {SAD}}}]", []),
    ],
)
def test_what_explains_a_negative_emotion(phase: str, expected: list[str], tmp_path: Path) -> None:
    text = f"personas: {{ana: Ana, bo: Bo, cy: Cy}}\nphases:\n  - {{name: Delivery, {phase}}}\n"
    assert places("unexplained-negative-emotion", text, tmp_path) == expected


def test_the_feeling_is_named(tmp_path: Path) -> None:
    text = f"phases:\n  - {{name: Delivery, {SAD}}}\n"
    ((_, message, _),) = found("unexplained-negative-emotion", text, tmp_path)
    assert message == "no pain point explains “impatient” at “Delivery”"


@pytest.mark.parametrize("state", ["future", "day-in-the-life"])
def test_pain_points_are_asked_of_the_current_state_only(state: str, tmp_path: Path) -> None:
    assert places("phase-without-pain-points", f"state: {state}\n", tmp_path) == []
    assert places("phase-without-pain-points", "state: current\n", tmp_path) == ["phases[0]", "phases[1]"]


def test_a_missing_emotion_is_reported_once(tmp_path: Path) -> None:
    text = "method: emotion-led\nphases: [Choosing, {name: Delivery, emotion: bored}]\n"
    assert places("phase-without-emotion", text, tmp_path) == ["phases[0]"]
    assert places("gap-in-emotion-curve", text, tmp_path) == ["phases[1]"]


@pytest.mark.parametrize(
    ("phase", "codes"),
    [
        ("by_persona: {ana: 1}", []),
        ("steps: [{name: Waits, by_persona: {ana: 1}}]", []),
        ("by_persona: {ana: bored}", ["gap-in-emotion-curve"]),
        ("emotion: bored, by_persona: {ana: 1}", []),
        ("steps: [Waits]", ["phase-without-emotion"]),
    ],
)
def test_the_emotions_of_single_personas_count(phase: str, codes: list[str], tmp_path: Path) -> None:
    text = f"method: emotion-led\npersonas: {{ana: Ana, bo: Bo, cy: Cy}}\nphases:\n  - {{name: Delivery, {phase}}}\n"
    rules = ("phase-without-emotion", "gap-in-emotion-curve")
    assert [rule for rule in rules if places(rule, text, tmp_path)] == codes


@pytest.mark.parametrize("excuse", ["personas: [ana]", "frequency: rare"])
def test_a_severe_pain_that_few_meet_goes_with_a_good_mood(excuse: str, tmp_path: Path) -> None:
    text = (
        "personas: {ana: Ana}\nphases:\n  - name: Ordering\n    steps:\n"
        "      - {name: Pays, emotion: 1, pain_points: [{text: Refused, severity: high, %s}]}\n"
    )
    assert places("severe-pain-in-good-mood", text % "frequency: frequent", tmp_path)
    assert places("severe-pain-in-good-mood", text % excuse, tmp_path) == []
