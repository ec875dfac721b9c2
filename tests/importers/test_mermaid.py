"""Journey diagrams as people write them, also where Mermaid misreads them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline

from cjm.importers.importer import Wishes

DAY = """journey
    title A day at the rink
    section Going there
      Packs the skates: 5: Ida
      Takes the tram: 2: Ida
    section On the ice
      Waits for the machine: 1: Ida, Rink staff
"""


def fence(diagram: str) -> str:
    return f"# Winter\n\nWords.\n\n```mermaid\n{diagram}```\n\nMore words.\n"


class TestWhole:
    def test_sections_tasks_scores_and_actors(self) -> None:
        (draft,), notes = imported(DAY, "mermaid", "day.mmd")
        assert draft.title == "A day at the rink"
        assert outline(draft) == {
            "Going there": [("Packs the skates", 2), ("Takes the tram", -1)],
            "On the ice": [("Waits for the machine", -2)],
        }
        assert draft.data["personas"] == {"ida": {"name": "Ida"}}
        assert draft.data["owners"] == {"rink-staff": {"name": "Rink staff"}}
        assert draft.phases[1].steps[0].data["owner"] == "rink-staff"
        assert notes == ["CJM8002 4:28 Ida", "CJM8002 7:38 Rink staff"]

    @pytest.mark.parametrize(
        "text",
        [
            fence(DAY),
            fence(DAY).replace("\n", "\r\n"),
            fence(DAY).replace("```", "~~~~"),
            fence(DAY).replace("```mermaid", "``` {.mermaid width=100}"),
            fence(DAY).replace("```mermaid\n", ":::mermaid\n").replace("```", ":::"),
            "".join(f"> {line}\n" for line in fence(DAY).splitlines()),
            "".join(f"   {line}\n" for line in fence(DAY).splitlines()),
            f'<h2>Winter</h2><div class="mermaid">\n{DAY}</div>',
            f"<pre class='mermaid dark'>{DAY}</pre>",
            f"\ufeff%%{{init: {{'theme': 'dark'}}}}%%\n\n{DAY}",
            f"Words.\n\n{DAY}\n# More\n\n- words: 5\n",
            f".. code:: mermaid\n\n   {DAY.replace(chr(10), chr(10) + '   ')}\n\nMore words\n",
            DAY.replace("    ", "\t").replace("Packs", "\u00a0Packs"),
            DAY.upper().replace("JOURNEY", "journey").replace("TITLE", "Title"),
        ],
        ids=[
            "fence", "crlf", "tildes", "attributes", "colons", "quotation", "indented", "div", "pre", "directive",
            "bare", "directive-of-rst", "tabs", "keywords",
        ],
    )  # fmt: skip
    def test_wherever_it_stands(self, text: str) -> None:
        (draft,), _ = imported(text, "mermaid")
        scores = [score for steps in outline(draft).values() for _, score in steps]
        assert (draft.title.lower(), len(draft.phases), scores) == ("a day at the rink", 2, [2, -1, -2])

    def test_several_in_a_file_and_one_that_nothing_closes(self) -> None:
        text = (
            fence(DAY)
            + '```mermaid\npie\n  "a": 1\n```\n## Next\n```mermaid\njourney\n  Home: 3: Ida\n\n## Then\nWords: 5: not a task\n'
        )
        (first, second), notes = imported(text, "mermaid")
        assert first.title == "A day at the rink"
        assert second.title == "Next"
        assert outline(second) == {"Next": [("Home", 0)]}
        assert notes[2:] == [
            "CJM8005 22:1 journey",
            "CJM8006 22:1 journey",
            "CJM8002 23:12 Ida",
            "CJM8006 23:3 Home",
        ]

    def test_an_example_that_is_shown_as_code_and_as_a_diagram_is_one(self) -> None:
        drafts, _ = imported(f"```\n{DAY}```\n\n```mermaid\n{DAY}```\n", "mermaid")
        assert len(drafts) == 1

    def test_strings_that_nothing_ends(self) -> None:
        drafts, _ = imported("'journey\n" * 20_000 + "`journey\n" * 20_000, "mermaid")
        assert drafts == []

    def test_very_many(self) -> None:
        drafts, _ = imported("".join(f"journey\n  A{number}: 3: Ida\n" for number in range(1_200)), "mermaid")
        assert [outline(draft)["a"] for draft in drafts] == [[(f"A{number}", 0)] for number in range(1_200)]

    @pytest.mark.parametrize(
        "text", ["", "journey", "```\njourney\n```\n", "pie\n", "# journey\n", "my journey\n"]
    )
    def test_none(self, text: str) -> None:
        assert imported(text, "mermaid") == ([], [])


class TestTasks:
    """One task, its name, score and what is noted of it."""

    @pytest.mark.parametrize(
        ("line", "name", "score", "codes"),
        [
            ("Pays: 4: Ida", "Pays", 1, []),
            ("Pays : 4 : Ida", "Pays", 1, []),
            ("Pays: 3.5: Ida", "Pays", 0.5, []),
            ("Pays: 1e0: Ida", "Pays", -2, []),
            ("Pays: 0x5: Ida", "Pays", 2, []),
            ("Pays: 3,5: Ida", "Pays", 0.5, ["CJM8004"]),
            ("Pays: 4", "Pays", 1, []),
            ("Pays: 4:", "Pays", 1, []),
            ("Pays: 4/5: Ida", "Pays", 1, ["CJM8004"]),
            ("Pays: 7/10: Ida", "Pays", 0.67, ["CJM8004"]),
            ("Pays: 4 stars: Ida", "Pays", 1, ["CJM8004"]),
            ("Pays: 😡: Ida", "Pays", -2, ["CJM8004"]),
            ("Pays: ★★☆☆☆: Ida", "Pays", -1, ["CJM8004"]),
            ("Pays: very happy: Ida", "Pays", 2, ["CJM8004"]),
            ("Pays: Ida", "Pays", None, ["CJM8004"]),
            ("Pays: soon: Ida", "Pays", None, ["CJM8004", "CJM8102"]),
            ("Pays: : Ida", "Pays", None, ["CJM8004"]),
            ("Pays:", "Pays", None, ["CJM8004"]),
            ("Pays", "Pays", None, ["CJM8004"]),
            ("Pays, twice: 4, Ida", "Pays, twice", 1, ["CJM8004"]),
            ("At 09:30 pays: 4: Ida", "At 09:30 pays", 1, ["CJM8004"]),
            ("Pays at 9:30: 4: Ida", "Pays at 9:30", 1, ["CJM8004"]),
            ("Pays at 9:30: Ida", "Pays at 9:30", None, ["CJM8004"]),
            ("Opens https://a.example/b: 4: Ida", "Opens https://a.example/b", 1, ["CJM8004"]),
            ("Pays：4：Ida", "Pays", 1, ["CJM8004"]),
            ("Pays: 4: Ida: at once", "Pays", 1, ["CJM8101"]),
            ("Pays: 4: Ida # at once", "Pays", 1, ["CJM8101"]),
            ("Pays: 4: Ida;", "Pays", 1, []),
            ("Pays #35;1#58; now<br/>or #quot;then#quot;: 4: Ida", 'Pays #1: now or "then"', 1, []),
            ("Journey planning: 4: Ida", "Journey planning", 1, []),
            ("Section 2 of the form: 4: Ida", "Section 2 of the form", 1, []),
            ("Title of the film: 4: Ida", "Title of the film", 1, []),
        ],
    )  # fmt: skip
    def test_a_line(self, line: str, name: str, score: float | None, codes: list[str]) -> None:
        (draft,), notes = imported(
            f"journey\n  title T\n  section S\n  {line}\n  End: 3: Ida\n",
            "mermaid",
            wishes=Wishes("personas"),
        )
        assert outline(draft) == {"S": [(name, score), ("End", 0)]}
        assert [note.split()[0] for note in notes] == codes
        assert [note.split()[1].split(":")[0] for note in notes] == ["4"] * len(codes)

    def test_what_is_lost_is_kept(self) -> None:
        text = "journey\n%% why\ntitle A\ntitle B\naccTitle: C\naccDescr {\n  All of it,\n  in words\n}\nsection S\nPays: soon: Ida: later\n"
        (draft,), notes = imported(text, "mermaid", wishes=Wishes("personas"))
        assert draft.title == "B"
        assert draft.data["summary"] == "All of it, in words"
        assert draft.data["x-import"] == {"title": ["A", "C"], "comment": "why"}
        assert draft.phases[0].steps[0].data["x-import"] == {"score": "soon", "rest": "later"}
        assert sorted(notes) == [
            "CJM8004 11:1 Pays", "CJM8101 11:18 later", "CJM8101 2:4 why", "CJM8101 3:7 A", "CJM8101 5:11 C",
            "CJM8102 11:7 soon",
        ]  # fmt: skip


class TestScales:
    @pytest.mark.parametrize(
        ("scores", "expected"),
        [
            ([1, 3, 5], [-2, 0, 2]),
            ([0, 5], [-2, 2]),
            ([1, 7], [-2, 2]),
            ([2, 8, 10], [-1.56, 1.11, 2]),
            ([-2, 1], [-2, 1]),
            ([-5, 5], [-2, 2]),
            ([50, 100], [0, 2]),
        ],
    )
    def test_the_first_that_holds_all(self, scores: list[float], expected: list[float]) -> None:
        tasks = "".join(f"  T{number}: {score}: Ida\n" for number, score in enumerate(scores))
        (draft,), notes = imported(
            f"journey\n  title T\n  section S\n{tasks}", "mermaid", wishes=Wishes("personas")
        )
        assert [score for _, score in outline(draft)["S"]] == expected
        assert [note.split()[0] for note in notes] == ([] if scores == [1, 3, 5] else ["CJM8001"])


class TestStructure:
    def test_a_section_with_a_colon_and_one_that_goes_on(self) -> None:
        text = "journey\n title T\n section Step 1: Look\n  A: 3: Ida\n section Step 1: Look  \n  B: 3: Ida\n section Buy\n"
        (draft,), notes = imported(text, "mermaid", wishes=Wishes("personas"))
        assert outline(draft) == {"Step 1: Look": [("A", 0), ("B", 0)], "Buy": []}
        assert notes == ["CJM8005 3:10 Step 1: Look", "CJM8005 5:10 Step 1: Look"]

    def test_tasks_before_any_section(self) -> None:
        text = "journey\n title T\n  A: 3: Ida\n section Buy\n  B: 3: Ida\n"
        (draft,), notes = imported(text, "mermaid", wishes=Wishes("personas"))
        assert outline(draft) == {"T 1": [("A", 0)], "Buy": [("B", 0)]}
        assert notes == ["CJM8006 3:3 A"]

    def test_who_acts_stands_where_the_task_belongs(self) -> None:
        tasks = "".join(
            f"  Customer: {n}: {what}\n"
            for n, what in enumerate(["Looks", "Asks, waits", "Pays", "Leaves"], 1)
        )
        (draft,), notes = imported(f"journey\n title T\n section S\n{tasks}", "mermaid")
        assert outline(draft) == {"S": [("Looks", -2), ("Asks, waits", -1), ("Pays", 0), ("Leaves", 1)]}
        assert draft.data["personas"] == {"customer": {"name": "Customer"}}
        assert notes == ["CJM8005 4:3 Customer", "CJM8002 4:3 Customer"]

    def test_today_and_tomorrow_are_two_maps(self) -> None:
        text = "journey\n title Rent\n section As-is\n  A: 1: Ida\n section To-be\n  B: 5: Ida\n"
        (today, later), notes = imported(text, "mermaid", wishes=Wishes("personas"))
        assert (today.title, outline(today)) == ("Rent (As-is)", {"As-is": [("A", -2)]})
        assert (later.title, later.data["state"], outline(later)) == (
            "Rent (To-be)",
            "future",
            {"To-be": [("B", 2)]},
        )
        assert [note.split()[0] for note in notes] == ["CJM8005", "CJM8005"]


class TestActors:
    TEXT = "journey\n title T\n section S\n  A: 1: Ida, App\n  B: 5: Ida, Ole\n  C: 5: Ida, Ole, Support, Delighted\n"

    def test_personas_owners_touchpoints_and_feelings(self) -> None:
        (draft,), notes = imported(self.TEXT, "mermaid")
        first, second, third = draft.phases[0].steps
        assert draft.data["personas"] == {"ida": {"name": "Ida"}, "ole": {"name": "Ole"}}
        assert draft.data["touchpoints"] == {"app": {"name": "App", "channel": "app"}}
        assert first.data["touchpoints"] == ["app"]
        assert first.data["by_persona"] == {"ida": {"score": -2}}
        assert second.data["by_persona"] == {"ida": {"score": 2}, "ole": {"score": 2}}
        assert third.data["owner"] == "support"
        assert third.data["emotion"] == {"score": 2, "feeling": "Delighted"}
        assert [note.split(" ", 2)[2] for note in notes] == ["Ida", "App", "Ole", "Support", "Delighted"]

    def test_what_stands_behind_a_description_is_kept(self) -> None:
        text = "journey\n accDescr {\n  Some\n words } and more\n section S\n  A: 1: Ida\n"
        (draft,), notes = imported(text, "mermaid", wishes=Wishes(title="T"))
        assert draft.data["summary"] == "Some words"
        assert draft.data["x-import"] == {"comment": "and more"}
        assert "CJM8101 4:10 and more" in notes

    def test_comments_as_we_write_them_are_kept_where_somebody_else_wrote_them(self) -> None:
        text = "journey\n%% left out: the lift\n section S\n  A: 1: Ida\n"
        (draft,), notes = imported(text, "mermaid", wishes=Wishes(title="T"))
        assert draft.data["x-import"] == {"comment": "left out: the lift"}
        assert "CJM8101 2:4 left out: the lift" in notes

    def test_a_second_feeling_is_kept(self) -> None:
        text = "journey\n title T\n section S\n  A: 1: Ida, Happy, Calm\n  B: 5: Ida\n"
        (draft,), notes = imported(text, "mermaid")
        assert draft.phases[0].steps[0].data["emotion"] == {"score": -2, "feeling": "Happy"}
        assert draft.phases[0].steps[0].data["x-import"] == {"actors": "Calm"}
        assert "CJM8101 4:21 Calm" in notes

    def test_as_the_user_says(self) -> None:
        (draft,), notes = imported(self.TEXT, "mermaid", wishes=Wishes("owners"))
        assert list(draft.data) == ["owners"]
        assert draft.phases[0].steps[1].data["x-import"] == {"actors": "Ole"}
        assert {note.split()[0] for note in notes} == {"CJM8101"}
        (draft,), notes = imported(self.TEXT, "mermaid", wishes=Wishes("ignore"))
        assert draft.data == {}
        assert [note.split()[0] for note in notes] == ["CJM8103"] * 5


class TestLineBreaks:
    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("# Winter\n\n```mermaid\njourney\n section S\n  A: 1: Ida\n```\n", "Winter"),
            ('---\ntitle: "Winter"\n---\njourney\n section S\n  A: 1: Ida\n', "Winter"),
            ('a = "journey\n title Ice\n section S\n  A: 1: Ida"\nb = "\n', "Ice"),
        ],
    )
    def test_titles_in_files_of_windows(self, text: str, title: str) -> None:
        for ending in ("\n", "\r\n"):
            (draft,), _ = imported(text.replace("\n", ending), "mermaid")
            assert (draft.title, outline(draft)) == (title, {"S": [("A", -2)]})
