"""What the heads of columns and rows stand for."""

from __future__ import annotations

import pytest

from cjm.importers.tables.headers import head_of


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Acción del usuario", "actions"),
        ("Ação do Usuário", "actions"),
        ("Действия клиента", "actions"),
        ("用户行为", "actions"),
        ("Brukerens handlinger", "actions"),
        ("사용자 행동", "actions"),
        ("ユーザー行動", "actions"),
        ("Key Pain Points", "pain_points"),
        ("Боли сейчас", "pain_points"),
        ("Pains & Frictions", "pain_points"),
        ("User's Goal", "customer_goal"),
        ("System Response", "frontstage"),
        ("Pensamento / Emoção", "thoughts_and_feelings"),
        ("Чувства и мысли клиента", "thoughts_and_feelings"),
        ("Thoughts & Feelings 💭", "thoughts_and_feelings"),
        ("Tanker og følelser", "thoughts_and_feelings"),
        ("As it is (pain)", "pain_points"),
        ("User", "personas"),
        ("Этапы и задачи", "phase"),
        ("Customer Journey Stage", "phase"),
        ("userActions", "actions"),
        ("puntosDeContacto", "touchpoints"),
        ("emocoes", "emotion"),
        ("What does the customer do?", "actions"),
        ("What is the customer thinking or feeling?", "thoughts_and_feelings"),
        ("Fase da Jornada", "phase"),
        ("Fase de la jornada", "phase"),
        ("Stage of the journey", "phase"),
        ("Our target users", "personas"),
        ("Emotional Impact", "emotion"),
        ("Pain points\nWhat hurts, and whom", "pain_points"),
    ],
)
def test_whose_it_is_says_nothing_of_what_it_is(head: str, field: str) -> None:
    found = head_of(head)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "head",
    [
        "Target",
        "Customer weight",
        "What It Indicates",
        "Key product requirement: a fast list of all that is new today",
    ],
)
def test_what_no_words_tell(head: str) -> None:
    assert head_of(head) is None


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Pain points / Frictions", "pain_points"),
        ("Thoughts & questions", "thoughts"),
        ("Goals and weather", None),
        ("Opportunities for improvement", None),
        ("Top concerns", "pain_points"),
    ],
)
def test_exactly(head: str, field: str | None) -> None:
    found = head_of(head, exact=True)
    assert (found and found.field) == field
