"""Names of phases and steps."""

from __future__ import annotations

import pytest

from cjm.importers.tables.stages import is_number, is_of_a_stage, name_of_stage


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("**1. Looks**", "Looks"),
        ("Phase 2: Pays", "Pays"),
        ("🔍 Stage 3 — Skates", "Skates"),
        ("2.1 Awareness", "Awareness"),
        ("0 — Discovery", "Discovery"),
        ("1️⃣ Look", "Look"),
        ("① 모집", "모집"),
        ("Этап 1: Выбор", "Выбор"),
        ("阶段一：认知", "认知"),
        ("Etapa 3 - Compra", "Compra"),
        ("Stage IV: Ends", "Ends"),
    ],
)
def test_without_their_numbers(text: str, name: str) -> None:
    assert is_of_a_stage(text)
    assert name_of_stage(text) == name


def test_without_a_sign_and_a_number_that_a_page_shows_beside_it() -> None:
    assert name_of_stage("🔍 1Look around") == "Look around"
    assert name_of_stage("⚖️3Оценка") == "Оценка"


@pytest.mark.parametrize("name", ["1Password", "🎮 3D glasses", "7Eleven"])
def test_numbers_that_are_names(name: str) -> None:
    assert name_of_stage(name) == name


@pytest.mark.parametrize("text", ["2024 plan", "Step by step", "Phase of joy", "I. Look", "Paying"])
def test_what_is_no_number(text: str) -> None:
    assert not is_of_a_stage(text)
    assert name_of_stage(text) == text


@pytest.mark.parametrize(
    ("text", "number"), [("3", True), ("Step 4", True), ("Step 4: go", False), ("Four", False)]
)
def test_nothing_but_a_number(text: str, number: bool) -> None:
    assert is_number(text) == number
    assert name_of_stage(text if number else "x") in {text, "x"}
