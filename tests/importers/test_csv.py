"""Separated values as people save them."""

from __future__ import annotations

import csv
import io
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importers.reading import imported, messages, outline

from cjm.importers.importer import Wishes
from cjm.importers.notes import Cell as NotedCell
from cjm.importers.notes import Notes
from cjm.importers.tables.cutting import records
from cjm.importers.tables.separated import separator_of

TABLE = '''Stage,Touchpoint,Customer Action,Thoughts,Emotion,Pain Points,Opportunities,Owner,Weather
Awareness,"Instagram, Website",Sees an ad,"""Looks nice""",😀 Excited,-,,Marketing,sunny
,Website,Reads reviews; compares prices,Is it worth it?,3/5,"Too many sites; fake reviews",Show verified ones,Marketing,
Purchase,Checkout page,Pays,,Frustrated+,Long form,One-click checkout,"Product, Legal",
'''


class TestRows:
    def test_rows_of_one_phase_are_its_steps(self) -> None:
        (draft,), notes = imported(TABLE, "csv", "maps/shoes.csv")
        assert draft.title == "shoes"
        assert outline(draft) == {
            "Awareness": [("Sees an ad", 2), ("Reads reviews", 0)],
            "Purchase": [("Pays", -2)],
        }
        first, second = draft.phases[0].steps
        assert first.data == {
            "name": "Sees an ad",
            "touchpoints": ["instagram", "website"],
            "thoughts": ['"Looks nice"'],
            "emotion": {"score": 2, "feeling": "Excited"},
            "owner": "marketing",
            "x-import": {"Weather": "sunny"},
        }
        assert second.data["actions"] == ["Reads reviews", "compares prices"]
        assert second.data["pain_points"] == [{"text": "Too many sites"}, {"text": "fake reviews"}]
        assert draft.phases[1].steps[0].data["x-import"] == {"owner": "Legal"}
        assert draft.data["touchpoints"]["checkout-page"] == {"name": "Checkout page", "channel": "website"}
        assert notes[-4:] == [
            "CJM8004 2:60 😀 Excited", "CJM8004 3:57 3/5", "CJM8004 4:30 Frustrated+", "CJM8101 4:72 Product, Legal",
        ]  # fmt: skip
        assert "CJM8101 1:83 Weather" in notes

    def test_steps_that_a_column_names(self) -> None:
        text = "phase,step,score,why\nLook,Searches,-1,Too much\nLook,Finds,2,\nBuy,Pays,0,\n"
        (draft,), notes = imported(text, "csv", wishes=Wishes(title="Shoes"))
        assert outline(draft) == {"Look": [("Searches", -1), ("Finds", 2)], "Buy": [("Pays", 0)]}
        assert draft.phases[0].steps[0].data["emotion"]["why"] == "Too much"
        assert notes == ["CJM8001 2:15 -1"]

    def test_words_that_speak_of_a_channel_are_noted(self) -> None:
        text = "Stage,Action,Channel,Touchpoint\nLook,Reads,Website,Blog\n,Asks,the site at work,Form\n"
        (draft,), notes = imported(text, "csv")
        assert draft.data["touchpoints"]["form"] == {"name": "Form", "channel": "website"}
        assert [note for note in notes if note.startswith("CJM8004")] == ["CJM8004 3:7 the site at work"]

    def test_scores_beside_words_for_feelings(self) -> None:
        text = "Stage,Action,Emotion,Score\nLook,Searches,happy,3/10\n,Reads,😀,3\n,Asks,2,4\n"
        (draft,), _ = imported(text, "csv")
        first, second, third = draft.phases[0].steps
        assert first.data["emotion"] == {"score": -1.11, "feeling": "happy"}
        assert second.data["emotion"] == {"score": 0, "feeling": "😀"}
        assert (third.data["emotion"], third.data["x-import"]) == ({"score": -1}, {"score": "4"})

    def test_one_row_a_phase(self) -> None:
        text = "Phase;Goal;Actions;Feelings;Frequency;Pain points\nLook;Know more;Searches; curious;often;Too much\nBuy;Get it;Pays;happy;;\n"
        (draft,), _ = imported(text, "csv", wishes=Wishes(title="Shoes"))
        look, buy = draft.phases
        assert outline(draft) == {"Look": [("Searches", None)], "Buy": [("Pays", None)]}
        assert look.data["customer_goal"] == "Know more"
        assert look.data["emotion"] == {"score": 1, "feeling": "curious"}
        assert look.data["pain_points"] == [{"text": "Too much", "frequency": "frequent"}]
        assert buy.data["emotion"] == {"score": 1, "feeling": "happy"}

    def test_phases_side_by_side(self) -> None:
        text = ",Look,Buy\nActions,Searches,Pays\nEmotion (1-10),7,2\nThoughts,Which one?,\n"
        (draft,), notes = imported(text, "csv", wishes=Wishes(title="Shoes"))
        assert [(phase.name, phase.data["emotion"]["score"]) for phase in draft.phases] == [
            ("Look", 0.67),
            ("Buy", -1.56),
        ]
        assert outline(draft) == {"Look": [("Searches", None)], "Buy": [("Pays", None)]}
        assert draft.phases[0].steps[0].data["thoughts"] == ["Which one?"]
        assert notes[0] == "CJM8003 2:1 Actions"

    def test_several_journeys_in_a_column_and_below_each_other(self) -> None:
        text = "Journey,Phase,Step\nRent,Look,A\n,Look,B\nReturn,Bring,C\n"
        drafts, _ = imported(text, "csv")
        assert [(draft.title, outline(draft)) for draft in drafts] == [
            ("Rent", {"Look": [("A", None), ("B", None)]}),
            ("Return", {"Bring": [("C", None)]}),
        ]
        text = "# made by hand\nOf shops,,\nRent,,\nPhase,Step,Score\nLook,A,1\n\nReturn,,\nPhase,Step,Score\nBring,B,5\n"
        drafts, notes = imported(text, "csv")
        assert [(draft.title, outline(draft)) for draft in drafts] == [
            ("Rent", {"Look": [("A", -2)]}),
            ("Return", {"Bring": [("B", 2)]}),
        ]
        assert drafts[0].data["x-import"] == {"above the table": "Of shops", "comment": "made by hand"}
        assert {note for note in notes if note.startswith("CJM8101")} == {
            "CJM8101 2:1 Of shops",
            "CJM8101 1:1 # made by hand",
        }

    @pytest.mark.parametrize(
        "heads",
        [
            "Etapa;Paso;Emoción;Puntos de dolor",
            "Fase;Passo;Emoção;Pontos de dor",
            "Этап;Шаг;Эмоции;Боли",
            "阶段;步骤;情绪;痛点",
            "Fase;Trinn;Følelser;Smertepunkter",
            "**Stage**;Step #1;Customer emotions (1–5);Pain-points 😖",
        ],
    )
    def test_heads_in_many_languages(self, heads: str) -> None:
        if "#1" in heads:
            heads = heads.replace("Step #1", "Step")
        (draft,), _ = imported(f"{heads}\nA;B;4;C\n", "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"A": [("B", 1)]}
        assert draft.phases[0].steps[0].data["pain_points"] == [{"text": "C"}]

    @pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "Phase\n", "Phase,Step\n", '"'])
    def test_none(self, text: str) -> None:
        assert imported(text, "csv")[0] == []

    @pytest.mark.parametrize(
        "text",
        [
            "No,Category,Issue,Do,Severity\n1,Forms,Long,Shorten,high\n",
            "Channel,Surface,Effort,Stage\nMail,List,2,live\n",
            "Stage,ID\nOne,1\n",
            "Fault,State,Who\nFilter does not work for users,open,Ida\nThe problem of tools,done,Ola\n",
        ],
    )
    def test_what_is_no_journey(self, text: str) -> None:
        drafts, notes = imported(text, "csv")
        assert drafts == []
        assert [note[:11] for note in notes] == ["CJM8103 1:1"]


