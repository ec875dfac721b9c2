"""Which parts of a long text are journeys, and what is said around them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline

from cjm.errors import CannotDo

TABLE = """| Stage | User actions | Thoughts / Feelings | Pain points |
|---|---|---|---|
| 1. Looking | Opens the site → compares | “Is it open?” 😕 | - |
| 2. Paying | Pays | Anxious | Cash only; no cards |
"""

STAGES = """### Stage 1: Looking

> “Where do I get skates?” 🤔

**User actions**
- Asks a friend

**Emotional state:** Curious
---

### Stage 2: Paying

**User actions**
- Pays

**Emotional state:** Worried
"""


def test_thoughts_and_feelings_in_one_column_and_steps_between_arrows() -> None:
    (draft,), notes = imported(f"# Skates: the journey\n\n{TABLE}", "markdown")
    assert outline(draft) == {
        "Looking": [("Opens the site", None), ("compares", None)],
        "Paying": [("Pays", None)],
    }
    looking, paying = draft.phases
    assert looking.data["emotion"] == {"score": -1}
    assert looking.steps[0].data["thoughts"] == ["“Is it open?”"]
    assert paying.data["emotion"] == {"score": -1, "feeling": "Anxious"}
    assert "CJM8003 3:11 User actions" in notes


@pytest.mark.parametrize(
    "other",
    [
        "## Personas\n\n### Ida\n\n**Goals:** skate\n\n**Pain points:** no skates\n\n### Ola\n\n**Goals:** sell\n\n**Pain points:** rust\n",
        "## Primary personas\n\n| Pains | Ida | Ola |\n|---|---|---|\n| Goals | skate | sell |\n| Frustrations | none | rust |\n",
        "## Plan\n\n| # | Task | Description | Effort |\n|---|---|---|---|\n| 1 | Site | Hours | S |\n",
        "## Analysis\n\n**Pain points:** cash\n\n**Opportunities:** cards\n",
        "## Metrics\n\n| Metric | Target |\n|---|---|\n| Time to skate | 2 min |\n| Frustration | low |\n",
        "## Fixes\n\n| Risk | Stage | Fix |\n|---|---|---|\n| Cash | Paying | Cards |\n",
        "## What a map has\n\n### 1. Touchpoints\n- **Digital**: site\n\n### 2. Actions\n- Looks\n\n### 3. Emotions\n- Joy\n",
        "| Element | What it is |\n|---|---|\n| Touchpoints | where |\n| Emotions | how |\n| Score | what |\n",
    ],
)
def test_what_stands_beside_a_journey_is_none(other: str) -> None:
    drafts, _ = imported(f"# Skates: the journey\n\n{TABLE}\n{other}", "markdown")
    assert [(draft.title, len(draft.phases)) for draft in drafts] == [("Skates: the journey", 2)]


def test_stages_below_headings() -> None:
    (draft,), notes = imported(f"# Skates\n\n## User journey map\n\n{STAGES}", "markdown")
    assert draft.title == "Skates"
    assert outline(draft) == {"Looking": [("Asks a friend", None)], "Paying": [("Pays", None)]}
    assert draft.phases[0].steps[0].data["thoughts"] == ["“Where do I get skates?”"]
    assert [phase.data["emotion"]["score"] for phase in draft.phases] == [1, -1]
    assert "CJM8005 7:3 “Where do I get skates?” 🤔" in notes
    assert not [note for note in notes if note.startswith("CJM81")]


def test_a_view_of_each_stage_is_of_the_stage() -> None:
    view = "### What they see\n\n**Goal:** {}\n\n**Feelings:** {}\n\n### Touchpoints\n- site\n\n"
    text = (
        "# Journey\n\n## Looking (early)\n\n"
        + view.format("hours", "curious")
        + "## Paying\n\n"
        + view.format("cards", "sad")
    )
    (draft,), _ = imported(text, "markdown")
    assert [(phase.name, phase.data["customer_goal"]) for phase in draft.phases] == [
        ("Looking (early)", "hours"),
        ("Paying", "cards"),
    ]


@pytest.mark.parametrize(
    "fence", ["```markdown\n{}```\n", "> {}\n", "````md\n{}\n```python\nx = 1\n```\n````\n"]
)
def test_markdown_in_fences_and_quotations_is_read(fence: str) -> None:
    inner = f"# Skates: journey\n\n{TABLE}"
    text = fence.format(inner.replace("\n", "\n> ") if fence.startswith(">") else inner)
    (draft,), _ = imported(text, "markdown")
    assert (draft.title, [phase.name for phase in draft.phases]) == ("Skates: journey", ["Looking", "Paying"])


def test_front_matter_is_none_of_it() -> None:
    text = f"---\nname: skates\nactions: a\nemotion: b\n---\n# Skates: journey\n\n{TABLE}"
    (draft,), _ = imported(text, "markdown")
    assert draft.title == "Skates: journey"


class TestAround:
    def test_titles_say_what_of(self) -> None:
        text = f"# Renting skates\n\n## 2. Detailed journey map\n\n{TABLE}"
        (draft,), _ = imported(text, "markdown")
        assert draft.title == "Renting skates"

    def test_stages_as_the_highest_headings(self) -> None:
        text = "# Journey of a skater\n\nWords.\n\n" + STAGES.replace("### ", "# ")
        (draft,), _ = imported(text, "markdown")
        assert draft.title == "Journey of a skater"

    def test_journeys_that_are_called_alike(self) -> None:
        drafts, notes = imported(f"# Skates\n\n## As is\n\n{TABLE}\n## To be\n\n{TABLE}", "markdown")
        assert [draft.title for draft in drafts] == ["Skates: As is", "Skates: To be"]
        assert "CJM8005 10:4 To be" in notes

    def test_the_persona_of_a_label_and_the_goal(self) -> None:
        text = f"# Skates\n\n> **Persona:** Ida\n\n## Journey 1: Renting\n\n**Goal:** To skate\n\n**Season:** winter\n\n{TABLE}"
        (draft,), notes = imported(text, "markdown")
        assert draft.data["personas"] == {"ida": {"name": "Ida"}}
        assert draft.data["customer_goal"] == "To skate"
        assert {"CJM8003 3:5 Persona", "CJM8003 7:3 Goal"} <= {*notes}

    def test_a_persona_below_a_heading_of_its_own(self) -> None:
        text = f"""# Skates: the journey

