"""Journeys in Markdown, in the four shapes in which people write them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline

from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.registry import fitting

SIDE_BY_SIDE = """# Rink

## Customer journey map: renting skates

|               | **Looking** | Paying |
|---------------|:-----------:|-------:|
| **Actions**   | Opens the site<br>Compares prices | Pays at the desk |
| Touchpoints   | Website, Instagram | Desk |
| Emotions      | 🙂 Curious | Frustrated+ |
| Pain points   | - | Cash only \\| no cards |
| Weather       | cold | |
"""

ROWS = """# Renting skates

| Stage | Actions | Thoughts | Emotion (1-10) | Opportunities |
|---|---|---|---|---|
| Looking | Opens the site | *Is it open?* | 8 | Show the hours |
| Paying | Pays | | 2 | Take cards; Take phones |
"""

CARDS = """# Renting skates: a journey

### 1. Looking

| Aspect | Details |
|---|---|
| Actions | Opens the site |
| Emotions | curious |
| Pain points | Hours are wrong |

### 2. Paying

| Aspect | Details |
|---|---|
| Actions | Pays |
| Emotions | 😡 |
| Weather | cold |
"""

LISTS = """# Renting skates: the customer journey

Some words.

## Looking

- **Actions**: Opens the site; compares prices
- **Emotions**: 4/5
- **Pain Points:**
  - Hours are wrong
  - Prices: none
- Free words

## Paying

**Touchpoints**

- Desk
- Phone

**Thoughts:** Why only cash?

### Pain points

