"""What of a journey in Markdown could not be read is told, and phases do not get lost between others."""

from __future__ import annotations

from tests.importers.reading import imported, messages, outline

PHASES = """# Renting skates: the journey

## Phase 1: Looking

- **Actions:** Asks a friend
- **Emotions:** Curious

## Phase 2: Going there

### First week

- **Monday**: takes the tram
- **Friday**: takes the tram again

## Phase 3: Paying

- **Actions:** Pays
- **Emotions:** Worried

### What the till does

| Till | Receipt |
|---|---|
| beeps | printed |
"""


def test_a_phase_that_says_nothing_readable_stays_a_phase_and_what_stands_below_it_is_told() -> None:
    (draft,), notes = imported(PHASES, "markdown")
    assert outline(draft) == {
        "Looking": [("Asks a friend", None)],
        "Going there": [],
        "Paying": [("Pays", None)],
    }
    assert "CJM8005 8:4 Phase 2: Going there" in notes
    assert "CJM8103 10:5 First week" in notes
    assert "CJM8103 20:5 What the till does" in notes


def test_what_is_told_names_the_heading() -> None:
    said = messages(PHASES, "markdown")
    assert "CJM8005 “Going there” was taken for a phase, as the headings beside it are" in said
    assert (
        "CJM8103 what stands below the heading “First week” is no part of the map: no label names a field"
        in said
    )


def test_a_numbered_heading_between_phases_is_one_and_those_around_are_not() -> None:
    text = (
        "# Journey\n\n## 1. About\n\nWords.\n\n## 2. Looking\n\n**Actions:** Asks\n**Emotion:** sad\n\n## 3. Waiting\n\nOne waits.\n\n"
        "## 4. Paying\n\n**Actions:** Pays\n**Emotion:** glad\n\n## 5. Next steps\n\nMore words.\n"
    )
    (draft,), _ = imported(text, "markdown")
    assert list(outline(draft)) == ["Looking", "Waiting", "Paying"]


def test_pain_points_are_enough_below_stages_of_a_journey_that_call_themselves_so() -> None:
    text = (
        "# Skates\n\n## Journey maps by persona\n\n### Stage 1: Looking\n\n**Pain Points**:\n- No hours\n- No map\n\n**Opportunities**:\n- A sign\n\n"
        "### Stage 2: Paying\n\n**Pain Points**:\n- Cash only\n\n**Opportunities**:\n- Cards\n"
    )
    (draft,), _ = imported(text, "markdown")
    assert [phase.data["pain_points"] for phase in draft.phases] == [
        [{"text": "No hours"}, {"text": "No map"}],
        [{"text": "Cash only"}],
    ]


def test_phases_of_a_roadmap_with_risks_are_no_journey() -> None:
    text = (
        "# Plan\n\n## Phase 1: Build\n\n**Pain Points**:\n- Time\n\n**Opportunities**:\n- Help\n\n"
        "## Phase 2: Ship\n\n**Pain Points**:\n- Money\n\n**Opportunities**:\n- Loans\n"
    )
    assert imported(text, "markdown")[0] == []


def test_a_table_with_phases_below_the_heading_of_a_persona_is_her_journey() -> None:
    table = "| Journey phase | Actions | Pain points |\n|---|---|---|\n"
    text = (
        "# Journey map of the rink\n\n## 1. Persona: Ida (guest)\n\n*Wants to skate.*\n\n"
        f"{table}| 1. Looking | Asks | No hours |\n| 2. Paying | Pays | Cash only |\n\n"
        "## 2. Persona: Ole\n\n*Sharpens blades.*\n\n"
        f"{table}| 1. Opening | Opens | Cold |\n| 2. Closing | Counts | Late |\n"
    )
    ida, ole = imported(text, "markdown")[0]
    assert [list(outline(draft)) for draft in (ida, ole)] == [["Looking", "Paying"], ["Opening", "Closing"]]
    assert [list(draft.data["personas"]) for draft in (ida, ole)] == [["ida"], ["ole"]]


def test_signs_that_are_escaped_mean_themselves() -> None:
    text = (
        "# 1\\. Renting skates \\- the journey\n\n| Stage | Actions | Thoughts |\n|---|---|---|\n"
        '| 1\\. Looking | Asks\\! | "Snake\\_case \\[sic\\]?" |\n| Paying | Pays \\| waits | "2 \\* 3\\=6" |\n'
    )
    (draft,), _ = imported(text, "markdown")
    assert draft.title == "1. Renting skates - the journey"
    assert outline(draft) == {"Looking": [("Asks!", None)], "Paying": [("Pays | waits", None)]}
    assert draft.phases[0].steps[0].data["thoughts"] == ['"Snake_case [sic]?"']


