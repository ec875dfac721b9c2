"""What only all tasks together show: who acts in another place, numbers for scores, journeys of today and tomorrow."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline


def test_who_acts_stands_before_the_score() -> None:
    text = "journey\n title T\n section S\n  Packs skates : Ida: 5\n  Takes the tram : Ida, Ole: 2\n  At 9:30, waits : Ida: 1\n"
    (draft,), notes = imported(text, "mermaid")
    assert outline(draft) == {"S": [("Packs skates", 2), ("Takes the tram", -1), ("At 9:30, waits", -2)]}
    assert [entry["name"] for entry in draft.data["personas"].values()] == ["Ida"]
    assert [entry["name"] for entry in draft.data["owners"].values()] == ["Ole"]
    assert notes[:2] == ["CJM8005 4:18 Ida", "CJM8002 4:18 Ida"]


def test_who_acts_begins_the_name_and_a_remark_ends_the_line() -> None:
    text = "journey\n title T\n section S\n  Guest: rings the bell: 5: Quick\n  Guest: waits: 1: Endless\n  Staff: opens: 4: At last\n"
    (draft,), notes = imported(text, "mermaid")
    assert outline(draft) == {"S": [("rings the bell", 2), ("waits", -2), ("opens", 1)]}
    assert [step.data["emotion"]["feeling"] for step in draft.phases[0].steps] == [
        "Quick",
        "Endless",
        "At last",
    ]
    assert draft.data["personas"] == {"guest": {"name": "Guest"}}
    assert draft.phases[0].steps[2].data["owner"] == "staff"
    assert notes == ["CJM8005 4:3 Guest", "CJM8002 4:3 Guest", "CJM8002 6:3 Staff"]


def test_who_acts_begins_the_name_and_ends_the_line() -> None:
    text = "journey\n title T\n section S\n  ida: packs: 5: Ida\n  ida: asks: why: 1: Ida\n"
    (draft,), _ = imported(text, "mermaid")
    assert outline(draft) == {"S": [("packs", 2), ("asks: why", -2)]}
    assert draft.data == {"personas": {"ida": {"name": "ida"}}}


@pytest.mark.parametrize("name", ["Sign-up: name", "App: bell"])
def test_a_group_of_tasks_is_nobody(name: str) -> None:
    text = f"journey\n title T\n section S\n  {name}: 5: Ida\n  {name} again: 1: Customer\n"
    (draft,), _ = imported(text, "mermaid")
    assert outline(draft) == {"S": [(name, 2), (f"{name} again", -2)]}


def test_numbers_of_tasks_are_no_scores() -> None:
    tasks = "".join(f"  T{number}: {number}: Ida\n" for number in range(2, 9))
    (draft,), notes = imported(f"journey\n title T\n section S\n{tasks}", "mermaid")
    assert {score for _, score in outline(draft)["S"]} == {None}
    assert draft.phases[0].steps[0].data["x-import"] == {"score": "2"}
    assert notes[0] == "CJM8005 4:7 2"
    assert [note.split()[0] for note in notes[2:]] == ["CJM8102"] * 7


def test_feelings_in_brackets() -> None:
    text = "journey\n title T\n section S\n  A: 4: Ida (Relief)\n  B: 2: Ida (Lost in thought)\n  C: 3: Ida, Robot (v2)\n"
    (draft,), notes = imported(text, "mermaid")
    assert [step.data["emotion"].get("feeling") for step in draft.phases[0].steps] == [
        "Relief",
        "Lost in thought",
        None,
    ]
    assert draft.data["personas"] == {"ida": {"name": "Ida"}}
    assert draft.data["owners"] == {"robot-v2": {"name": "Robot (v2)"}}
    assert notes == ["CJM8005 4:9 Ida (Relief)", "CJM8002 4:9 Ida (Relief)", "CJM8002 6:14 Robot (v2)"]


def test_today_and_tomorrow_in_portuguese() -> None:
    text = "journey\n title Rent\n section Estado atual\n  A: 1: Ida\n section Estado proposto\n  B: 5: Ida\n"
    assert len(imported(text, "mermaid")[0]) == 2


def test_today_and_tomorrow_with_more_words() -> None:
    text = "journey\n title Rent\n section As-is (paper)\n  A: 1: Ida\n section To-be: app\n  B: 5: Ida\n"
    today, later = imported(text, "mermaid")[0]
    assert (today.title, later.title, later.data["state"]) == (
        "Rent (As-is (paper))",
        "Rent (To-be: app)",
        "future",
    )


@pytest.mark.parametrize(
    ("title", "state"),
    [("To-Be: renting", "future"), ("Renting (to be)", "future"), ("How to be at ease", None)],
)
def test_a_title_of_tomorrow(title: str, state: str | None) -> None:
    (draft,), _ = imported(f"journey\n title {title}\n section S\n  A: 1: Ida\n", "mermaid")
    assert draft.data.get("state") == state


def test_remarks_in_the_place_of_actors_say_why_it_feels_so() -> None:
    text = (
        "journey\n title T\n section S\n  Opens the list: 2: Too many boots, none sorted by size\n"
        "  Reads the hours: 1: Severe doubt; the page is of last winter\n  Pays: 4: Quick and with a card\n"
    )
    (draft,), notes = imported(text, "mermaid")
    assert [step.data["emotion"] for step in draft.phases[0].steps] == [
        {"score": -1, "why": "Too many boots, none sorted by size"},
        {"score": -2, "why": "Severe doubt; the page is of last winter"},
        {"score": 1, "why": "Quick and with a card"},
    ]
    assert draft.data == {}
    assert notes == ["CJM8005 4:22 Too many boots, none sorted by size"]


def test_actors_with_long_names_act_again() -> None:
    text = "journey\n title T\n section S\n  A: 2: Owner of the old rink\n  B: 1: Owner of the old rink\n  C: 4: Friend of a good friend\n"
    (draft,), _ = imported(text, "mermaid")
    assert all("why" not in step.data["emotion"] for step in draft.phases[0].steps)


def test_what_stands_behind_the_actors_may_be_how_they_feel() -> None:
    text = (
        "journey\n title T\n section S\n  Waits: 1: Ida : frustrated\n  Asks: 3: Ida, Staff : a bit lost\n"
        "  Pays: 4: Ida : 2 minutes at the desk: or so\n"
    )
    (draft,), notes = imported(text, "mermaid")
    waits, asks, pays = draft.phases[0].steps
    assert waits.data["emotion"] == {"score": -2, "feeling": "frustrated"}
    assert asks.data["emotion"] == {"score": 0, "feeling": "a bit lost"}
    assert pays.data["emotion"] == {"score": 1}
    assert pays.data["x-import"] == {"rest": "2 minutes at the desk: or so"}
    assert "CJM8005 4:19 frustrated" in notes


def test_what_stands_behind_the_actors_and_is_no_feeling_is_kept() -> None:
    (draft,), _ = imported("journey\n title T\n section S\n  Waits: 1: Ida : 2 minutes\n", "mermaid")
    assert draft.phases[0].steps[0].data["x-import"] == {"rest": "2 minutes"}
