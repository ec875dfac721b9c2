"""The map as JSON: nothing lost, nothing but the format."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from tests.render.reports import MAPS, example, report

from cjm.model.json_schema import schema_text
from cjm.render.json import FORMAT, render
from cjm.source.document import read_document

SCHEMA = Draft202012Validator(json.loads(schema_text()), format_checker=FormatChecker())


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("name", MAPS)
def test_it_is_valid_and_says_the_same(name: str, public: bool) -> None:
    work = example(name, public=public)
    text = render(work)
    SCHEMA.validate(json.loads(text))
    again = read_document(text.encode(), work.document.filename)
    assert again.content is not None, again.findings
    assert again.data == work.document.data or public
    assert again.extensions == work.document.extensions or public


def test_short_forms_are_expanded_and_extensions_stand_where_they_stood() -> None:
    work = report(
        "personas: {ana: Ana}\nx-team: {a: [1]}\nphases:\n"
        "  - name: P\n    x-note: here\n    steps: [Looks]\n    emotion: 1\n"
        "review: {log: [{date: 2026-06-01}]}\n"
    )
    assert json.loads(render(work)) == {
        "cjm": 1,
        "title": "Example",
        "personas": {"ana": {"name": "Ana"}},
        "phases": [{"name": "P", "steps": [{"name": "Looks"}], "emotion": {"score": 1}, "x-note": "here"}],
        "review": {"log": [{"date": "2026-06-01"}]},
        "x-team": {"a": [1]},
    }


def test_numbers_are_as_written() -> None:
    work = report("metrics: {m: {name: M, target: {value: 5}, readings: [4.50]}}\nversion: 1.10\n")
    data = json.loads(render(work))
    assert data["version"] == "1.10"
    assert (data["metrics"]["m"]["target"]["value"], data["metrics"]["m"]["readings"]) == (
        5,
        [{"value": 4.5}],
    )


def test_a_public_map_leaves_out_what_a_public_report_does() -> None:
    text = (
        "owners: {o: {name: O, contact: secret-1}}\nlanes: {in: {name: In, group: backstage}, out: Out}\n"
        "x-internal: secret-2\nphases:\n  - name: P\n    lanes: {in: [secret-3], out: [shown]}\n"
        "    pain_points: [{text: t, silo: [o]}]\n    opportunities: [{text: t, ticket: secret-4}]\n"
        "    steps:\n      - {name: S, backstage: [secret-5], support: [secret-6], frontstage: [shown]}\n"
    )
    assert "secret-1" in render(report(text))
    public = render(report(text, public=True))
    assert "secret" not in public
    assert public.count("shown") == 2
    assert '"in"' not in public
    SCHEMA.validate(json.loads(public))


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"cjm": 1}', "[" * 100_000])
def test_other_files_are_not_taken_for_its_own(text: str) -> None:
    assert not FORMAT.is_own(text.encode())
    assert FORMAT.is_own(FORMAT.render(report("title: T\n")))