1. Cash only
"""


class TestShapes:
    def test_phases_side_by_side(self) -> None:
        (draft,), notes = imported(SIDE_BY_SIDE, "markdown")
        assert draft.title == "Customer journey map: renting skates"
        assert outline(draft) == {
            "Looking": [("Opens the site", None), ("Compares prices", None)],
            "Paying": [("Pays at the desk", None)],
        }
        looking, paying = draft.phases
        assert looking.data["emotion"] == {"score": 1, "feeling": "Curious"}
        assert paying.data["emotion"] == {"score": -2, "feeling": "Frustrated+"}
        assert paying.data["pain_points"] == [{"text": "Cash only | no cards"}]
        assert looking.data["x-import"] == {"Weather": "cold"}
        assert list(draft.data["touchpoints"]) == ["website", "instagram", "desk"]
        assert notes[:5] == [
            "CJM8003 7:3 **Actions**", "CJM8003 8:3 Touchpoints", "CJM8003 9:3 Emotions", "CJM8003 10:3 Pain points",
            "CJM8101 11:3 Weather",
        ]  # fmt: skip

    def test_a_row_a_phase(self) -> None:
        (draft,), notes = imported(ROWS, "markdown")
        assert draft.title == "Renting skates"
        assert [(phase.name, phase.data["emotion"]["score"]) for phase in draft.phases] == [
            ("Looking", 1.11),
            ("Paying", -1.56),
        ]
        assert draft.phases[0].steps[0].data == {"name": "Opens the site", "thoughts": ["Is it open?"]}
        assert draft.phases[1].data["opportunities"] == [{"text": "Take cards"}, {"text": "Take phones"}]
        assert notes[0] == "CJM8003 3:3 Stage"

    def test_a_table_a_phase(self) -> None:
        (draft,), notes = imported(CARDS, "markdown")
        assert draft.title == "Renting skates: a journey"
        assert [(phase.name, phase.data["emotion"].get("score")) for phase in draft.phases] == [
            ("Looking", 1),
            ("Paying", -2),
        ]
        assert outline(draft) == {"Looking": [("Opens the site", None)], "Paying": [("Pays", None)]}
        assert draft.phases[1].data["x-import"] == {"Weather": "cold"}
        assert "CJM8101 17:3 Weather" in notes

    def test_cells_beyond_the_two_columns_of_a_card(self) -> None:
        text = CARDS.replace("| Details |", "| For Ida |", 1).replace("| Pays |", "| Pays | Waits |")
        text = text.replace("| Emotions | curious |", "| Emotions | curious |\n| and tired |")
        (draft,), notes = imported(text, "markdown")
        assert draft.phases[0].data["x-import"] == {"text": ["For Ida", "and tired"]}
        assert outline(draft)["Paying"] == [("Pays", None), ("Waits", None)]
        assert "CJM8101 5:12 For Ida" in notes

    def test_headings_with_labelled_lists(self) -> None:
        (draft,), notes = imported(LISTS, "markdown")
        assert draft.title == "Renting skates: the customer journey"
        looking, paying = draft.phases
        assert outline(draft) == {
            "Looking": [("Opens the site", None), ("compares prices", None)],
            "Paying": [("Paying", None)],
        }
        assert looking.data["emotion"] == {"score": 1}
        assert looking.data["pain_points"] == [{"text": "Hours are wrong"}, {"text": "Prices: none"}]
        assert looking.data["x-import"] == {"text": "Free words"}
        assert paying.data["touchpoints"] == ["desk", "phone"]
        assert paying.steps[0].data["thoughts"] == ["Why only cash?"]
        assert paying.data["pain_points"] == [{"text": "Cash only"}]
        assert "CJM8101 12:3 Free words" in notes

    def test_steps_below_phases(self) -> None:
        text = "# Rent\n## Before\n### Look\n- Actions: opens\n- Emotions: happy\n### Call\n- Actions: calls\n- Emotions: sad\n## After\n### Go\n- Actions: goes\n- Emotions: 😡\n"
        (draft,), _ = imported(text, "markdown")
        assert (draft.title, outline(draft)) == (
            "Rent",
            {"Before": [("Look", 1), ("Call", -1)], "After": [("Go", -2)]},
        )

    def test_two_journeys(self) -> None:
        text = LISTS + LISTS.replace("Renting skates", "Returning skates")
        drafts, _ = imported(text, "markdown")
        assert [(draft.title.split(":")[0], len(draft.phases)) for draft in drafts] == [
            ("Renting skates", 2),
            ("Returning skates", 2),
        ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Words\n\nMore words.\n\n- a\n- b: c\n",
        "| Role | Responsibility |\n|---|---|\n| Ana | Ships |\n",
        "| Feature | Description |\n|---|---|\n| A | B |\n",
        "| Step | What |\n|---|---|\n| 1 | Install |\n",
        "```\n" + ROWS + "```\n",
        "<!--\n" + ROWS + "-->\n",
    ],
)
def test_what_is_no_journey(text: str) -> None:
    assert imported(text, "markdown") == ([], [])
    assert fitting(Foreign("a.md", text.encode())) == []


@pytest.mark.parametrize("text", [SIDE_BY_SIDE, ROWS, CARDS, LISTS])
def test_it_is_recognised(text: str) -> None:
    assert fitting(Foreign("a.md", text.encode()))[0].name == "markdown"


def test_a_diagram_comes_before_tables() -> None:
    text = ROWS + "```mermaid\njourney\n  A: 3: Me\n```\n"
    assert [each.name for each in fitting(Foreign("a.md", text.encode()))] == ["mermaid", "markdown"]


def test_as_the_user_says() -> None:
    (draft,), _ = imported(ROWS, "markdown", wishes=Wishes(title="Skates", language="nb"))
    assert (draft.title, draft.language) == ("Skates", "nb")


def test_labels_of_a_persona_that_say_the_same_thing_twice() -> None:
    text = f"# Persona: Ida\n\n- Pains: Cold\n- Frustrations: Late\n- City: Oslo\n- Lives in: Bergen\n- {'Long ' * 6}: x\n\n{ROWS}"
    (draft,), notes = imported(text, "markdown")
    (persona,) = draft.data["personas"].values()
    assert persona == {
        "name": "Ida",
        "problems": ["Cold", "Late"],
        "location": "Oslo",
        "x-import": {"Lives in": "Bergen", "Long Long Long Long Long Long": "x"},
    }
    assert "CJM8101 6:3 Lives in" in notes


def test_comments_that_nothing_ends() -> None:
    (draft,), _ = imported(f"<!-- a -->\n{ROWS}\n" + "<!--" * 30_000, "markdown")
    assert [phase.name for phase in draft.phases] == ["Looking", "Paying"]


def test_tables_below_phases_that_are_no_journeys_are_kept() -> None:
    text = "# Journey\n\n## 1. Look\n- **Actions:** Reads\n- **Emotions:** glad\n\n| Shop | Price |\n|---|---|\n| North | 12 |\n\n## 2. Pay\n- **Actions:** Pays\n- **Emotions:** sad\n"
    (draft,), notes = imported(text, "markdown")
    assert draft.phases[0].data["x-import"] == {"table": ["Shop | Price", "North | 12"]}
    assert "CJM8101 7:3 Shop" in notes


def test_a_row_taken_for_numbers_by_some_of_its_words_is_said() -> None:
    text = "# Journey\n\n| | Look | Pay |\n|---|---|---|\n| Actions | Reads | Pays |\n| Emotions | 4 | 2 |\n| First orders we count | 9 | 7 |\n| No. | 1 | 2 |\n"
    _, notes = imported(text, "markdown")
    assert "CJM8003 7:3 First orders we count" in notes
    assert not any(note.endswith("No.") for note in notes)


def test_front_matter_of_windows() -> None:
    text = f"---\ntitle: A\n\n# Not a heading: of a journey\n---\n# Skates: a journey\n{ROWS}"
    for ending in ("\n", "\r\n"):
        (draft,), _ = imported(text.replace("\n", ending), "markdown")
        assert draft.title == "Skates: a journey"


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\x0c"])
def test_signs_that_end_no_line_of_markdown(sign: str) -> None:
    text = f"# Journey\n\n| Phase | Actions | Emotions |\n|---|---|---|\n| Look | Reads{sign}more | 5 |\n| Buy | Pays | 1 |\n"
    (draft,), _ = imported(text, "markdown")
    assert [phase.name for phase in draft.phases] == ["Look", "Buy"]
