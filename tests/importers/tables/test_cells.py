"""Lists, names and feelings in cells."""

from __future__ import annotations

import pytest

from cjm.importers.guesses.scores import ONE_TO_FIVE
from cjm.importers.tables.cells import feeling, is_empty, items, names, steps
from cjm.importers.tables.minds import Mind, mind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a; b (c; d); “e; f”", ["a", "b (c; d)", "“e; f”"]),
        ("1. Opens it 2. Reads 3) Pays", ["Opens it", "Reads", "Pays"]),
        ("Has 2. Opens 1. Reads", ["Has 2. Opens 1. Reads"]),
        ("Skates &amp; hats; shoes", ["Skates & hats", "shoes"]),
        ("Open (all; or", ["Open (all", "or"]),
        ("a<br>---<br>b.", ["a", "b."]),
        ("1. No signs\n2. The guard; he is rude", ["No signs", "The guard; he is rude"]),
        ("›Looks\n✓ Pays\n▪“Dear”", ["Looks", "Pays", "“Dear”"]),
    ],
)
def test_items(text: str, found: list[str]) -> None:
    assert items(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Website, app (iOS, Android), desk", ["Website", "app (iOS, Android)", "desk"]),
        ("Half of those who came, who then saw at once what to do, and did", None),
    ],
)
def test_names(text: str, found: list[str] | None) -> None:
    assert names(text) == (found or [text])


def test_steps_between_arrows() -> None:
    assert steps("Looks around → asks -> pays; goes (in → out)") == [
        "Looks around",
        "asks",
        "pays",
        "goes (in → out)",
    ]


@pytest.mark.parametrize(
    ("text", "empty"), [("---", True), (".", True), ("…", True), ("+", False), ("5", False), ("🙂", False)]
)
def test_is_empty(text: str, empty: bool) -> None:
    assert is_empty(text) == empty


@pytest.mark.parametrize(
    ("text", "score", "words"),
    [
        ("😰 Тревога («и что?»)", -1, "Тревога («и что?»)"),
        ("Curious (4/5)", 1, "Curious (4/5)"),
        ("Overwhelmed by so much", -1, "Overwhelmed by so much"),
        ("Growing trust", 1, "Growing trust"),
        ("Loss of trust", None, "Loss of trust"),
        ("Cautious curiosity", None, "Cautious curiosity"),
        ("❤️ Love", 2, "Love"),
    ],
)
def test_feelings(text: str, score: float | None, words: str) -> None:
    read = feeling(text, ONE_TO_FIVE)
    assert (read.score, read.words) == (score, words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“Is it open?” 😕", Mind(["“Is it open?”"], "😕")),
        ('"At last, skates" — Relieved but tired', Mind(['"At last, skates"'], "Relieved but tired")),
        ("Anxious", Mind([], "Anxious")),
        ("Will they fit?", Mind(["Will they fit?"], "")),
        (
            "Wants to be on the ice before the others are",
            Mind(["Wants to be on the ice before the others are"], ""),
        ),
    ],
)
def test_what_is_thought_and_what_is_felt(text: str, found: Mind) -> None:
    assert mind(text) == found


@pytest.mark.parametrize(("text", "score"), [("62 %", 0.48), ("0%", -2), ("100％", 2), ("120 %", None)])
def test_shares_of_a_hundred(text: str, score: float | None) -> None:
    assert feeling(text, ONE_TO_FIVE).score == score
