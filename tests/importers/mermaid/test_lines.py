"""Lines that are not quite as Mermaid wants them, and what people mean by them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline

from cjm.importers.importer import Wishes


def read(lines: str) -> tuple[dict[str, list[tuple[str, object]]], list[str]]:
    """The phases of a diagram of a title and these lines, and the notes."""
    (draft,), notes = imported(f"journey\n title T\n{lines}", "mermaid", wishes=Wishes("personas"))
    return outline(draft), notes


@pytest.mark.parametrize(
    ("line", "name", "score", "codes"),
    [
        ('"Pays": 4: "Ida"', "Pays", 1, []),
        ("“Pays”: 4: Ida", "Pays", 1, []),
        ("**Pays**: 4: Ida", "Pays", 1, []),
        ('"Pays" or "waits": 4: Ida', '"Pays" or "waits"', 1, []),
        ("- Pays: 4: Ida", "Pays", 1, []),
        ("Pays -> 4: Ida", "Pays", 1, ["CJM8004"]),
        ("Pays → 4: Ida", "Pays", 1, ["CJM8004"]),
        ("Pays | 4: Ida", "Pays", 1, ["CJM8004"]),
        ("Pays -> waits: 4: Ida", "Pays -> waits", 1, []),
        ("Pays: 4 - Ida", "Pays", 1, ["CJM8004"]),
        ("Pays: 4; Ida", "Pays", 1, ["CJM8004"]),
        ("Pays: 4 | Ida", "Pays", 1, ["CJM8004"]),
        ("Lunch: 12 - 13: Ida", "Lunch", None, ["CJM8004", "CJM8102"]),
        ("Fixes #7: 4: Ida", "Fixes #7", 1, []),
        ("Pays: 4: Ida %% at once", "Pays", 1, ["CJM8101"]),
        ("Pays<br/>now</br>: 4: Ida", "Pays now", 1, []),
        ("click the bell: 4: Ida", "click the bell", 1, []),
        ('click bell "https://a.example" "b"', None, None, ["CJM8103"]),
        ("style Pays fill:#f9f", None, None, ["CJM8103"]),
        ("classDef big fill:#f9f", None, None, ["CJM8103"]),
    ],
)
def test_a_task(line: str, name: str | None, score: float | None, codes: list[str]) -> None:
    found, notes = read(f" section S\n  {line}\n  End: 3: Ida\n")
    assert found == {"S": [*([(name, score)] if name else []), ("End", 0)]}
    assert [note.split()[0] for note in notes] == codes
    assert {note.split()[1].split(":")[0] for note in notes} <= {"4"}


def test_titles_and_sections() -> None:
    text = 'journey\n title: "Rent #2 bikes"\n section: \'Look\'\n  A: 3: Ida\n section "Buy" # now\n  title: 4: Ida\n'
    (draft,), notes = imported(text, "mermaid", wishes=Wishes("personas"))
    assert draft.title == "Rent #2 bikes"
    assert outline(draft) == {"Look": [("A", 0)], "Buy": [("title", 1)]}
    assert notes == ['CJM8005 2:9 "Rent #2 bikes"', "CJM8005 3:11 'Look'", "CJM8101 5:18 now"]


def test_the_title_that_is_drawn_is_that_of_the_map() -> None:
    text = "journey\n accTitle: Rent\n accDescr All of it\n title Rent\n section S\n  A: 3: Ida\n"
    (draft,), notes = imported(text, "mermaid", wishes=Wishes("personas"))
    assert (draft.title, draft.data["summary"], notes) == ("Rent", "All of it", [])


def test_actors_between_other_signs() -> None:
    (draft,), notes = imported(
        "journey\n title T\n section S\n  A: 3: Ida、Ole\n  B: 3: Ida + Robot\n  C: 3: Ida & Ole\n  D: 3: Bits & Bobs\n",
        "mermaid",
        wishes=Wishes("personas"),
    )
    assert [entry["name"] for entry in draft.data["personas"].values()] == [
        "Ida",
        "Ole",
        "Robot",
        "Bits & Bobs",
    ]
    assert notes == []


def test_texts_of_our_own_diagrams_are_what_they_are() -> None:
    text = (
        '%% generator: cjm\njourney\n title "To-be"\n section "Now"\n  - waits: 3: Ida、Ole\n  Sit -#62; 3: 4\n'
        ' section As is\n  style Ida\n  click x "y": 4\n section To be\n  "Pays": 5: Ida (Relief)\n'
    )
    (draft,), _ = imported(text, "mermaid", wishes=Wishes("personas"))
    assert (draft.title, draft.data.get("state")) == ('"To-be"', None)
    assert outline(draft) == {
        '"Now"': [("- waits", 0), ("Sit -> 3", 1)],
        "As is": [("style Ida", None), ('click x "y"', 1)],
        "To be": [('"Pays"', 2)],
    }
    assert [entry["name"] for entry in draft.data["personas"].values()] == ["Ida、Ole", "Ida (Relief)"]