## Primary persona

**Name:** Ida, a student
**Age:** 23

**Goals:**
- Skate
- Meet friends

**Pain points:** No skates
**Shoe size:** 39

## Map

{TABLE}"""
        (draft,), notes = imported(text, "markdown")
        assert draft.data["personas"] == {
            "ida": {
                "name": "Ida",
                "demographics": {"age": "23"},
                "goals": {"short_term": ["Skate", "Meet friends"]},
                "problems": ["No skates"],
                "x-import": {"Shoe size": "39"},
            }
        }
        assert {"CJM8002 5:11 Ida, a student", "CJM8101 13:3 Shoe size"} <= {*notes}

    def test_personas_go_with_the_journeys_that_name_them(self) -> None:
        text = (
            "## Personas\n\n### 1. Ida\n**Age:** 23\n\n### 2. Ola\n**Role:** Clerk\n\n"
            f"## Journey of Ida\n\n{TABLE}\n## Journey of Ola\n\n{TABLE}"
        )
        drafts, _ = imported(text, "markdown")
        assert [draft.data["personas"] for draft in drafts] == [
            {"ida": {"name": "Ida", "demographics": {"age": "23"}}},
            {"ola": {"name": "Ola", "occupation": "Clerk"}},
        ]


def test_steps_that_have_only_numbers() -> None:
    text = "# Journey: skates\n\n| Step | Action | Feeling |\n|---|---|---|\n| 1 | Looks | curious |\n| Step 2 | Pays | sad |\n"
    (draft,), _ = imported(text, "markdown")
    assert outline(draft) == {"Journey: skates": [("Looks", 1), ("Pays", -1)]}


def test_a_persona_in_a_line() -> None:
    text = f"# Skates: journey\n\n## Persona\n\nIda Dal, 23, who is new in town\n\n## Map\n\n{TABLE}"
    (draft,), _ = imported(text, "markdown")
    assert draft.data["personas"] == {"ida-dal": {"name": "Ida Dal"}}


ROWS = "| Step | Actions | Feeling |\n|---|---|---|\n| {} | Does it | curious |\n| {} | Goes on | sad |\n\n"


def test_a_table_of_steps_below_each_stage() -> None:
    text = "# Skates: journey\n\n### 1. Looking\n\n" + ROWS.format("Asks", "Reads")
    text += "### 2. Paying\n\n" + ROWS.format("Queues", "Pays")
    (draft,), notes = imported(text, "markdown")
    assert outline(draft) == {
        "Looking": [("Asks", 1), ("Reads", -1)],
        "Paying": [("Queues", 1), ("Pays", -1)],
    }
    assert "CJM8005 3:5 1. Looking" in notes


def test_tables_with_the_same_steps_are_journeys_of_their_own() -> None:
    text = "# Skates: journeys\n\n### 1. Ida\n\n" + ROWS.format("Asks", "Pays")
    text += "### 2. Ola\n\n" + ROWS.format("Asks", "Pays")
    drafts, _ = imported(text, "markdown")
    assert [draft.title for draft in drafts] == ["Skates: journeys: 1. Ida", "Skates: journeys: 2. Ola"]


def test_stages_as_several_personas_go_through_them() -> None:
    view = "#### Persona {}\n\n**Actions:**\n- {}\n\n**Emotions:** {}\n\n"
    text = "# Skates\n\n## Journey stages\n\n### 3.1 Stage 1: Looking\n\n"
    text += view.format("Ida", "Asks", "happy") + view.format("Ola", "Reads", "sad")
    text += (
        "### 3.2 Stage 2: Paying\n\n"
        + view.format("Ida", "Pays", "sad")
        + view.format("Ola", "Leaves", "happy")
    )
    drafts, _ = imported(text, "markdown")
    assert [(draft.title, outline(draft)) for draft in drafts] == [
        ("Skates: Persona Ida", {"Looking": [("Asks", None)], "Paying": [("Pays", None)]}),
        ("Skates: Persona Ola", {"Looking": [("Reads", None)], "Paying": [("Leaves", None)]}),
    ]
    assert [phase.data["emotion"]["score"] for draft in drafts for phase in draft.phases] == [1, -1, -1, 1]


def test_one_view_of_each_stage_is_the_stage() -> None:
    text = "# Skates: journey\n\n"
    for number, name in enumerate(["Looking", "Paying"], 1):
        text += f"## Stage {number}: {name}\n\n### State: in need {number}\n\n**Emotional state:** happy\n\n**Pain points:** cash\n\n"
    (draft,), notes = imported(text, "markdown")
    assert [(phase.name, phase.data["emotion"]["score"]) for phase in draft.phases] == [
        ("Looking", 1),
        ("Paying", 1),
    ]
    assert draft.phases[0].data["x-import"] == {"State": "in need 1"}
    assert "CJM8101 5:5 State: in need 1" in notes


def test_lines_that_open_stages_without_being_headings() -> None:
    text = "Journey of a skater\n\nSTAGE 1: LOOKING\nUser actions:\nAsks a friend\nReads\nFeelings: curious\n\nSTAGE 2: PAYING\nUser actions:\nPays\nFeelings: sad\n"
    (draft,), _ = imported(text, "markdown", "skates.txt")
    assert outline(draft) == {
        "LOOKING": [("Asks a friend", None), ("Reads", None)],
        "PAYING": [("Pays", None)],
    }


def test_labels_below_a_phase() -> None:
    text = "# Journey\n\n## Stage 1: Looking\n\n**Scenario:** at home\n\n**Steps:**\n- Asks\n- Reads\n\n**Pain points:** slow\n\n**Challenges:** far\n\n## Stage 2: Paying\n\n**Steps:** Pays\n\n**Feelings:** sad\n"
    (draft,), _ = imported(text, "markdown")
    assert outline(draft) == {"Looking": [("Asks", None), ("Reads", None)], "Paying": [("Pays", None)]}
    assert draft.phases[0].data["summary"] == "at home"
    assert draft.phases[0].data["pain_points"] == [{"text": "slow"}, {"text": "far"}]


def test_a_table_that_names_phases_and_is_no_journey_is_said() -> None:
    _, notes = imported(
        f"# Journey\n\n{TABLE}\n## Plan\n\n| Phase | Weeks |\n|---|---|\n| A | 2 |\n", "markdown"
    )
    assert "CJM8103 10:3 Phase" in notes


def test_levels_are_no_pain_points_and_feelings_of_both_signs_no_score() -> None:
    text = "# Journey\n\n| Stage | Pains | Feelings |\n|---|---|---|\n| Looks | High | Good: happy<br>Bad: sad |\n| Pays | Cash | happy; sad |\n"
    (draft,), notes = imported(text, "markdown")
    looks, pays = draft.phases
    assert looks.data["x-import"] == {"pain_points": "High"}
    assert "CJM8102 5:11 High" in notes
    assert pays.data["emotion"] == {"feeling": "happy; sad"}


def test_a_persona_with_what_is_said_of_it() -> None:
    text = f"# Journey\n\n**Persona:** Ida Dal, a student new in town\n\n{TABLE}"
    (draft,), _ = imported(text, "markdown")
    assert draft.data["personas"] == {"ida-dal": {"name": "Ida Dal", "summary": "a student new in town"}}


def test_what_stands_beside_the_table_of_a_journey() -> None:
    text = "# User journeys\n\n## Journey 1: Renting\n\n### Goal\nTo skate\n\n### Steps\n\n" + ROWS.format(
        "Asks", "Pays"
    )
    text += "### Emotions\n- **Start:** curious\n\n### Opportunities\n- Take cards\n\n## Journey 2: Returning\n\n### Goal\nTo be rid of them\n\n### Steps\n\n"
    text += ROWS.format("Walks", "Leaves") + "### Opportunities\n- A box outside\n"
    drafts, _ = imported(text, "markdown")
    assert [(draft.title, draft.data["customer_goal"], outline(draft)) for draft in drafts] == [
        ("Journey 1: Renting", "To skate", {"Journey 1: Renting": [("Asks", 1), ("Pays", -1)]}),
        (
            "Journey 2: Returning",
            "To be rid of them",
            {"Journey 2: Returning": [("Walks", 1), ("Leaves", -1)]},
        ),
    ]
    assert [draft.phases[0].data["opportunities"] for draft in drafts] == [
        [{"text": "Take cards"}],
        [{"text": "A box outside"}],
    ]


def test_reports_of_faults_are_no_journeys() -> None:
    text = "# Audit of the user journeys\n\n"
    for number in (1, 2):
        text += f"### {number}. Link {number} is dead\n\n**User action:** clicks\n\n**Severity:** high\n\n**Fix:** link it\n\n"
    with pytest.raises(CannotDo):
        imported(text, "markdown")


def test_tables_below_one_heading() -> None:
    drafts, _ = imported(f"# Skates: journey\n\nBefore:\n\n{TABLE}\nAfter:\n\n{TABLE}", "markdown")
    assert [draft.title for draft in drafts] == ["Skates: journey", "Skates: journey (2)"]


def test_what_stands_among_stages_and_is_none() -> None:
    text = f"# Skates: journey\n\n{STAGES}\n### Template\n\n**Actions:** what they do\n\n**Emotional state:** happy\n"
    (draft,), _ = imported(text, "markdown")
    assert [phase.name for phase in draft.phases] == ["Looking", "Paying"]


def test_numbered_headings_are_no_stages_by_themselves() -> None:
    text = "# Plan\n\n"
    for number, market in enumerate(["Schools", "Clubs"], 1):
        text += f"### {number}. {market}\n\n**Touchpoints:** mail\n\n**Opportunities:** many\n\n"
    assert imported(text, "markdown")[0] == []


@pytest.mark.parametrize(
    ("label", "personas"),
    [
        ("Ida, Ola", ["Ida", "Ola"]),
        ("Ida Dal; Ola Berg", ["Ida Dal", "Ola Berg"]),
        ("Student in town, 19-25, new", ["Student in town"]),
        ("Ida (a student)", ["Ida"]),
    ],
)
def test_names_of_personas_and_what_is_said_of_them(label: str, personas: list[str]) -> None:
    (draft,), _ = imported(f"# Journey\n\n**Persona:** {label}\n\n{TABLE}", "markdown")
    assert [entry["name"] for entry in draft.data["personas"].values()] == personas


def test_what_stands_below_the_heading_of_a_persona_is_its_own() -> None:
    text = f"# Journey\n\n## Personas\n\n### Persona 1: Ida\n\n**Demographics**\n\n- **Age:** 23\n\n**Pain points**\n\n- No skates\n\n## Map\n\n{TABLE}"
    (draft,), _ = imported(text, "markdown")
    assert draft.data["personas"] == {
        "ida": {"name": "Ida", "demographics": {"age": "23"}, "problems": ["No skates"]}
    }


def test_goals_of_a_text_that_is_about_other_things_are_not_the_journeys() -> None:
    text = f"# Handbook\n\n## Goals\n\nSell skates\n\n## Tools\n\n- Tills\n\n## Customer journey\n\n{TABLE}"
    (draft,), _ = imported(text, "markdown")
    assert draft.data.keys() <= {"touchpoints"}


def test_lists_between_slashes_where_no_blanks_are_written() -> None:
    text = "# スケートのジャーニー\n\n| | 探す | 払う |\n|---|---|---|\n| **行動** | サイトを見る/電話で聞く | 払う |\n| **タッチポイント** | サイト/電話 | 店舗 |\n| **感情** | 不安 | 満足 |\n"
    (draft,), _ = imported(text, "markdown")
    assert outline(draft) == {
        "探す": [("サイトを見る", None), ("電話で聞く", None)],
        "払う": [("払う", None)],
    }
    assert [entry["name"] for entry in draft.data["touchpoints"].values()] == ["サイト", "電話", "店舗"]
    assert [phase.data["emotion"]["score"] for phase in draft.phases] == [-1, 1]


def test_labels_in_a_list_below_a_field_are_its_texts() -> None:
    text = STAGES.replace(
        "**User actions**\n- Asks a friend", "**Touchpoints**\n- Events: fairs\n- Support: desk"
    )
    (draft,), _ = imported(f"# Skates: journey\n\n{text}", "markdown")
    assert [entry["name"] for entry in draft.data["touchpoints"].values()] == [
        "Events: fairs",
        "Support: desk",
    ]


def test_personal_things_are_no_persona() -> None:
    text = f"# Skates: the journey\n\n## Day 1: Personal use\n- Tests boots, blades and laces\n\n## Map\n\n{TABLE}"
    (draft,), _ = imported(text, "markdown")
    assert "personas" not in draft.data


def test_a_persona_is_called_as_the_heading_around_her_facts_says() -> None:
    text = (
        f"# Skates\n\n## Main persona: Ida\n\n### Basic information\n\n- **Age:** 28\n- **Occupation:** Baker\n\n"
        f"### Habits\n\n- **Habits:** Late\n\n## Journey map\n\n{TABLE}"
    )
    (draft,), _ = imported(text, "markdown")
    assert draft.data["personas"] == {
        "ida": {"name": "Ida", "demographics": {"age": "28"}, "occupation": "Baker", "habits": ["Late"]}
    }


@pytest.mark.parametrize(
    ("said", "name", "summary"),
    [
        ("Ida (35), a baker who works at night.", "Ida", "(35), a baker who works at night."),
        ("Ida (a baker)", "Ida", "a baker"),
        ("Ida, a baker (at night)", "Ida", "a baker (at night)"),
    ],
)
def test_a_persona_and_what_is_said_of_her(said: str, name: str, summary: str) -> None:
    (draft,), _ = imported(f"# Skates: the journey\n\n- **Persona:** {said}\n\n{TABLE}", "markdown")
    assert draft.data["personas"] == {"ida": {"name": name, "summary": summary}}


def test_articles_before_the_names_of_personas_tell_no_journeys() -> None:
    text = "# Skates\n\n" + "".join(
        f"## {number}. Persona: The {name}\n\nSkates.\n\n### Journey of the {name}\n\n{TABLE}\n"
        for number, name in enumerate(("Guest", "Baker"), 1)
    )
    guest, baker = imported(text, "markdown")[0]
    assert [list(draft.data["personas"]) for draft in (guest, baker)] == [["the-guest"], ["the-baker"]]
