"""Workbooks of our own: what comes back of a map that went through one, and what people's edits become."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from tests.importers.hard_maps import hard_maps
from tests.importers.test_data import WORDS
from tests.importers.xlsx.comparing import differences, settled
from tests.render.reports import EXAMPLES, MAPS, example, of_document, report

from cjm.config import Configurations
from cjm.importers.draft import KEPT
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import VALUE_UNREADABLE, Note, Notes
from cjm.importers.registry import all_importers
from cjm.importers.writing import written
from cjm.model.journey import Journey
from cjm.render import xlsx
from cjm.source.document import Document, read_document
from cjm.source.project import Project
from cjm.workspace import open_workspace

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")  # sparklines

LOST = {
    r"future_of": "the current-state map of a future one",
    r"scope.personas": "which of the map's personas it is about: only those are in the workbook",
    r"personas\.[^.]+": "the others",
    r"(owners|lanes|evidence)(\.[^.]+)?": "owners who answer for nothing, lanes in which nothing stands",
    r"criteria(\.[^.]+)?": "what customers choose by, where no competitor is named",
    r"phases\.\d+\.emotion": "the emotion of a phase whose steps have scores, which stand instead",
    r"phases\.\d+\.opportunities\.\d+\.addresses": "what it answers in the current-state map",
    r"phases\.\d+(\.steps\.\d+)?\.opportunities\.\d+\.addresses\.\d+": "which of several with the same text it answers",
    r"content_plan\.\d+\.(questions\.\d+|phase)|transitions\.\d+\.because\.\d+": "which of several with the same text",
}
"""What a workbook does not hold, beside comments, `x-` keys, and the order of needs and the like in one place."""
MORE = (
    r"id",  # the name of the file becomes the id of the map
    r"phases\.\d+(\.steps\.\d+)?(\.(needs|questions|pain_points)\.\d+)?\.id",  # what is referred to has one
    r"(personas|owners|touchpoints|metrics|evidence|lanes|criteria|competitors|platforms)(\.[^.]+)?",  # of libraries
    r".*\.x-import",  # what could not be read
)
"""What the map that comes back may have more."""

MAP = """title: Skates
owners: {desk: The desk}
touchpoints: {phone: {name: Phone, channel: phone}}
phases:
  - name: Before
    steps:
      - {name: Looks, emotion: -1, touchpoints: [phone]}
      - {name: Calls, pain_points: [{text: Nobody answers, id: silence, severity: high}]}
  - name: At the desk
    opportunities: [{text: A second desk, addresses: [silence]}]
"""


def back(content: bytes, notes: Notes) -> Document:
    """The document that is imported from a workbook."""
    (draft,) = all_importers()["xlsx"].read(Foreign("a.xlsx", content), Wishes(), notes)
    document = read_document(written(draft, WORDS, "cjm.schema.json").encode(), "a.cjm.yaml")
    assert document.map is not None, document.findings
    return document


@cache
def rendered(name: str) -> bytes:
    return xlsx.render(example(name))


@cache
def imported(name: str) -> tuple[Document, tuple[Note, ...]]:
    notes = Notes()
    return back(rendered(name), notes), tuple(notes)


def journey_of(name: str) -> tuple[Document, Journey]:
    (opened,) = open_workspace([EXAMPLES / f"{name}.cjm.yaml"], Configurations()).files
    journey = opened.project.journey(opened.document, opened.path)
    assert journey is not None
    return opened.document, journey


@pytest.mark.parametrize("name", MAPS)
def test_a_map_comes_back_as_far_as_a_workbook_holds_it(name: str) -> None:
    document = imported(name)[0]
    check_equal(*journey_of(name), document)


def check_equal(first: Document, journey: Journey, second: Document) -> None:
    """Two maps say the same, but for what a workbook does not hold."""
    again = Project(Path.cwd()).journey(second)
    assert again is not None
    found = differences(settled(first, journey), settled(second, again))
    for path, (before, after) in found.items():
        known = LOST if before is not None else MORE
        assert any(re.fullmatch(each, path) for each in known), (path, before, after)


@settings(max_examples=10)
@given(hard_maps(0.4, without=("Scope.personas",)))
def test_any_map_comes_back_as_far_as_a_workbook_holds_it(first: Document) -> None:
    journey = Project(Path.cwd()).journey(first)
    assert journey is not None
    check_equal(first, journey, back(xlsx.render(of_document(first)), Notes()))


def test_a_way_from_a_step_to_itself_whose_phase_has_no_id() -> None:
    text = """
