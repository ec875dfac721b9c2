"""Two rows of heads, one above the other, read as a person reads them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline
from tests.importers.workbooks import workbook
from xlsxwriter import Workbook

from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Notes
from cjm.importers.registry import all_importers

PHASES = """Renting skates
,Awareness,,,Purchase,,
,Action,Emotion,Touchpoint,Action,Emotion,Touchpoint
,Sees a poster,4,Poster,Pays,2,Desk
,Asks friends,5,Phone,Complains,1,Desk
"""


def said(text: str) -> list[str]:
    notes = Notes()
    list(all_importers()["csv"].read(Foreign("a.csv", text.encode()), Wishes(title="T"), notes))
    return [note.message for note in notes if note.kind.name == "structure-guessed"]


def test_phases_over_what_is_said_of_each() -> None:
    (draft,), notes = imported(PHASES, "csv")
    assert draft.title == "Renting skates"
    assert outline(draft) == {
        "Awareness": [("Sees a poster", 1), ("Asks friends", 2)],
        "Purchase": [("Pays", -1), ("Complains", -2)],
    }
    assert draft.phases[1].steps[0].data["touchpoints"] == ["desk"]
    assert notes[0] == "CJM8005 2:2 Awareness"
    assert said(PHASES) == ["the row above the heads was taken for phases: “Awareness”, “Purchase”"]


def test_merged_cells_of_a_workbook() -> None:
    def merge(book: Workbook) -> None:
        page = book.worksheets()[0]
        page.merge_range(0, 0, 0, 2, "Awareness")
        page.merge_range(0, 3, 0, 5, "Purchase")

    rows = [line.split(",")[1:] for line in PHASES.splitlines()[2:]]
    book = workbook({"Skates": [[], *rows]}, merge)
    (draft,), notes = imported(book, "xlsx", "a.xlsx")
    assert outline(draft)["Purchase"] == [("Pays", -1), ("Complains", -2)]
    assert notes[0] == "CJM8005 1:1 Awareness"


def test_a_column_beside_the_groups_is_said_of_every_phase() -> None:
    text = "Step,Look,,Buy,\n,Emotion,Touchpoint,Emotion,Pain point\nFirst,4,Poster,2,Cold\nThen,5,,,\n"
    (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
    assert outline(draft) == {"Look": [("First", 1), ("Then", 2)], "Buy": [("First", -1)]}
    assert draft.phases[1].steps[0].data["pain_points"] == [{"text": "Cold"}]


def test_groups_that_are_no_phases() -> None:
    text = "The customer,,,The company,\nPhase,Step,Emotion,Owner,Backstage\nLook,Sees it,4,Shop,Prints\n"
    (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
    assert outline(draft) == {"Look": [("Sees it", 1)]}
    assert notes[0] == "CJM8005 1:1 The customer"
    (message,) = said(text)
    assert message.startswith(
        "the row above the heads was taken for groups of columns, which a map does not have"
    )
    assert message.endswith("“The customer”, “The company”")


@pytest.mark.parametrize(
    "lower", [",,Action,Emotion,Frontstage,Backstage", "Phase,Step,Action,Emotion,Frontstage,Backstage"]
)
def test_heads_in_both_rows_are_one_row(lower: str) -> None:
    text = f"Phase,Step,Customer,,Company,\n{lower}\nLook,Sees it,Stops,4,Glues,Prints\n"
    (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
    (step,) = draft.phases[0].steps
    assert step.data == {
        "name": "Sees it",
        "actions": ["Stops"],
        "emotion": {"score": 1},
        "frontstage": ["Glues"],
        "backstage": ["Prints"],
    }
    assert said(text)


def test_a_row_of_values_is_none_of_heads() -> None:
    text = "Phase,Step,,Emotion\nLook,Sees it,Website,happy\nBuy,Pays,Desk,sad\n"
    (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
    assert [phase.name for phase in draft.phases] == ["Look", "Buy"]
    assert not any(note.startswith("CJM8005") for note in notes)


def test_names_in_the_upper_row_that_stand_over_no_head() -> None:
    text = "Stage,Customer,,Company,,Weather,beyond\nStage,Action,Thought,Frontstage,Backstage,\nLook,A,B,C,D,cold\n"
    (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
    assert draft.phases[0].data["x-import"] == {"Weather": "cold"}
    assert draft.data["x-import"] == {"above the table": "beyond"}
    assert [note for note in notes if note.startswith("CJM8101")] == [
        "CJM8101 1:26 Weather",
        "CJM8101 1:34 beyond",
    ]


def test_what_is_said_of_no_phase_or_beyond_the_heads_is_kept() -> None:
    text = "Who,Look,,,Buy,,\n,Action,Emotion,Shelf,Action,Emotion,Shelf\nIda,Reads,4,Left,Pays,2,Right,beyond\nOle\n"
    (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
    assert draft.data["personas"] == {"ida": {"name": "Ida"}, "ole": {"name": "Ole"}}
    look, buy = draft.phases
    assert look.steps[0].data["x-import"] == {"Shelf": "Left", "?": "beyond"}
    assert buy.steps[0].data["x-import"] == {"Shelf": "Right"}
    assert "CJM8101 3:31 beyond" in notes
