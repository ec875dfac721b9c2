"""The language of a text, by its letters and by its small words."""

from __future__ import annotations

import pytest

from cjm.importers.guesses.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ve el menú o pregunta. Paga o espera. Sale o vuelve al bar con una idea", "es"),
        ("Vê o menu e o preço, paga com o cartão e não espera", "pt"),
        ("He waits for the bus and pays in the app", "en"),
        ("Venter på bussen og betaler med appen", "nb"),
        ("Wartet auf den Bus und zahlt mit der App", "de"),
        ("Attend le bus et paie avec la carte", "fr"),
        ("バスを待つ", "ja"),
        ("버스를 기다린다", "ko"),
        ("等公交车", "zh-Hans"),
        ("Ждёт автобус", "ru"),
        ("Чекає на автобус і їде", "uk"),
        ("ينتظر الحافلة", "ar"),
        ("Pays", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_o_is_a_word_of_spanish_too() -> None:
    text = "Lee poema o libro, abre ensayo o relato, filtra por tema o periodo, elige uno, cierra el archivo"
    assert language_of(text) == "es"
