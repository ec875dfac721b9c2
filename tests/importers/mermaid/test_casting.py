"""What actors become, by their names and by how often they act."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported

from cjm.importers.draft import Draft


def cast(*tasks: str) -> tuple[dict[str, list[str]], Draft, list[str]]:
    """The registries of a diagram with a task for each list of actors, the map, and the notes."""
    lines = "".join(f"  T{number}: 3: {actors}\n" for number, actors in enumerate(tasks))
    (draft,), notes = imported(f"journey\n title T\n section S\n{lines}", "mermaid")
    found: dict[str, list[str]] = {
        key: [entry["name"] for entry in draft.data[key].values()]
        for key in ("personas", "owners", "touchpoints")
        if key in draft.data
    }
    return found, draft, notes


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        (["Customer", "Customer, Kitchen"], {"personas": ["Customer"], "owners": ["Kitchen"]}),
        (["Guest", "Guest", "Zed, Guest"], {"personas": ["Guest"], "owners": ["Zed"]}),
        (["Zed", "Zed", "Guest"], {"personas": ["Zed", "Guest"]}),
        (["Customer", "Customer Service"], {"personas": ["Customer"], "owners": ["Customer Service"]}),
        (["Admin User", "System"], {"personas": ["Admin User"], "owners": ["System"]}),
        (["Cliente", "Atención al cliente"], {"personas": ["Cliente"], "owners": ["Atención al cliente"]}),
        (["客户", "客户经理"], {"personas": ["客户"], "owners": ["客户经理"]}),
        (["ユーザー", "サポート担当"], {"personas": ["ユーザー"], "owners": ["サポート担当"]}),
        (["User1", "User2", "User2"], {"personas": ["User1", "User2"]}),
        (["User", "ChatService", "ChatService"], {"personas": ["User"], "owners": ["ChatService"]}),
        (["Developer", "Developer", "System"], {"personas": ["Developer"], "owners": ["System"]}),
        (["Developer"], {"personas": ["Developer"]}),
        (["System", "System"], {"owners": ["System"]}),
        (["Sales", "Legal", "Finance"], {"owners": ["Sales", "Legal", "Finance"]}),
        (["Me", "Me, Cat"], {"personas": ["Me", "Cat"]}),
    ],
)
def test_registries(tasks: list[str], expected: dict[str, list[str]]) -> None:
    assert cast(*tasks)[0] == expected


def test_a_word_among_feelings_is_one() -> None:
    found, draft, _ = cast("Happy", "Curious", "Proud", "Ready for more", "Happy")
    assert found == {}
    assert [step.data["emotion"]["feeling"] for step in draft.phases[0].steps[2:4]] == [
        "Proud",
        "Ready for more",
    ]


@pytest.mark.parametrize("time", ["2 weeks", "1-2 min", "3 周", "~5 h", "2 недели"])
def test_how_long_it_takes_is_nobody(time: str) -> None:
    found, draft, notes = cast("Ida", time)
    assert found == {"personas": ["Ida"]}
    assert draft.phases[0].steps[1].data["x-import"] == {"actors": time}
    assert notes == ["CJM8002 4:10 Ida", f"CJM8101 5:10 {time}"]


def test_everybody_is_all_personas() -> None:
    found, draft, notes = cast("Ida", "Ole", "All", "Ida, Ole")
    assert found == {"personas": ["Ida", "Ole"]}
    assert list(draft.phases[0].steps[2].data["by_persona"]) == ["ida", "ole"]
    assert notes[2] == "CJM8002 6:10 All"
    found, draft, notes = cast("Sales", "Legal", "Everyone")
    assert found == {"owners": ["Sales", "Legal"]}
    assert draft.phases[0].steps[2].data["x-import"] == {"actors": "Everyone"}
    assert notes[-1] == "CJM8101 6:10 Everyone"


def test_where_half_of_those_who_act_once_are_feelings_all_are() -> None:
    text = "journey\n title T\n section S\n  A: 5: Inspiration\n  B: 3: Neutral\n  C: 2: Worry\n  D: 3: Daydreams\n"
    (draft,), _ = imported(text, "mermaid")
    assert draft.data == {}
    feelings = [step.data["emotion"]["feeling"] for step in draft.phases[0].steps]
    assert feelings == ["Inspiration", "Neutral", "Worry", "Daydreams"]


@pytest.mark.parametrize(
    "team", ["Customer Success", "客户成功", "客户支持", "saksbehandler", "Sachbearbeiterin"]
)
def test_teams_for_customers_are_owners(team: str) -> None:
    text = f"journey\n title T\n section S\n  A: 5: {team}\n  B: 3: {team}\n  C: 2: Customer\n"
    (draft,), _ = imported(text, "mermaid")
    assert [entry["name"] for entry in draft.data["owners"].values()] == [team]


@pytest.mark.parametrize(
    ("title", "kind"), [("Employees ask for access", "personas"), ("Asking for access", "owners")]
)
def test_of_those_who_look_like_owners_the_journey_is_whose_the_title_says(title: str, kind: str) -> None:
    text = f"journey\n title {title}\n section S\n  A: 4: Employee\n  B: 2: Copilot\n  C: 3: Employee\n  D: 3: System\n"
    (draft,), _ = imported(text, "mermaid")
    assert "Employee" in [entry["name"] for entry in draft.data[kind].values()]
