"""The Mermaid diagram holds the journey, and nothing of what a map says breaks its grammar."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.reports import report

from cjm.render.mermaid import FORMAT, has_unscored, journey_diagram

ENTITY = re.compile(r"#\d+;")
KEYWORD = re.compile(r"(?i)(journey|section|title|acctitle|accdescr|%|#(?!\d+;))")


def decoded(text: str) -> str:
    return ENTITY.sub(lambda found: chr(int(found[0][1:-1])), text)


def test_scores_are_mapped_from_one_to_five() -> None:
    work = report(
        "title: T\npersonas: {ana: Ana, bo: Bo}\nphases:\n  - name: P\n    steps:\n"
        + "".join(f"      - {{name: s, emotion: {score}}}\n" for score in (-2, -0.5, 0, 1.25, 2))
    )
    assert journey_diagram(work.view).split("\n") == [
        "journey",
        "  title T",
        "  section P",
        *(f"    s: {score}: Ana, Bo" for score in ("1", "2.5", "3", "4.25", "5")),
    ]


def test_without_a_persona_there_is_no_actor() -> None:
    work = report("phases:\n  - name: P\n    steps: [{name: s, emotion: 1}]\n")
    assert journey_diagram(work.view).split("\n")[-1] == "    s: 4"


def test_a_phase_without_steps_stands_for_itself() -> None:
    work = report("phases:\n  - {name: P, emotion: {score: 1, feeling: glad}}\n  - Q\n")
    assert journey_diagram(work.view).split("\n")[2:] == ["  section P", "    glad: 4", "  section Q"]


def test_steps_without_a_score_take_that_of_their_phase_else_neutral() -> None:
    work = report("phases:\n  - {name: P, emotion: -1, steps: [a, b]}\n")
    assert "    a: 2\n    b: 2" in journey_diagram(work.view)
    assert not has_unscored(work.view)
    work = report("phases:\n  - {name: P, steps: [a, {name: b, emotion: 1}]}\n")
    assert "    a: 3\n    b: 4" in journey_diagram(work.view)
    assert has_unscored(work.view)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("At 09:30 wake", "At 09#58;30 wake"),
        ("a; b # c", "a#59; b #35; c"),
        ("Journey begins", "#74;ourney begins"),
        ("section two", "#115;ection two"),
        ("titles", "#116;itles"),
        ("accTitle", "#97;ccTitle"),
        ("50 %", "50 #37;"),
        ("到店：试穿", "到店#65306;试穿"),
        ("a, b", "a, b"),
    ],
)
def test_names_are_escaped(name: str, written: str) -> None:
    work = report(f'phases:\n  - name: P\n    steps: [{{name: "{name}", emotion: 1}}]\n')
    assert journey_diagram(work.view).split("\n")[-1] == f"    {written}: 4"


def test_commas_in_personas_are_escaped() -> None:
    work = report(
        'personas: {a: "Ana, the runner"}\nphases:\n  - {name: P, steps: [{name: s, emotion: 0}]}\n'
    )
    assert journey_diagram(work.view).split("\n")[-1] == "    s: 3: Ana#44; the runner"


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20).filter(
        lambda text: text.strip() and "\ufffe" not in text and "\uffff" not in text
    )
)
def test_any_name_is_one_task(name: str) -> None:
    work = report("phases:\n  - {name: P, steps: [{name: s, emotion: 1}]}\n")
    phase = work.view.phases[0]
    step = phase.steps[0]
    object.__setattr__(step, "name", name)
    lines = journey_diagram(work.view).split("\n")
    assert len(lines) == 4
    written, _, score = lines[-1].strip().rpartition(": ")
    assert score == "4"
    assert not KEYWORD.match(written)
    assert not re.search(r"[:;#<`]", ENTITY.sub("", written))
    assert decoded(written) == " ".join(name.split())


def test_a_file_says_in_comments_what_it_has_no_room_for() -> None:
    work = report(
        "personas: {ana: Ana}\nowners: {crm: {name: CRM}}\nphases:\n"
        "  - {name: P, owner: crm, steps: [{name: s, pain_points: [Slow, Loud]}, t]}\n"
    )
    assert FORMAT.render(work).decode().split("\n") == [
        "%% generator: cjm",
        "%% left out: 2 pain points, 1 owner",
        "%% shortened: 1 persona",
        "%% steps without an emotion are drawn as neutral",
        "journey",
        "  title Example",
        "  section P",
        "    s: 3: Ana",
        "    t: 3: Ana",
        "",
    ]
