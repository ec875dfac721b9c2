"""Which parts of a long text are journeys, and what is said around them."""

from __future__ import annotations

import pytest
from tests.importers.reading import imported, outline

TABLE = """| Stage | User actions | Thoughts / Feelings | Pain points |
|---|---|---|---|
| 1. Looking | Opens the site → compares | “Is it open?” 😕 | - |
| 2. Paying | Pays | Anxious | Cash only; no cards |
"""

STAGES = """### Stage 1: Looking

> “Where do I get skates?”

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
    assert "CJM8005 7:3 “Where do I get skates?”" in notes
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
