"""Every finding stands at the exact words: row and column count from 1, columns in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.source.reading import HEAD, findings, read, the_finding

from cjm.model.finding import Problem
from cjm.source.diagnostic import diagnose
from cjm.source.document import Document
from cjm.source.location import Location, Locator
from cjm.source.nodes import ScalarNode, compose
from cjm.source.text import Text

PHASES = "phases: [Awareness]\n"


@pytest.mark.parametrize(
    ("body", "where"),
    [
        # a missing key → the parent's key, in a list its name or its first words
        (PHASES + "owners:\n  m:\n    kind: team\n", ("CJM0011", 5, 3, "m")),
        (PHASES + "owners: {m: {kind: team}}\n", ("CJM0011", 4, 10, "m")),
        ("phases:\n  - summary: First\n", ("CJM0011", 4, 5, "summary")),
        ("phases:\n  - {}\n", ("CJM0011", 4, 5, "{")),
        ("phases:\n  - A\n  -\n", ("CJM0011", 5, 3, "-")),
        ("phases:\n  - A\n  - # to do\n  - B\n", ("CJM0011", 5, 3, "-")),
        (PHASES + "transitions:\n  - from: awareness\n", ("CJM0011", 5, 11, "awareness")),
        (PHASES + "review:\n  log:\n    - by: Ana\n", ("CJM0011", 6, 7, "by")),
        # a missing key of the file → `cjm`
        ("x-a: 1\n", ("CJM0011", 1, 1, "cjm")),
        # an extra key → the key
        ("phases:\n  - name: A\n    colour: red\n", ("CJM0010", 5, 5, "colour")),
        ('phases:\n  - name: A\n    "colour" : red\n', ("CJM0010", 5, 5, '"colour"')),
        ("phases: [{name: A, colour: red}]\n", ("CJM0010", 3, 20, "colour")),
        (PHASES + "e\u0301: 1\n", ("CJM0010", 4, 1, "e\u0301")),
        (PHASES + "颜色: 红\n", ("CJM0010", 4, 1, "颜色")),
        # a wrong value → the value
        ("phases:\n  - name: A\n    emotion: 3\n", ("CJM0013", 5, 14, "3")),
        ("phases:\n  - name: A\n    timing: later # or now\n", ("CJM0013", 5, 13, "later")),
        (PHASES + "language: 'en_GB'\n", ("CJM0013", 4, 11, "'en_GB'")),
        ("phases: [{name: 出发, timing: 以后}]\n", ("CJM0013", 3, 29, "以后")),
        ("phases: [{name: 👩‍👩‍👧, timing: later}]\n", ("CJM0013", 3, 32, "later")),
        ("phases: [{name: e\u0301, timing: later}]\n", ("CJM0013", 3, 29, "later")),
        ("phases:\n  - name: |\n      Long\n      text\n    timing: later\n", ("CJM0013", 7, 13, "later")),
        ("phases:\n  - name: A\n    timing: |\n      later\n", ("CJM0013", 5, 13, "|")),
        ("phases:\n  - name: A\n    timing: >-\n      later\n", ("CJM0013", 5, 13, ">")),
        ("phases:\n  - name: A\n    timing: {a: b}\n", ("CJM0013", 5, 13, "{")),
        ("phases:\n  - name: A\n    timing: [after]\n", ("CJM0013", 5, 13, "[")),
        ("phases:\n  - name: A\n    owner: [x]\n", ("CJM0012", 5, 12, "[")),
        ("phases: {a: A}\n", ("CJM0012", 3, 9, "{")),
        # … of which a list or mapping without brackets has no words of its own: the key
        ("phases:\n  - name: A\n    owner:\n      - x\n", ("CJM0012", 5, 5, "owner")),
        ("phases:\n  - [A]\n", ("CJM0012", 4, 5, "[")),
        (PHASES + "owners:\n  'a b': A\n", ("CJM0015", 5, 3, "'a b'")),
        ("phases: []\n", ("CJM0011", 3, 1, "phases")),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_findings_stand_at_the_words(body, where, end):
    text = HEAD + body if "phases" in body else "cjm: 1\ntitle: T\n" + body
    assert the_finding(text.replace("\n", end)) == where


def test_a_wrong_value_under_an_alias_is_shown_at_the_anchor_and_names_the_row_of_the_alias():
    document = read(
        HEAD
        + "x-note: a * in a text\nx-feeling: &bad\n  score: 3\nphases:\n  - name: A # not *bad\n    emotion:\n"
        + "      # *bad\n      *bad\n"
    )
    (finding,) = document.findings
    assert findings(document) == [("CJM0013", 5, 10, "3")]
    assert document.locate(finding.problem).alias_row == 10
    assert diagnose(document, finding, "value").message.endswith("(used in line 10 through an alias)")


def test_each_use_of_an_anchor_names_its_own_row():
    document = read(
        HEAD + "phases:\n  - &a {name: A, emotion: 3}\n  - &b {name: B, emotion: 4}\n  - *a\n  - *b\n  - *a\n"
    )
    rows = [(where.start.row, where.alias_row) for where in map(document.locate, problems(document))]
    assert rows == [(4, None), (5, None), (4, 6), (5, 7), (4, 8)]


def test_an_alias_within_what_an_alias_stands_for_counts_by_the_outer_one():
    document = read(
        HEAD
        + "x-e: &e {score: 3}\nx-p: &p\n  name: A\n  emotion: *e\nphases:\n  - *p\n  - {name: B, emotion: *e}\n"
    )
    rows = [(where.start.row, where.alias_row) for where in map(document.locate, problems(document))]
    assert rows == [(3, 8), (3, 9)]


def test_a_key_that_is_missing_under_an_alias():
    document = read(HEAD + "phases:\n  - name: A\n    metrics: []\nowners: {a: &o {kind: team}, b: *o}\n")
    assert findings(document) == [("CJM0011", 6, 10, "a"), ("CJM0011", 6, 30, "b")]
    assert [document.locate(problem).alias_row for problem in problems(document)] == [None, 6]


def problems(document: Document) -> list[Problem]:
    return [finding.problem for finding in document.findings]


def test_a_path_that_is_not_there_is_shown_at_what_is():
    document = read(HEAD + "phases:\n  - name: A\n    steps: [S]\n")
    for path, words in (
        ((), "cjm"),
        (("personas",), "cjm"),
        (("phases", 3), "phases"),
        (("phases", 0, "owner"), "A"),
        (("phases", 0, "steps", 0, "emotion", "score"), "S"),
        (("phases", 0, "steps"), "steps"),
    ):
        where = document.locate(Problem(path, "message"))
        line = document.text.line(where.start.row)
        assert line[where.start.column - 1 : where.end.column - 1] == words


def test_lines_are_found_by_number():
    text = Text("a\r\nb\rc\n")
    assert [text.line(row) for row in range(6)] == ["", "a", "b", "c", "", ""]
    assert [(text.position(at).row, text.position(at).column) for at in (0, 1, 3, 5, 7, 99, -1)] == [
        (1, 1), (1, 2), (2, 1), (3, 1), (4, 1), (4, 1), (1, 1),
    ]  # fmt: skip


# Every path resolves to the words that are meant.

words = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=12,
)
trees = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=25,
)
maps = st.dictionaries(words, trees, min_size=1, max_size=5)


def nodes_of(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, inner in pairs:
        yield from nodes_of(inner, (*path, part))


def words_at(text: Text, where: Location) -> str:
    starts = [0, *(found.end() for found in re.finditer("\r\n|\n", text.content))]
    start, end = (starts[at.row - 1] + at.column - 1 for at in (where.start, where.end))
    return text.content[start:end]


def meaning(shown: str) -> str:
    root, found = compose(Text(shown))
    assert isinstance(root, ScalarNode)
    assert not found
    return str(root.value)


@given(maps, st.sampled_from([True, False, None]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_every_path_resolves_to_the_words_that_are_meant(data, flow, end, unicode):
    text = Text(
        yaml.safe_dump(data, default_flow_style=flow, allow_unicode=unicode, line_break=end, width=9999)
    )
    root, found = compose(text)
    assume(not found)  # two keys that are one in NFC, an escape for what no text may hold
    locator = Locator(text, root)
    for path, value in nodes_of(data):
        shown = words_at(text, locator.locate(Problem(path, "message")))
        assert shown
        if isinstance(value, str):
            assert meaning(shown) == value
        elif path and isinstance(path[-1], str):
            assert meaning(shown) == path[-1]
        if path and isinstance(path[-1], str):
            assert meaning(words_at(text, locator.locate(Problem(path, "message", at="key")))) == path[-1]


@pytest.mark.parametrize("value", ["&o shop", "&o  'shop'", '&o "shop"', "&o\n        shop"])
def test_an_anchor_is_no_part_of_the_words(value):
    document = read(HEAD + f"phases:\n  - name: A\n    emotion:\n      score: {value}\n")
    ((code, _, _, words),) = findings(document)
    assert (code, words.strip("'\"")) == ("CJM0012", "shop")
