"""Reports in Markdown of our own: what comes back of a map that went through one, and what people's edits become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.importers.hard_maps import hard_maps
from tests.importers.test_data import WORDS
from tests.importers.xlsx.comparing import differences, name_of, settled
from tests.render.reports import EXAMPLES, MAPS, TODAY, report

from cjm.config import Configurations
from cjm.importers.draft import KEPT
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import Notes
from cjm.importers.registry import all_importers, fitting
from cjm.importers.writing import written
from cjm.locale import languages
from cjm.model.base import RefTarget
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES
from cjm.render import markdown, wiki
from cjm.render.environment import safe_url
from cjm.render.report import RenderInput
from cjm.render.templates import Templates
from cjm.render.wording import Wording
from cjm.source.document import Document, read_document
from cjm.source.project import Project
from cjm.view.journey import build_view
from cjm.workspace import open_workspace

FLAVOURS = {"git": markdown.render, "wiki": wiki.render}
LOST = {
    r"future_of": "the current-state map of a future one",
    r"scope.personas": "which of the map's personas it is about: only those are in the report",
    r"personas\..*": "personas whose journey it is not",
    r"(owners|lanes|evidence|platforms)(\..*)?": "owners who answer for nothing, and the like",
    r"criteria(\..*)?": "what customers choose by, where no competitor is named",
    r"phases\.\d+\.emotion(\..*)?": "the emotion of a phase whose steps have scores, which stand instead",
    r"phases\.\d+(\.steps\.\d+)?\.opportunities\.\d+\.addresses(\.\d+)?": "what it answers in another map, or which of several",
    r"content_plan\.\d+\.(questions\.\d+|phase)|transitions\.\d+\.because\.\d+": "which of several with the same text",
}
"""What a report does not hold, beside what `told` takes out."""
MORE = (
    r"(personas|owners|touchpoints|metrics|evidence|lanes|criteria|competitors|platforms)(\.[^.]+)?",  # of libraries
    r".*\.x-import",
)
_MAPPINGS: Mapping[str, RefTarget] = {"by_persona": "persona", "lanes": "lane"}
_UNORDERED = ("touchpoints", "metrics", "needs", "questions", "pain_points", "opportunities")
_UNSHOWN = ("id", "picture", "journey", "direction", "x-import")


def back(content: str, notes: Notes, name: str = "a.md") -> Document:
    """The document that is imported from a report."""
    (draft,) = all_importers()["markdown"].read(Foreign(name, content.encode()), Wishes(), notes)
    document = read_document(written(draft, WORDS, "cjm.schema.json").encode(), "a.cjm.yaml")
    assert document.map is not None, (document.findings, written(draft, WORDS, "x"))
    return document


def journey_of(document: Document) -> Journey:
    journey = Project(Path.cwd()).journey(document)
    assert journey is not None
    return journey


def rendered(document: Document, journey: Journey, language: str, flavour: str) -> str:
    """The report on a map in a language."""
    view = build_view(journey, today=TODAY, language=language)
    return FLAVOURS[flavour](RenderInput(view, document, _templates(language)))


@cache
def _templates(language: str) -> Templates:
    return Templates(Wording(language))


def told(document: Document, journey: Journey) -> Any:
    """What a report tells of a map: names in place of ids, one line in place of several, no readings but the latest."""
    data = settled(document, journey, by_name=True)

    def named(target: RefTarget, entries: Any) -> Any:
        return {name_of(target, id_, journey): each for id_, each in entries.items()}

    for stage in (each for phase in data["phases"] for each in (phase, *phase.get("steps", ()))):
        for key, target in _MAPPINGS.items():
            if key in stage:
                stage[key] = named(target, stage[key])
    for registered in get_args(RefTarget):
        if registry := REGISTRIES.get(registered):
            data[registry] = named(registered, data.get(registry, {}))
    for each in data["competitors"].values():
        each["ratings"] = named("criterion", each.get("ratings", {}))
    for metric in data["metrics"].values():
        metric["readings"] = sorted(metric.get("readings", []), key=lambda each: each.get("date") or "")[-1:]
        metric["baseline"] = {"value": metric.get("baseline", {}).get("value")}
        if not metric["readings"] and metric["baseline"]["value"] is None and "target" not in metric:
            metric.pop("unit", None)
    _without_what_is_passed_down(data)
    return _shown(data)


def _without_what_is_passed_down(data: Any) -> None:
    for phase in data["phases"]:
        for step in phase.get("steps", ()):
            for key in ("needs", "questions", "pain_points", "opportunities"):
                for each in step.get(key, ()):
                    _drop_passed(each, step, phase)
            _drop_passed(step, phase)
        for key in ("needs", "questions", "pain_points", "opportunities"):
            for each in phase.get(key, ()):
                _drop_passed(each, phase)


def _drop_passed(thing: Any, *holders: Any) -> None:
    passed = {
        key: next((each[key] for each in holders if key in each), None) for key in ("owner", "evidence")
    }
    if "owner" in thing and thing["owner"] == passed["owner"]:
        del thing["owner"]
    if "evidence" not in thing and passed["evidence"] and thing.get("confidence") == "observed":
        thing["evidence"] = passed["evidence"]
        del thing["confidence"]
    if "evidence" in thing and thing["evidence"] == passed["evidence"] and "confidence" in thing:
        del thing["evidence"]
        if thing["confidence"] == "inferred":
            del thing["confidence"]


def _shown(value: Any, key: str = "") -> Any:
    """The value without what no report shows; with one space for each run of white space, and lists of names in order."""
    if isinstance(value, dict):
        inner = {name: _shown(each, name) for name, each in value.items() if name not in _UNSHOWN}
        return {name: each for name, each in inner.items() if each not in ({}, [], None)}
    if isinstance(value, list):
        items = [_shown(each) for each in value]
        return sorted(items, key=str) if key in _UNORDERED else items
    if isinstance(value, str):
        return unquote(safe_url(value)) or None if key == "link" else " ".join(value.split())
    return round(value, 3) if isinstance(value, float) else value


def check(first: Document, journey: Journey, second: Document) -> None:
    """Two maps tell the same, but for what a report does not hold."""
    found = differences(told(first, journey), told(second, journey_of(second)))
    for path, (before, after) in found.items():
        known = LOST if before is not None else MORE
        assert any(re.fullmatch(each, path) for each in known), (path, before, after)


@pytest.mark.parametrize(("name", "flavour"), [*((name, "git") for name in MAPS), ("running-shoes", "wiki")])
def test_an_example_comes_back_as_far_as_a_report_holds_it(name: str, flavour: str) -> None:
    (opened,) = open_workspace([EXAMPLES / f"{name}.cjm.yaml"], Configurations()).files
    journey = opened.project.journey(opened.document, opened.path)
    assert journey is not None
    language = journey.map.language
    notes = Notes()
    content = rendered(opened.document, journey, language, flavour)
    check(opened.document, journey, back(content, notes))
    if not journey.map.future_of:
        assert [note.kind.code for note in notes] == ["CJM8103"]


@settings(max_examples=12)
@given(
    hard_maps(0.4, without=("Scope.personas",)),
    st.sampled_from(languages()),
    st.sampled_from(sorted(FLAVOURS)),
)
def test_any_map_comes_back_as_far_as_a_report_holds_it(first: Document, language: str, flavour: str) -> None:
    journey = journey_of(first)
    check(first, journey, back(rendered(first, journey, language, flavour), Notes()))


MAP = """title: Skates
language: nb
owners: {desk: The desk}
touchpoints: {phone: {name: Phone, channel: phone}}
evidence: {talks: Five talks}
phases:
  - name: Before
    owner: desk
    evidence: [talks]
    questions: [{text: When do you close?, answered_by: [phone]}]
    steps:
      - {name: Looks, emotion: {score: -1, feeling: unsure, why: Hours differ}, touchpoints: [phone]}
      - {name: Calls, pain_points: [{text: Nobody answers, id: silence, severity: high}]}
  - name: At the desk
    opportunities: [{text: A second desk, addresses: [silence], impact: 4}]
