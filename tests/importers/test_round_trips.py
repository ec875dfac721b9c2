"""What we write and read again: as much of the map comes back as the format holds."""

from __future__ import annotations

import io
import json as json_library
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.hard_maps import hard_maps
from tests.importers.test_data import WORDS
from tests.render.reports import MAPS, example, of_document

from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Notes
from cjm.importers.registry import all_importers
from cjm.importers.writing import written
from cjm.render import csv, json, mermaid
from cjm.render.report import RenderInput
from cjm.source.document import Document, read_document
from cjm.source.extensions import with_extensions

SIGNS = "aé中🙂 .,;:#%&<>\"'`|\\/[](){}*_~=+-@!?§\n\r\tjourney section title 12 no x- '-"


def back(content: str, name: str, kind: str, title: str) -> str:
    """The text of the map that comes back from what was written."""
    notes = Notes()
    (draft,) = all_importers()[kind].read(Foreign(name, content.encode()), Wishes(title=title), notes)
    return written(draft, WORDS, "cjm.schema.json")


def again(work: RenderInput, content: str, name: str, kind: str) -> RenderInput:
    return of_document(read_document(back(content, name, kind, work.view.title).encode(), "a.cjm.yaml"))


@pytest.mark.parametrize("name", MAPS)
def test_json_brings_the_whole_map_back(name: str) -> None:
    work = example(name)
    text = back(json.render(work), "a.json", "data", work.view.title)
    assert with_extensions(read_document(text.encode(), "a.cjm.yaml")) == with_extensions(work.document)


@pytest.mark.parametrize("name", MAPS)
def test_a_table_comes_back_as_the_same_table(name: str) -> None:
    work = example(name)
    first = csv.render(work)
    assert csv.render(again(work, first, "a.csv", "csv")) == first


@pytest.mark.parametrize("name", MAPS)
def test_a_diagram_comes_back_as_the_same_diagram(name: str) -> None:
    work = example(name)
    first = mermaid.render(work).decode()
    second = mermaid.render(again(work, first, "a.mmd", "mermaid")).decode()
    assert diagram(second) == diagram(first)


def diagram(text: str) -> str:
    return text[text.index("journey\n") :]


@settings(max_examples=10)
@given(hard_maps(0.4))
def test_any_map_comes_back_from_json(document: Document) -> None:
    work = of_document(document)
    text = back(json.render(work), "a.json", "data", work.view.title)
    assert with_extensions(read_document(text.encode(), "a.cjm.yaml")) == with_extensions(document)


@settings(max_examples=10)
@given(hard_maps(0.4))
def test_any_table_comes_back_as_the_same_table(document: Document) -> None:
    work = of_document(document)
    first = csv.render(work)
    assert columns(csv.render(again(work, first, "a.csv", "csv"))) == columns(first)


def columns(table: str) -> dict[str, list[str]]:
    """The columns of a table by their heads: lanes lose their groups, and with them their order."""
    import csv as csv_library

    heads, *rows = csv_library.reader(io.StringIO(table, newline=""))
    return {head: [row[index] for row in rows] for index, head in enumerate(heads)}


@settings(max_examples=10)
@given(hard_maps(0.4))
def test_any_diagram_comes_back_as_the_same_diagram(document: Document) -> None:
    work = of_document(document)
    first = mermaid.render(work).decode()
    assert diagram(mermaid.render(again(work, first, "a.mmd", "mermaid")).decode()) == diagram(first)


def test_two_phases_of_one_name_stay_two() -> None:
    phases = [{"name": "P"}, {"name": "P", "steps": ["s"]}, {"name": "P", "steps": ["s"]}]
    text = json_library.dumps({"cjm": 1, "title": "T", "phases": phases})
    work = of_document(read_document(text.encode(), "a.cjm.yaml"))
    found = again(work, csv.render(work), "a.csv", "csv").view.phases
    assert [len(phase.steps) for phase in found] == [0, 1, 1]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "＝", " -", "'=", "''+", "; =", "\n@", "\r-", '";+']
)
def test_what_a_spreadsheet_takes_for_a_formula_is_defused_and_comes_back(start: str) -> None:
    text = f"{start}1+1"
    work = of_document(read_document(_with_texts(text).encode(), "a.cjm.yaml"))
    first = csv.render(work)
    cells = [
        cell for column in columns(first.removeprefix("\ufeff")).values() for cell in column if "1+1" in cell
    ]
    assert len(cells) == 3
    assert not any(re.match(r"[\s\";]*[=+\-@＝＋－＠]", cell) for cell in cells)
    step = again(work, first, "a.csv", "csv").view.phases[0].steps[0]
    assert (step.name, step.actions, step.when) == (text, (text,), text)


def _with_texts(text: str) -> str:
    step = {"name": text, "actions": [text], "when": text}
    return json_library.dumps({"cjm": 1, "title": "T", "phases": [{"name": "P", "steps": [step]}]})


def texts(size: int = 12) -> st.SearchStrategy[str]:
    return st.text(SIGNS, min_size=1, max_size=size).filter(lambda text: text.strip() != "")


@st.composite
def maps(draw: st.DrawFn) -> str:
    """A map with hard texts wherever a table or a diagram has room for them."""

    def some(make: st.SearchStrategy[object], most: int = 2) -> list[object]:
        return draw(st.lists(make, max_size=most))

    concern = st.fixed_dictionaries(
        {"text": texts()},
        optional={"severity": st.sampled_from(["low", "critical"]), "frequency": st.just("rare")},
    )
    emotion = st.fixed_dictionaries(
        {}, optional={"score": st.sampled_from([-2, -0.5, 0, 1.25]), "feeling": texts(), "why": texts()}
    )
    step = st.fixed_dictionaries(
        {
            "name": texts(),
            "emotion": emotion,
            "actions": st.lists(texts(), max_size=2),
            "thoughts": st.lists(texts(), max_size=2),
        },
        optional={
            "pain_points": st.lists(concern, max_size=2),
            "touchpoints": st.just(["desk"]),
            "owner": st.just("who"),
            "when": texts(),
        },
    )
    phase = st.fixed_dictionaries(
        {"name": texts(), "steps": st.lists(step, max_size=2)},
        optional={"key_task": texts(), "emotion": emotion},
    )
    data = {
        "cjm": 1,
        "title": "T",
        "owners": {"who": {"name": draw(texts())}},
        "touchpoints": {"desk": {"name": draw(texts()), "channel": "store"}},
        "phases": draw(st.lists(phase, min_size=1, max_size=2)),
    }
    return json_library.dumps(data, ensure_ascii=False)


@settings(max_examples=25)
@given(maps())
def test_hard_texts_come_back_in_tables(text: str) -> None:
    work = of_document(read_document(text.encode(), "a.cjm.yaml"))
    first = csv.render(work)
    assert csv.render(again(work, first, "a.csv", "csv")) == first


@settings(max_examples=25)
@given(maps())
def test_hard_texts_come_back_in_diagrams(text: str) -> None:
    work = of_document(read_document(text.encode(), "a.cjm.yaml"))
    first = mermaid.render(work).decode()
    assert diagram(mermaid.render(again(work, first, "a.mmd", "mermaid")).decode()) == diagram(first)