class TestSeparated:
    @given(
        st.lists(
            st.lists(st.text(st.sampled_from('ab"\n\r, \t;#'), max_size=6), min_size=2, max_size=4),
            min_size=1,
            max_size=5,
        ),
        st.sampled_from(",;\t|"),
        st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    )
    def test_reads_what_the_library_writes(
        self, rows: list[list[str]], separator: str, quoting: Literal[0, 1]
    ) -> None:
        text = io.StringIO()
        csv.writer(text, delimiter=separator, lineterminator="\r\n", quoting=quoting).writerows(rows)
        notes = Notes()
        found = [[cell.text for cell in record] for record in records([text.getvalue()], separator, notes)]
        assert found == rows
        assert len(notes) == 0

    @given(st.text(st.sampled_from('ab"\n\r, \t;#'), max_size=60))
    def test_every_cell_stands_where_it_says(self, text: str) -> None:
        for record in records(text, ",", Notes()):
            for cell in record:
                assert not isinstance(cell.where, NotedCell)
                start, end = cell.where
                assert text[start:end].replace('""', '"') == cell.text or cell.text == text[start:end]

    @pytest.mark.parametrize("separator", list(",;\t|"))
    def test_empty_cells_behind_one_in_quotation_marks(self, separator: str) -> None:
        text = separator.join(['"a"', "", "", "b", '"c" ', "", "d"])
        (line,) = records([text], separator, Notes())
        assert [cell.text for cell in line] == ["a", "", "", "b", "c", "", "d"]

    @pytest.mark.parametrize("above", ["", "\n", "# Ida; Ole; Kari\n", "\r"])
    def test_lines_above_the_heads_say_nothing_of_the_separator(self, above: str) -> None:
        text = f"{above}Phase,Step,Pains{above or chr(10)}Look,Opens,a; b; c; d\n"
        (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Look": [("Opens", None)]}

    def test_quotation_marks_that_are_not_doubled(self) -> None:
        notes = Notes()
        rows = [
            [cell.text for cell in row] for row in records('a,"says "no" to it",b\n"open,c\n', ",", notes)
        ]
        assert rows == [["a", 'says "no" to it', "b"], ['"open', "c"]]
        assert [note.where for note in notes] == [(3, 18)]

    @pytest.mark.parametrize(
        ("text", "separator"), [("a;b\n1,5;2\n", ";"), ("a\tb,c\n1\t2\n", "\t"), ("a,b", ","), ("", ",")]
    )
    def test_the_separator(self, text: str, separator: str) -> None:
        assert separator_of(text) == separator


OWN = "phase,phase_id,step,step_id,when,summary,timing,duration,customer_goal,touchpoints,pain_points,score"


class TestOurOwnAfterPeople:
    """What `cjm render --format csv` wrote, edited by people: what no longer fits is kept and said."""

    def test_values_that_the_format_does_not_take(self) -> None:
        text = f"{OWN}\nLook,0.5,,,,,soon,slow,, ;,,\nLook,0.5,Opens,exit,,,,,Know more,,,5\n"
        (draft,), notes = imported(text, "csv")
        assert outline(draft) == {"Look": [("Opens", None)]}
        assert draft.phases[0].data == {
            "name": "Look",
            "duration": "slow",
            "x-import": {"phase_id": "0.5", "timing": "soon", "touchpoints": " ;"},
        }
        assert draft.phases[0].steps[0].data == {
            "name": "Opens",
            "x-import": {"phase_id": "0.5", "step_id": "exit", "customer_goal": "Know more", "score": "5"},
        }
        assert [note.split()[1] for note in notes if note.startswith("CJM8102")] == [
            "2:6", "2:14", "2:25", "3:6", "3:16", "3:25", "3:37",
        ]  # fmt: skip

    @pytest.mark.parametrize("above", ["", "\n", "# by hand\n\n", ",,\n"])
    def test_lines_above_the_heads(self, above: str) -> None:
        text = f"{above}{OWN}\nLook,a,Opens,o,,,,,,Site [website],,1\n"
        for ending in ("\n", "\r\n", "\r"):
            (draft,), _ = imported(text.replace("\n", ending), "csv", wishes=Wishes(title="T"))
            assert outline(draft) == {"Look": [("Opens", 1)]}
            assert draft.data["touchpoints"] == {"site": {"name": "Site", "channel": "website"}}

    def test_an_id_that_comes_again(self) -> None:
        text = f"{OWN}\nLook,a,Opens,o\nBuy,b,Pays,o\nLook,a,Reads,\n"
        (draft,), notes = imported(text, "csv")
        assert [stage.data.get("id") for stage in draft.stages] == ["a", "o", "b", None, None, None]
        assert [note for note in notes if note.startswith("CJM8102")] == ["CJM8102 3:12 o", "CJM8102 4:6 a"]

    def test_brackets_and_columns_of_peoples_own(self) -> None:
        text = f"{OWN},phase,Weather\nLook,,Opens,,,,,,,Site [website]; Desk [UX-12],Slow [see UX-12]; Late [low],,Mine,cold,beyond\n"
        (draft,), _ = imported(text, "csv")
        (step,) = draft.phases[0].steps
        assert [entry["name"] for entry in draft.data["touchpoints"].values()] == ["Site", "Desk [UX-12]"]
        assert step.data["pain_points"] == [
            {"text": "Slow [see UX-12]"},
            {"text": "Late", "severity": "low"},
        ]
        assert step.data["x-import"] == {"phase": "Mine", "Weather": "cold", "?": "beyond"}


class TestNothingIsLost:
    """What stands in a table and fits nowhere is kept, and said."""

    def test_cells_beyond_the_heads_or_below_empty_ones(self) -> None:
        text = "Phase,Step,,Category\nLook,Opens,under none,blue,beyond\n"
        (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
        assert draft.phases[0].steps[0].data["x-import"] == {
            "?": ["under none", "beyond"],
            "Category": "blue",
        }
        assert [note for note in notes if note.startswith("CJM8101")] == [
            "CJM8101 1:13 Category", "CJM8101 2:12 under none", "CJM8101 2:28 beyond",
        ]  # fmt: skip

    def test_values_that_no_field_takes(self) -> None:
        text = "ID,Phase,Phase ID,Step,Step ID,Key moment,Sub-journey,Emotion,Score\n1,A,0.5,B,b,perhaps,c.cjm.yaml,happy,2\nUX-2,A,a,C,b,no,,,\n"
        (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
        first, second = draft.phases[0].steps
        assert first.data == {
            "name": "B",
            "id": "b",
            "journey": "c.cjm.yaml",
            "emotion": {"score": -1, "feeling": "happy"},
            "x-import": {"phase_id": "0.5", "moment_of_truth": "perhaps"},
        }
        assert second.data == {
            "name": "C",
            "moment_of_truth": False,
            "x-import": {"number": "UX-2", "step_id": "b"},
        }
        assert draft.phases[0].data == {"name": "A", "id": "a"}
        assert [note.split()[1] for note in notes if note.startswith("CJM8102")] == [
            "2:5",
            "2:13",
            "3:1",
            "3:12",
        ]

    def test_actions_of_a_phase_whose_steps_have_names(self) -> None:
        text = "Phase,Step,Action\nLook,Opens,Types\nLook,,Waits\n"
        (draft,), _ = imported(text, "csv", wishes=Wishes(title="T"))
        assert draft.phases[0].steps[0].data["actions"] == ["Types", "Waits"]

    def test_words_beside_a_desired_score(self) -> None:
        text = "Phase,Step,desired_score\nLook,Opens,🙂 at last\nLook,Waits,🙂 again\n"
        (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
        assert draft.phases[0].data["desired"] == {"score": 1}
        assert {"CJM8004 2:12 🙂 at last", "CJM8004 3:12 🙂 again"} <= {*notes}

    def test_a_head_too_long_for_a_key(self) -> None:
        (draft,), notes = imported(
            f"Phase,Step,{'long ' * 300}\nLook,Opens,cold\n", "csv", wishes=Wishes(title="T")
        )
        ((label, text),) = draft.phases[0].steps[0].data["x-import"].items()
        assert (len(label), text) == (200, "cold")
        assert len(notes) == 3

    @pytest.mark.parametrize("heads", ["Phase,Step,When", OWN])
    def test_comments_with_separators_in_them(self, heads: str) -> None:
        (draft,), notes = imported(
            f"# by hand, by Ida,,\n{heads}\nLook,Opens,,,,\n", "csv", wishes=Wishes(title="T")
        )
        assert draft.data["x-import"] == {"comment": "by hand, by Ida"}
        assert any(note.startswith("CJM8101 1:1 # by hand, by Ida") for note in notes)

    def test_the_corner_of_phases_side_by_side(self) -> None:
        for corner in ("Skates", "Metrics for the rink"):
            text = f"{corner},Look,Buy\nActions,Searches,Pays\nThoughts,Which?,Why?\n"
            (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
            assert draft.data["x-import"] == {"above the table": corner}
            assert f"CJM8101 1:1 {corner}" in notes

    def test_heads_without_rows_below_another_table(self) -> None:
        text = "Phase,Step\nLook,Opens\nThe way back,\nPhase,Step,Mood,Shelf\n"
        (draft,), notes = imported(text, "csv", wishes=Wishes(title="T"))
        assert outline(draft) == {"Look": [("Opens", None)]}
        assert [note for note in notes if note.startswith("CJM8103")] == ["CJM8103 4:1 Phase"]
        said = "CJM8103 no rows stand below the heads “Phase”, “Step”, “Mood”, “Shelf”; they were left out, and so was “The way back”"
        assert said in messages(text, "csv")


class TestPersonas:
    TABLE = "Stage,{},Actions,Feeling\nLook,Ida,Asks,happy\nPay,Ida,Pays,sad\nLook,Ola,Reads,sad\nPay,Ola,Leaves,happy\n"

    def test_each_goes_through_the_phases(self) -> None:
        drafts, notes = imported(self.TABLE.format("Persona"), "csv", wishes=Wishes(title="Skates"))
        assert [(draft.title, outline(draft)) for draft in drafts] == [
            ("Skates: Ida", {"Look": [("Asks", None)], "Pay": [("Pays", None)]}),
            ("Skates: Ola", {"Look": [("Reads", None)], "Pay": [("Leaves", None)]}),
        ]
        assert [draft.data["personas"] for draft in drafts] == [
            {"ida": {"name": "Ida"}},
            {"ola": {"name": "Ola"}},
        ]
        assert "CJM8005 1:7 Persona" in notes

    def test_actors_go_through_one_journey(self) -> None:
        drafts, _ = imported(self.TABLE.format("Actor"), "csv", wishes=Wishes(title="Skates"))
        assert [draft.title for draft in drafts] == ["Skates"]

    def test_very_many_heads_one_below_the_other(self) -> None:
        (draft,), _ = imported("Phase,Step\n" * 8_000 + "Look,Opens\n", "csv")
        assert outline(draft) == {"Look": [("Opens", None)]}
