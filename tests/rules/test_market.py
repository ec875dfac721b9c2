"""Competitors, platforms and the content plan, with what a library adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

LIBRARY = """\
# file: shared.cjm.yaml
kind: library
criteria: {price: Price, speed: Speed, fit: Fit}
platforms: {mail: {name: Newsletter, decision: drop}}
"""


def test_only_criteria_that_the_map_uses_are_asked_for(tmp_path: Path) -> None:
    text = """\
criteria: {trust: Trust}
competitors:
  us: {ratings: {price: 3, trust: 4}}
  one: {name: One, ratings: {price: 4, trust: 2}}
  two: {name: Two, ratings: {speed: 2, trust: 2}}
"""
    assert [each[:2] for each in found("competitor-not-rated", text, tmp_path, LIBRARY)] == [
        ("competitors.one", "“One” is not rated by “Speed”"),
        ("competitors.two", "“Two” is not rated by “Price”"),
    ]
    assert [each[:2] for each in found("us-not-rated", text, tmp_path, LIBRARY)] == [
        ("competitors.us", "competitors are rated by “Speed”, and we are not")
    ]


def test_a_content_plan_lists_what_it_lacks(tmp_path: Path) -> None:
    assert found("content-plan-incomplete", "method: content-plan\n", tmp_path, LIBRARY) == [
        (
            "method",
            "a content-plan map without `competitors`, `affinity` and `content_plan`",
            "add `competitors`, `affinity` and `content_plan`, in this order",
        )
    ]


@pytest.mark.parametrize(
    ("item", "rule", "expected"),
    [
        ("platform: mail", "content-on-dropped-platform", ["content_plan[0].platform"]),
        ("platform: mail, status: published", "content-on-dropped-platform", []),
        ("end: 2026-05-31, status: planned", "content-overdue", ["content_plan[0].end"]),
        ("end: 2026-06-01, status: planned", "content-overdue", []),
        ("end: 2026-05-31", "content-overdue", []),
        ("start: 2026-05-31, end: 2026-05-31", "content-ends-before-start", []),
        ("start: 2026-05-31", "content-without-dates", ["content_plan[0]"]),
        ("status: idea", "content-without-dates", []),
        ("status: planned", "published-without-link", []),
    ],
)
def test_the_content_plan(item: str, rule: str, expected: list[str], tmp_path: Path) -> None:
    assert places(rule, f"content_plan: [{{name: Video, {item}}}]\n", tmp_path, LIBRARY) == expected


@pytest.mark.parametrize(("fit", "expected"), [("-0.5", ["affinity[0].fit"]), ("0", []), ("1", [])])
def test_a_misfit_begins_below_zero(fit: str, expected: list[str], tmp_path: Path) -> None:
    text = f"personas: {{ana: Ana}}\naffinity: [{{persona: ana, trait: Loud, fit: {fit}}}]\n"
    assert places("misfit-without-plan", text, tmp_path) == expected
