"""What needs evidence, and what is honest without."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

LIBRARY = """\
# file: shared.cjm.yaml
kind: library
evidence: {survey: {name: Survey, asks: [occupation, goals]}}
"""


def test_each_claim_is_named(tmp_path: Path) -> None:
    text = """\
insights: [Waiting is worse than paying]
phases:
  - name: Purchase
    emotion: {feeling: tense}
    needs: [To be sure]
    steps:
      - {name: Pays, emotion: -1, questions: [What does it cost?], pain_points: [Late fee]}
"""
    assert places("claim-without-evidence", text, tmp_path) == [
        "phases[0].steps[0].emotion",
        "phases[0].needs[0]",
        "phases[0].steps[0].questions[0]",
        "phases[0].steps[0].pain_points[0]",
        "insights[0]",
    ]


@pytest.mark.parametrize(
    ("phase", "step", "pain_point", "rests"),
    [
        ("", "", "", False),
        ("evidence: [log], ", "", "", True),
        ("", "evidence: [log], ", "", True),
        ("", "", ", evidence: [log]", True),
        ("confidence: assumed, ", "", "", True),
        ("confidence: assumed, ", "confidence: observed, ", "", False),
        ("", "", ", confidence: assumed", True),
        ("", "", ", confidence: inferred", False),
    ],
)
def test_evidence_passes_down_and_so_does_a_guess(
    phase: str, step: str, pain_point: str, rests: bool, tmp_path: Path
) -> None:
    text = f"""\
evidence: {{log: Support log}}
phases:
  - {{{phase}name: Purchase, steps: [{{{step}name: Pays, pain_points: [{{text: Late fee{pain_point}}}]}}]}}
"""
    assert bool(places("claim-without-evidence", text, tmp_path)) is not rests


def test_the_future_is_predicted(tmp_path: Path) -> None:
    text = "state: future\nphases: [{name: Purchase, emotion: 2, pain_points: [Late fee]}]\n"
    assert places("claim-without-evidence", text, tmp_path) == []


def test_an_insight_rests_on_what_its_places_rest_on(tmp_path: Path) -> None:
    text = """\
evidence: {log: Support log}
insights: [{text: Waiting is worse than paying, at: [delivery]}, {text: Nobody reads, at: [purchase]}]
phases: [{name: Purchase}, {name: Delivery, evidence: [log]}]
"""
    assert places("claim-without-evidence", text, tmp_path) == ["insights[1]"]


def test_observed_asks_for_evidence_wherever_it_is_said(tmp_path: Path) -> None:
    text = """\
evidence: {log: Support log}
personas: {ana: {name: Ana, confidence: observed}}
phases:
  - {name: Purchase, confidence: observed, evidence: [log], steps: [{name: Pays, confidence: observed}]}
  - {name: Use, confidence: observed}
"""
    assert places("observed-without-evidence", text, tmp_path) == [
        "personas.ana.confidence",
        "phases[1].confidence",
    ]


def test_a_group_covers_its_fields_and_the_map_its_own_library(tmp_path: Path) -> None:
    text = """\
personas:
  ana: {name: Ana, occupation: Nurse, goals: {short_term: [Run]}, demographics: {age: 30 to 39}, evidence: [survey]}
"""
    assert found("persona-field-not-asked", text, tmp_path, LIBRARY) == [
        (
            "personas.ana",
            "no interview or survey asks for what “Ana” states: age",
            "ask for it and add it to `asks:`, drop it, or call the persona assumed",
        )
    ]
    without = text.replace(", evidence: [survey]", "")
    assert places("persona-field-not-asked", without, tmp_path, LIBRARY) == []


def test_forms_that_do_not_say_what_they_ask_are_not_judged(tmp_path: Path) -> None:
    text = "method: walkthrough\nevidence: {talks: {name: Talks, kind: interview}}\n"
    assert places("interview-gaps", text, tmp_path) == []


def test_several_forms_cover_the_seven_questions_together(tmp_path: Path) -> None:
    text = """\
method: walkthrough
evidence:
  talks: {name: Talks, asks: [came_through, decision, long_term, problems]}
  survey: {name: Survey, asks: [site-ease, support-contact, likes]}
"""
    assert found("interview-gaps", text, tmp_path) == [
        (
            "evidence.talks.asks",
            "no interview or survey asks for 1 of the subjects of the seven questions",
            "ask for what to improve (`improvements`) and add what is asked to `asks:`",
        )
    ]


@pytest.mark.parametrize(("day", "old"), [("2024-05-31", True), ("2024-06-01", False)])
def test_evidence_is_old_after_two_years(day: str, old: bool, tmp_path: Path) -> None:
    text = f"evidence: {{log: {{name: Log, date: {day}}}}}\n"
    assert places("evidence-outdated", text, tmp_path) == ["evidence.log.date"] * old
