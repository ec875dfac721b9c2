"""Whatever the bytes hold: no exception, a place for every finding, and data where there is no error."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.source.reading import HEAD, read
from tests.source.ways import accepted

from cjm.model.journey import Journey
from cjm.source.diagnostic import diagnose

EXAMPLES = [path.read_bytes() for path in sorted(Path(ROOT, "examples").glob("*.cjm.yaml"))]
PIECES = [
    "cjm: 1\n", "cjm: 2", "kind: library\n", "title: T\n", "phases:\n", "- ", "  - name: A\n", "? ", ": ", "[", "]", "{", "}",
    ", ", "&a ", "*a", "<<: *a\n", "!t ", "!!str ", "|\n", ">-\n", "'", '"', "\\", "\\ud800", "\\0", "#", " #x", "%YAML 1.2\n",
    "---\n", "...\n", "\t", "\r", "\n", "\r\n", "\x85", "\u2028", "\ufeff", "\0", "~", "null", ".inf", "1e999", "0x1F", "2026-02-30",
    "x-a: ", "emotion: ", "'1'", "owners: ", "steps: ", "e\u0301", "é", "😀", "<<<<<<< a\n=======\n>>>>>>> b\n", "from: a, to: b",
    "metrics: {m: {target: ", "    ", "personas", "transitions:\n", "evidence: ", "1" * 400,
]  # fmt: skip
BODY = (
    "personas: {ana: Ana}\nphases:\n  - &p {name: A, emotion: 1}\n  - name: B\n    steps: [S, {name: T, lanes: {l: [x]}}]\n"
    "    questions:\n      - Why?\n  - *p\ntransitions:\n  - {from: a, to: exit}\nreview: {every: 90 days}\n"
)


def check(data: bytes) -> None:
    accepted(data)
    document = read(data)
    for finding in document.findings:
        shown = diagnose(document, finding, "name")
        assert shown.message.strip()
        assert "\n" not in shown.message
        assert (1, 1) <= (shown.start.row, shown.start.column) <= (shown.end.row, shown.end.column)
        assert shown.end.column <= len(document.text.line(shown.end.row)) + 2
        f"{shown.message} {shown.help} {shown.path}".encode()
    errors = [finding for finding in document.findings if finding.severity == "error"]
    assert (document.content is None) == bool(errors)
    if document.content is not None:
        json.dumps(document.data, allow_nan=False, default=str)
        json.dumps([*document.extensions.values()], allow_nan=False).encode()
    if document.map is not None:
        journey = Journey(document.map)
        for reference in journey.references:
            journey.resolves(reference)


@given(st.binary(max_size=200))
@example(b"")
def test_any_bytes(data):
    check(data)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_row_of_what_yaml_and_maps_are_made_of(pieces):
    check("".join(pieces).encode())
    check((HEAD + "".join(pieces)).encode())


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_in_a_map(text):
    check((HEAD + "phases: [A]\nsummary: " + text).encode())
    check((HEAD + "phases: [A]\n" + json.dumps({"summary": text, text: text})[1:-1]).encode())


@given(st.data())
def test_a_map_with_a_piece_put_in_taken_out_or_written_over(data):
    text = HEAD + BODY
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 12)))
        text = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]
    check(text.encode())


@given(st.data())
def test_an_example_with_a_piece_put_in(data):
    example = data.draw(st.sampled_from(EXAMPLES))
    at = data.draw(st.integers(0, len(example)))
    check(example[:at] + data.draw(st.sampled_from(PIECES)).encode() + example[at:])
