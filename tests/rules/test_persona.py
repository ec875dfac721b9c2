"""Who is followed, and where a persona of a library or of the current map is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.examples import found, places

LIBRARY = "# file: people.cjm.yaml\nkind: library\npersonas:\n  ana: Ana\n  marek: Marek\n"
CURRENT = "# file: today.cjm.yaml\ntitle: Today\npersonas:\n  ana: Ana\n"
FUTURE = "state: future\nfuture_of: today.cjm.yaml\n"


def test_no_persona_stands_at_the_scope_that_names_none(tmp_path: Path) -> None:
    assert places("no-persona", "scope:\n  personas: []\n", tmp_path) == ["scope.personas"]


def test_a_persona_of_a_library_is_followed_once_the_scope_names_it(tmp_path: Path) -> None:
    assert places("no-persona", "summary: Nobody\n", tmp_path, LIBRARY) == ["personas"]
    assert places("no-persona", "scope:\n  personas: [ana]\n", tmp_path, LIBRARY) == []


def test_an_undefined_persona_is_reported_as_that(tmp_path: Path) -> None:
    text = "scope:\n  personas: [anna]\n"
    assert places("no-persona", text, tmp_path) == []
    assert places("undefined-id", text, tmp_path) == ["scope.personas[0]"]


def test_a_future_map_follows_the_personas_of_its_current_map(tmp_path: Path) -> None:
    assert places("no-persona", FUTURE, tmp_path, CURRENT) == []
    assert places("persona-without-evidence", FUTURE, tmp_path, CURRENT) == []


def test_a_link_that_leads_nowhere_is_reported_alone(tmp_path: Path) -> None:
    assert places("no-persona", FUTURE, tmp_path) == []


def test_too_many_counts_those_followed(tmp_path: Path) -> None:
    text = "personas: {a: A, b: B, c: C}\n"
    assert places("too-many-personas", text, tmp_path) == ["personas"]
    assert places("too-many-personas", text + "scope:\n  personas: [a, b]\n", tmp_path) == []


@pytest.mark.parametrize("rule", ["persona-without-evidence", "undescribed-persona", "incomplete-persona"])
def test_a_followed_persona_of_a_library_is_judged_where_the_scope_takes_it(
    rule: str, tmp_path: Path
) -> None:
    assert places(rule, "scope:\n  personas: [marek]\n", tmp_path, LIBRARY) == ["scope.personas[0]"]


def test_one_finding_names_all_that_a_persona_leaves_out(tmp_path: Path) -> None:
    text = """\
personas:
  club:
    {name: Club runners, kind: segment, demographics: {age: 38 to 55}, habits: [Run on Saturday], problems: [Sizes]}
"""
    ((place, message, _),) = found("incomplete-persona", text, tmp_path)
    assert place == "personas.club"
    assert message == (
        "the persona “Club runners” says nothing of `information_sources`, `likes`, `goals`, `aspirations`, "
        "`improvements` and `came_through`"
    )


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("scope: {personas: [ana]}\npersonas: {ana: Ana}\n", ["phases[0].by_persona.marek"]),
        ("personas: {ana: Ana}\n", ["phases[0].by_persona.marek"]),
        ("scope: {personas: [ana, marek]}\npersonas: {ana: Ana}\n", []),
        ("personas: {ana: Ana, marek: Marek}\n", []),
        ("summary: Nobody is followed\n", []),
    ],
)
def test_the_first_emotion_of_a_persona_not_followed_is_told(
    head: str, expected: list[str], tmp_path: Path
) -> None:
    emotions = "by_persona: {ana: 1, marek: -1}"
    text = f"{head}phases: [{{name: A, {emotions}}}, {{name: B, steps: [{{name: S, {emotions}}}]}}]\n"
    assert places("emotion-of-unfollowed-persona", text, tmp_path, LIBRARY) == expected


def test_an_emotion_of_a_persona_that_is_not_defined_is_reported_as_that(tmp_path: Path) -> None:
    text = "personas: {ana: Ana}\nphases: [{name: A, by_persona: {anna: 1}}]\n"
    assert places("emotion-of-unfollowed-persona", text, tmp_path) == []
    assert places("undefined-id", text, tmp_path) == ["phases[0].by_persona.anna"]