review: {every: 3 months}
"""


def edited(*changes: tuple[str, str], language: str = "en") -> tuple[Document, list[str]]:
    """What is imported of a report that somebody has changed, and what is said of it beside what no report holds."""
    document = report(MAP).document
    content = rendered(document, journey_of(document), language, "git")
    for before, after in changes:
        assert len(re.findall(before, content)) == 1, (before, content)
        content = re.sub(before, after, content)
    notes = Notes()
    found = back(content, notes)
    return found, [
        f"{note.kind.code} {note.message}" for note in notes if "does not hold" not in note.message
    ]


def test_what_no_report_holds_is_said_once() -> None:
    document = report(MAP).document
    notes = Notes()
    back(rendered(document, journey_of(document), "en", "git"), notes)
    (note,) = notes
    assert (note.kind.code, note.where[0]) == ("CJM8103", 0)


def test_words_in_another_language_than_the_map() -> None:
    document, said = edited(language="ru")
    assert document.map is not None
    assert (document.map.language, document.map.review and document.map.review.every) == ("nb", "3 months")
    assert said == []


def test_values_that_were_changed() -> None:
    document, said = edited(
        (r"🙁 -1 unsure \(Hours differ\)", "🙂 +1,5 glad (It rings)"),
        (r"\| High +\|", "| critical |"),
        (r"\*\*Every:\*\* 3 months", "**Every:** 90 days"),
        (r"(A second desk.*\|) +4 \|", r"\1 a lot |"),
    )
    assert document.map is not None
    looks, calls = document.map.phases[0].steps
    assert looks.emotion is not None
    assert (looks.emotion.feeling, looks.emotion.why) == ("glad", "It rings")
    assert calls.pain_points[0].severity == "critical"
    assert document.map.review is not None
    assert document.map.review.every == "90 days"
    assert said == ["CJM8102 “a lot” cannot be read as “Impact”"]


def test_rows_sections_and_columns_that_were_added() -> None:
    document, said = edited(
        (r"(\| 1\.2 \*\*Calls\*\*.*\n)", r"\1| Waits in the cold |  |  | The janitor |  |\n"),
        (r"(\*\*Customer questions\*\*)", r"**Needs**\n\n- 1.1 To know the hours\n- A warm hall\n\n\1"),
        (r"### 2\. At the desk", "### 2. At the desk\n\n- **Weather:** cold\n"),
        (r"## Pain points", "### Aftercare\n\nThey go home.\n\n## Pain points"),
        (r"## Review\n", "## Our notes\n\nAsk Ada.\n\n## Review\n"),
    )
    assert document.map is not None
    before, desk, after = document.map.phases
    assert [step.name for step in before.steps] == ["Looks", "Calls", "Waits in the cold"]
    assert [need.text for need in before.steps[0].needs] == ["To know the hours"]
    assert [need.text for need in before.needs] == ["A warm hall"]
    assert (desk.name, after.name, after.summary) == ("At the desk", "Aftercare", "They go home.")
    assert document.extensions[()] == {KEPT: {"Weather": "cold", "Our notes": "Ask Ada."}}
    assert said == [
        "CJM8005 the heading “Aftercare” was taken for a phase",
        "CJM8101 “Weather” has no place in a map",
        "CJM8101 “Our notes” has no place in a map",
        "CJM8005 “The janitor” is listed nowhere else; it was added to `owners`",
    ]


def test_a_file_around_it_and_other_ways_to_write() -> None:
    document, said = edited(
        (r"\A", "---\nowner: Ada\n---\n\n"),
        (r"- \*\*Owner:\*\* The desk", "* **Owner**: The desk"),
        (r"(?s)```mermaid.*?```\n", ""),
    )
    assert document.map is not None
    assert document.map.owners["the-desk"].name == "The desk"
    assert document.map.phases[0].owner == "the-desk"
    assert said == []
    document = report(MAP).document
    content = rendered(document, journey_of(document), "en", "git").replace("\n", "\r\n")
    check(document, journey_of(document), back(content, Notes()))


def test_long_runs_of_spaces_take_no_time() -> None:
    wide = " " * 200_000
    changes = [
        (word, word.replace(" ", wide)) for word in ("unsure \\(Hours", "Five talks", "### 1\\. Before")
    ]
    document, _ = edited(
        *[(before, after.replace("\\", "")) for before, after in changes],
        ("### 2", f"|{wide}a\n\n{wide}a\n|{wide}|\n{wide}.\n\n### 2"),
    )
    assert document.map is not None
    assert [phase.name for phase in document.map.phases] == ["Before", "At the desk"]


def test_several_reports_in_one_text() -> None:
    document = report(MAP).document
    content = rendered(document, journey_of(document), "en", "git")
    drafts = all_importers()["markdown"].read(Foreign("a.md", (content * 2).encode()), Wishes(), Notes())
    assert [draft.title for draft in drafts] == ["Skates", "Skates"]


def test_a_language_that_is_none() -> None:
    document, said = edited((r"language: nb; words: en", "language: ²; words: ²"))
    assert document.map is not None
    assert document.map.language == "en"
    assert said == ["CJM8102 “²” cannot be read as “language”"]


def test_a_report_of_ours_is_read_as_one() -> None:
    document = report(MAP).document
    content = rendered(document, journey_of(document), "en", "git")
    assert fitting(Foreign("a.md", content.encode()))[0].name == "markdown"
    assert fitting(Foreign("a.md", content.split("\n", 1)[1].encode()))[0].name == "mermaid"