def test_labels_in_the_list_of_a_field_are_texts_unless_most_name_fields() -> None:
    text = (
        "# Journey\n\n## Phase 1: Looking\n\n**Touchpoints:**\n\n- **Search**: “skates”\n- **Recommendations**: By friends\n"
        "- **Forum**: A thread\n\n**Emotions:**\n\n- **Concern**: Will it fit?\n- **Hope**: It may\n\n"
        "## Phase 2: Paying\n\n**Actions:**\n\n- Pays\n- **Pain points**: Cash only\n- **Emotions**: Calm\n"
    )
    (draft,), _ = imported(text, "markdown")
    looking, paying = draft.phases
    assert [entry["name"] for entry in draft.data["touchpoints"].values()] == [
        "Search: “skates”",
        "Recommendations: By friends",
        "Forum: A thread",
    ]
    assert looking.data["emotion"] == {"feeling": "Concern: Will it fit? Hope: It may"}
    assert set(looking.data) == {"name", "touchpoints", "emotion"}
    assert paying.data["pain_points"] == [{"text": "Cash only"}]
    assert [step.name for step in paying.steps] == ["Pays"]


def test_what_a_label_says_that_names_no_field_is_kept_under_its_name() -> None:
    text = (
        "# Journey\n\n## Phase 1: Looking\n\n- **Actions:** Asks\n- **Emotion:** Sad\n- **Our answer:** A sign\n\nWords below.\n\n"
        "## Phase 2: Paying\n\n- **Actions:** Pays\n- **Emotion:** Glad\n- **Our answer:**\n"
    )
    (draft,), notes = imported(text, "markdown")
    assert draft.phases[0].data["x-import"] == {"Our answer": "A sign", "text": "Words below."}
    assert draft.phases[1].data["x-import"] == {"text": "Our answer:"}
    assert "CJM8101 7:3 **Our answer:** A sign" in notes
    said = messages(text, "markdown")
    assert "CJM8101 the label “Our answer” has no place in a map" in said
    assert "CJM8101 “Words below.” stands below no label" in said


def test_frontend_and_backend_alone_are_a_stack_and_no_journey() -> None:
    text = "# Report\n\n| Part | Frontend | Backend |\n|---|---|---|\n| Language | Elm | Ada |\n| Status | Done | Done |\n"
    assert imported(text, "markdown")[0] == []
    across = "# Report\n\n| Component | Desk | Till |\n|---|---|---|\n| Frontend | Elm | Elm |\n| Backend | Ada | Ada |\n"
    assert imported(across, "markdown")[0] == []
    blueprint = "# Service blueprint\n\n| Stage | Frontstage | Backstage |\n|---|---|---|\n| Desk | Smiles | Counts |\n| Till | Bills | Books |\n"
    (draft,), _ = imported(blueprint, "markdown")
    assert list(outline(draft)) == ["Desk", "Till"]


def test_numbered_rows_of_actions_are_steps_below_a_heading_of_a_journey() -> None:
    table = "| # | User action | System response |\n|---|---|---|\n| 1 | Opens the list | Boots appear |\n| 2 | Picks a pair | – |\n"
    (draft,), _ = imported(f"# Skates\n\n## Journey 1: Renting\n\n{table}", "markdown")
    (phase,) = draft.phases
    assert [step.name for step in phase.steps] == ["Opens the list", "Picks a pair"]
    assert phase.steps[0].data["frontstage"] == ["Boots appear"]
    assert imported(f"# Skates\n\n## Test plan\n\n{table}", "markdown")[0] == []


def test_a_second_journey_that_says_too_little_is_told() -> None:
    stage = "### {}. {}\n\n- **Actions:**\n  - Asks\n- **Improvements:**\n  - A sign\n\n"
    stages = stage.format(1, "Starting") + stage.format(2, "Stopping")
    (draft,), notes = imported(f"{PHASES}\n# Journey of the robot\n\n{stages}", "markdown")
    assert list(outline(draft)) == ["Looking", "Going there", "Paying"]
    assert "CJM8103 26:3 Journey of the robot" in notes


def test_drawings_below_headings_of_journeys_are_told() -> None:
    drawing = "```\nTrain --> Rink\n```\n"
    _, notes = imported(f"# Rink\n\n{drawing}\n{PHASES}\n## Phase 4: Home\n\n{drawing}", "markdown")
    assert [note for note in notes if note.endswith("```")] == ["CJM8103 34:1 ```"]
