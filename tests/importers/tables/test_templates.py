"""Tables as templates of vendors and practitioners have them, with what stands around them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, messages, outline
from tests.importers.workbooks import workbook

from cjm.importers.importer import Wishes

LENS = """Journey of a family,,
Persona,Ida Berg,
Expectations,No queue,
,,
,Look,Pay
Doing,Reads the list,Queues
Feeling,curious,annoyed
"""

BLUEPRINT = """Renting skates,,
Time,2 min,1 day
Physical evidence,Poster,Ticket
Customer actions,Reads,Pays
Line of interaction,,
Frontstage,,Takes the money
Support processes,Printer,
"""


class TestWhatStandsAboveATable:
    def test_phases_side_by_side_below_a_title_and_whose_journey_it_is(self) -> None:
        (draft,), notes = imported(LENS, "csv")
        assert draft.title == "Journey of a family"
        assert outline(draft) == {"Look": [("Reads the list", None)], "Pay": [("Queues", None)]}
        assert [phase.data["emotion"]["score"] for phase in draft.phases] == [1, -1]
        assert draft.data["personas"] == {"ida-berg": {"name": "Ida Berg"}}
        assert draft.data["x-import"] == {"above the table": ["Expectations", "No queue"]}
        assert "CJM8003 2:9 Ida Berg" in notes

    def test_a_label_and_a_colon(self) -> None:
        text = "Persona: Ida\nMap: Skates\nOwner: Desk,,Changed: May\nPhase,Step,Emotion\nLook,Reads,2\n"
        (draft,), _ = imported(text, "csv")
        assert draft.title == "Skates"
        assert draft.data["personas"] == {"ida": {"name": "Ida"}}
        assert outline(draft) == {"Look": [("Reads", -1)]}
        assert draft.data["x-import"]["above the table"] == ["Owner: Desk", "Changed: May"]

    def test_steps_without_a_head_below_phases(self) -> None:
        text = ",Before,,After\n,Hear,Book,Pay\nDoing,Asks,Calls,Queues\nFeeling,3,4,1\n"
        (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Before": [("Hear", 0), ("Book", 1)], "After": [("Pay", -2)]}


class TestServiceBlueprints:
    def test_columns_without_phases_are_steps(self) -> None:
        (draft,), notes = imported(BLUEPRINT, "csv")
        (phase,) = draft.phases
        assert [step.name for step in phase.steps] == ["Reads", "Pays"]
        assert phase.steps[0].data == {
            "name": "Reads",
            "when": "2 min",
            "lanes": {"physical-evidence": ["Poster"]},
            "support": ["Printer"],
        }
        assert phase.steps[1].data["frontstage"] == ["Takes the money"]
        assert draft.data["lanes"] == {
            "physical-evidence": {"name": "Physical evidence", "group": "customer"}
        }
        assert "evidence" not in draft.data
        assert "CJM8101 5:1 Line of interaction" in notes

    @pytest.mark.parametrize("head", ["Customer", "User", "Cliente", "Клиент", "用户", "Kunde"])
    def test_customers_beside_staff_act(self, head: str) -> None:
        text = f"Phase,Evidence,{head},Frontstage,Backstage\nDesk,Ticket,Pays,Smiles,Counts\n"
        (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Desk": [("Pays", None)]}
        assert "personas" not in draft.data
        assert draft.phases[0].data["lanes"] == {"evidence": ["Ticket"]}


class TestWhatStandsBelowATable:
    TEXT = "Phase,Step,Score,Cost\nLook,Reads,4,2 €\nDesk,Pays,2,3 €\nTotal,,3,5 €\n\nNote: two are missing\n"

    def test_totals_are_left_out(self) -> None:
        (draft,), notes = imported(self.TEXT, "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Look": [("Reads", 1)], "Desk": [("Pays", -1)]}
        assert "CJM8103 4:1 Total" in notes

    def test_remarks_are_kept(self) -> None:
        (draft,), notes = imported(self.TEXT, "csv", wishes=Wishes(title="T"))
        assert draft.data["x-import"] == {"below the table": "Note: two are missing"}
        assert "CJM8101 6:1 Note: two are missing" in notes

    def test_so_it_is_in_workbooks(self) -> None:
        rows = [line.split(",") for line in self.TEXT.splitlines()]
        (draft,), _ = imported(workbook({"Skates": rows}), "xlsx", "a.xlsx")
        assert list(outline(draft)) == ["Look", "Desk"]
        assert draft.data["x-import"] == {"below the table": "Note: two are missing"}

    def test_a_phase_alone_behind_an_empty_row_is_one_where_its_steps_follow(self) -> None:
        text = "Phase,Step,Score\nLook,,\n,Reads,4\n,,\nDesk,,\n,Pays,2\n"
        (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Look": [("Reads", 1)], "Desk": [("Pays", -1)]}

    def test_a_phase_may_be_called_total(self) -> None:
        (draft,), _ = imported("Phase,Step\nTotal,Adds it up\n", "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Total": [("Adds it up", None)]}


@pytest.mark.parametrize(
    "heads",
    [
        "session_id,timestamp,stage,action,channel",
        "Stage,CustomerID,Action,Channel",
        "этап,ID клиента,действие,канал",
    ],
)
def test_records_of_what_single_people_did_are_no_journey(heads: str) -> None:
    assert messages(f"{heads}\na,b,c,d,e\na,c,d,e,f\n", "csv", "a.csv") == [
        "CJM8103 the rows record what single people did; the rows below the heads were left out"
    ]


def test_numbers_below_zero_that_tell_an_experience() -> None:
    text = "Stages,Look,Buy\nExperience,2,-1\nChannels,Web,Shop\n"
    (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
    assert [phase.data["emotion"]["score"] for phase in draft.phases] == [2, -1]


def test_scores_that_are_shares_of_one() -> None:
    (draft,), notes = imported(
        "Phase,Step,Score\nLook,Reads,0.75\nDesk,Pays,0.5\n", "csv", wishes=Wishes(title="T")
    )
    assert outline(draft) == {"Look": [("Reads", 1)], "Desk": [("Pays", 0)]}
    assert "CJM8001 2:12 0.75" in notes


def test_a_database_of_steps_calls_them_by_their_names() -> None:
    text = (
        "Task ID,Name,Section/Column,Assignee,Touchpoints,Emotion\n"
        '12,Books a visit,Look,Ida,"Website (https://a.test/1), Chat",curious\n13,Pays,Desk,Ole,Till,annoyed\n'
    )
    (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
    assert outline(draft) == {"Look": [("Books a visit", 1)], "Desk": [("Pays", -1)]}
    assert draft.data["touchpoints"]["website"] == {
        "name": "Website",
        "channel": "website",
        "link": "https://a.test/1",
    }
    assert draft.phases[0].steps[0].data["touchpoints"] == ["website", "chat"]
    assert list(draft.data["owners"]) == ["ida", "ole"]


def test_a_head_with_an_explanation_below_it() -> None:
    text = (
        "# Journey\n\n<table><caption>A caption that says at some length what stands in the rows and in the columns of the table, and also below"
        "</caption><tr><th>User steps<br>What somebody does first, and what then, in a few words that explain the head</th>"
        "<th>Look</th><th>Pay</th></tr>"
        "<tr><th>Frontstage<br>All that customers meet: people, places, papers, signs, pages and machines of the house</th>"
        "<td>Poster</td><td>Till</td></tr><tr><th>Pain points</th><td></td><td>Slow</td></tr></table>\n"
    )
    (draft,), _ = imported(text, "markdown")
    assert draft.title == "Journey"
    (phase,) = draft.phases
    assert [step.name for step in phase.steps] == ["Look", "Pay"]
    assert phase.steps[1].data["frontstage"] == ["Till"]


@pytest.mark.parametrize(
    "heads",
    [
        "Quote ID,Quote Status,Last activity,Next action",
        "Test,Steps,Expected result,Status",
        "Area,Process ID,System,Notes",
    ],
)
def test_tables_whose_heads_only_have_words_of_journeys_in_them(heads: str) -> None:
    assert messages(f"{heads}\na,b,c,d\na,c,d,e\n", "csv", "a.csv") == [
        "CJM8103 the heads name neither phases nor steps; the rows below the heads were left out"
    ]


def test_how_important_needs_are_and_how_well_they_are_met() -> None:
    text = "Job stage,Job step,Desired outcome,Importance,Satisfaction\nLook,Reads,Know the hours,8,3\nDesk,Pays,Be quick,12,7\n"
    (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
    assert outline(draft) == {"Look": [("Reads", None)], "Desk": [("Pays", None)]}
    look, desk = (phase.steps[0].data["needs"] for phase in draft.phases)
    assert look == [{"text": "Know the hours", "importance": 8, "satisfaction": 3}]
    assert desk == [{"text": "Be quick", "satisfaction": 7}]
    assert "CJM8102 3:20 12" in notes