phases: [{name: "!", steps: [{name: Waits, id: wait}]}]
transitions: [{from: wait, to: wait, kind: advance}]
"""
    document = back(xlsx.render(report(text)), Notes())
    assert document.map is not None
    assert document.map.transitions[0].kind == "advance"


@pytest.mark.parametrize("name", ["running-shoes", "smena-shin"])
def test_what_comes_back_gives_the_same_cells(name: str) -> None:
    document, notes = imported(name)
    assert cells(xlsx.render(of_document(document))) == cells(rendered(name))
    assert notes == ()


def cells(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The cells of each sheet, of lists without the order of their texts."""
    book = load_workbook(io.BytesIO(content), data_only=True, read_only=True)
    return {
        sheet.title: [
            tuple(sorted(cell.split("\n")) if isinstance(cell, str) else cell for cell in row)
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    }


def test_what_a_future_map_answers_in_the_current_one_is_kept() -> None:
    _, notes = imported("running-shoes-future")
    lost = [note.message for note in notes if note.kind is VALUE_UNREADABLE]
    assert lost[0] == (
        "Opportunities!F2: “The delivery fee first shows on the last page” cannot be read as “Answers”"
    )
    assert len(lost) == 10


def edited(change: Callable[[Any], None], text: str = MAP) -> tuple[Document, list[str]]:
    """What is imported of a workbook that somebody has changed and saved, and what is said of it."""
    book = load_workbook(io.BytesIO(xlsx.render(report(text))))
    change(book)
    content = io.BytesIO()
    book.save(content)
    notes = Notes()
    document = back(content.getvalue(), notes)
    return document, [f"{note.kind.code} {note.message}" for note in notes]


def column(page: Any, title: str) -> int:
    return next(int(cell.column) for cell in page[1] if cell.value == title)


def write(page: Any, row: int, **cells: Any) -> None:
    for title, value in cells.items():
        page.cell(row, column(page, title.replace("_", " ")), value)


def test_a_value_that_was_changed() -> None:
    def change(book: Any) -> None:
        write(book["Steps"], 2, Score=0.5, Feeling="calm", Touchpoints="Phone\nShop window")
        write(book["Pain points"], 2, Severity="Critical", Frequency="now and then")

    document, said = edited(change)
    assert document.map is not None
    (looks, calls), _ = (phase.steps for phase in document.map.phases)
    assert looks.emotion is not None
    assert (looks.emotion.score, looks.emotion.feeling) == (0.5, "calm")
    assert looks.touchpoints == ("phone", "shop-window")
    assert document.map.touchpoints["shop-window"].name == "Shop window"
    assert calls.pain_points[0].severity == "critical"
    assert said == [
        "CJM8102 Pain points!G2: “now and then” cannot be read as “Frequency”",
        "CJM8005 Steps!M2: “Shop window” is listed nowhere else; it was added to `touchpoints`",
    ]


def test_rows_that_were_added() -> None:
    def change(book: Any) -> None:
        write(book["Steps"], 4, Phase="At the desk", Step="Queues", Owner="The desk", Score="-1,5")
        write(book["Steps"], 5, Phase="After", Step="Gives them back")
        write(book["Pain points"], 3, Pain_point="Cold feet", Phase="At the desk", Step="Queues")

    document, said = edited(change)
    assert document.map is not None
    before, desk, after = document.map.phases
    assert [step.name for step in before.steps] == ["Looks", "Calls"]
    assert (desk.steps[0].name, desk.steps[0].owner) == ("Queues", "desk")
    assert desk.steps[0].emotion is not None
    assert desk.steps[0].emotion.score == -1.5
    assert desk.steps[0].pain_points[0].text == "Cold feet"
    assert (after.name, after.steps[0].name) == ("After", "Gives them back")
    assert said == ["CJM8005 Steps!B5: the phase “After” is listed nowhere else; it was added at the end"]


def test_sheets_sorted_and_renamed_and_a_column_of_ones_own() -> None:
    def change(book: Any) -> None:
        steps = book["Steps"]
        steps.title = "What happens"
        first = [cell.value for cell in steps[2]]
        for column_, cell in enumerate(steps[3], 1):
            steps.cell(2, column_, cell.value)
            steps.cell(3, column_, first[column_ - 1])
        steps.cell(1, 40, "Our ticket")
        steps.cell(2, 40, "T-1")

    document, said = edited(change)
    assert document.map is not None
    assert [step.name for step in document.map.phases[0].steps] == ["Looks", "Calls"]
    assert document.extensions["phases", 0, "steps", 1] == {KEPT: {"Our ticket": "T-1"}}
    assert said == ["CJM8101 What happens!AN2: the column “Our ticket” has no place in a map"]


def test_a_pain_point_in_other_words_keeps_its_id_and_what_answers_it() -> None:
    def change(book: Any) -> None:
        write(book["Pain points"], 2, Pain_point="Nobody ever answers")
        write(book["Opportunities"], 2, Answers="Nobody ever answers")

    document, said = edited(change)
    assert document.map is not None
    assert document.map.phases[0].steps[1].pain_points[0].id == "silence"
    assert document.map.phases[1].opportunities[0].addresses == ("silence",)
    assert said == []


def test_rows_that_lack_what_they_need_are_left_out_and_said() -> None:
    def change(book: Any) -> None:
        write(book["Pain points"], 3, Cause="the cold", Phase="Before")
        write(book["Readings"], 2, Metric="Calls", Date="soon", Value=3)
        write(book["Readings"], 3, Metric="Calls", Value="many")

    document, said = edited(change)
    assert document.map is not None
    assert document.map.metrics["calls"].readings[0].value == 3
    assert said == [
        "CJM8103 Pain points!D3: the row has no “Pain point” and was left out: Before; the cold",
        "CJM8102 Readings!B2: “soon” cannot be read as “Date”",
        "CJM8005 Readings!A2: “Calls” is listed nowhere else; it was added to `metrics`",
        "CJM8102 Readings!C3: “many” cannot be read as “Value”",
        "CJM8103 Readings!A3: the row has no “Value” and was left out: Calls; many",
    ]


def test_names_that_meet_and_hard_texts() -> None:
    text = r"""
owners: {a: {name: "=1+1 "}, b: {name: "Desk\\n\\"}}
phases:
  - name: Pays
    owner: a
    steps:
      - {name: Pays, actions: ["a\nb", "c\\", "\\d", "e\rf"]}
      - {name: Pays, owner: b}
transitions:
  - {from: pays-2, to: exit, when: "@home"}
  - {from: first, to: pays-2}
""".replace("name: Pays\n    owner", "name: Pays\n    id: first\n    owner").replace(
        "{name: Pays, owner", "{name: Pays, id: pays-2, owner"
    )
    work = report(text)
    first = xlsx.render(work)
    document = back(first, Notes())
    assert document.map is not None
    assert document.map.phases[0].steps[0].actions == ("a\nb", "c\\", "\\d", "e\nf")
    assert cells(xlsx.render(of_document(document))) == cells(first)
