"""What canonical layout is, case by case: each is what is written, and what becomes of it."""

import pytest

from cjm.source.formatting.formatted import Refusal, formatted

HEAD = "cjm: 1\n"


def fmt(text: str) -> str:
    """The text in canonical layout, and that layout is final."""
    result = formatted(text.encode())
    assert isinstance(result, bytes), result
    assert formatted(result) == result
    return result.decode()


def body(text: str) -> str:
    """The same of what stands below `cjm: 1`."""
    whole = fmt(HEAD + text)
    assert whole.startswith(HEAD)
    return whole.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("phases:\n- name:   A\n  id:  a\n", "phases:\n  - name: A\n    id: a\n"),
        ("phases:\n     -  name: A\n        id: a\n", "phases:\n  - name: A\n    id: a\n"),
        ("phases:\n  -\n    name: A\n", "phases:\n  - name: A\n"),
        ("x-a:\n  - - a\n    - b\n  -\n    - c\n", "x-a:\n  - - a\n    - b\n  - - c\n"),
        ("? title\n: T\n", "title: T\n"),
        ("title: |\n     A\n      b \n\n    \nsummary:\n", "title: |\n  A\n   b \n\nsummary:\n"),
        ("title: T   \n\n\n\n\nsummary: S\n\n\n", "title: T\n\nsummary: S\n"),
        ("phases:\n\n\n  - name: A\n\n\n  - name: B\n", "phases:\n  - name: A\n\n  - name: B\n"),
        ("title: T", "title: T\n"),
        ("evidence:\n  talks:\n    name: T\n    asks:\n    - age\n", "evidence:\n  talks:\n    name: T\n    asks:\n      - age\n"),
        ("x-a:\n  b: &a\n      c: 1\n  d:  *a\n", "x-a:\n  b: &a\n    c: 1\n  d: *a\n"),
        ("x-a:\n  - &a\n    b: 1\n  - *a\n", "x-a:\n  - &a\n    b: 1\n  - *a\n"),
        ("x-a: &a   T\ntitle:   *a\n", "x-a: &a T\ntitle: *a\n"),
        ("x-a: |+\n  A\n\n\n\n\nx-b: 1\n", "x-a: |+\n  A\n\n\n\n\nx-b: 1\n"),
        ("x-a: |2-\n    A\n   b\n", "x-a: |2-\n    A\n   b\n"),
        ("x-a: >2\n    A\n   b\n", "x-a: |2\n    A\n   b\n"),
    ],
)  # fmt: skip
def test_blocks(before, after):
    assert body(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("owners: {a:   {name: A,discipline: b}}\n", "owners: {a: {name: A, discipline: b}}\n"),
        ("phases: [ A,\n  B ]\n", "phases: [A, B]\n"),
        ("phases: [ ]\nowners: {  }\n", "owners: {}\nphases: []\n"),
        ("insights:\n  - text: T\n    at: [a, b]\n", "insights:\n  - text: T\n    at: [a, b]\n"),
        ('x-a: ["a, b", "[c]", "d"]\n', 'x-a: ["a, b", "[c]", d]\n'),
        ("x-a: [b: c, d]\n", "x-a: [{b: c}, d]\n"),
        ("x-a: {b, c: }\n", "x-a:\n  b:\n  c:\n"),
        ("x-a: [-]\n", 'x-a: ["-"]\n'),
        (f"x-a: [{'a' * 60}, {'b' * 60}]\n", f"x-a:\n  - {'a' * 60}\n  - {'b' * 60}\n"),
        (f"x-a: [{'a' * 56}, {'b' * 55}]\n", f"x-a: [{'a' * 56}, {'b' * 55}]\n"),
        (f"x-a: [{'a' * 56}, {'b' * 56}]\n", f"x-a:\n  - {'a' * 56}\n  - {'b' * 56}\n"),
        (f"x-a: &n [{'a' * 53}, {'b' * 55}]\n", f"x-a: &n [{'a' * 53}, {'b' * 55}]\n"),
        (f"x-a: &n [{'a' * 53}, {'b' * 56}]\n", f"x-a: &n\n  - {'a' * 53}\n  - {'b' * 56}\n"),
        ("goals:\n  - {text: Sell more, metric: m}\n", "goals:\n  - {text: Sell more, metric: m}\n"),
        ("insights: [It is late, It is dear]\n", "insights:\n  - It is late\n  - It is dear\n"),
        ("personas: {ana: {name: Ana, likes: [The club]}}\n", "personas:\n  ana:\n    name: Ana\n    likes:\n      - The club\n"),
        ("personas:\n  ana: {name: Ana, likes: []}\n", "personas:\n  ana: {name: Ana, likes: []}\n"),
        ("review: {after: [touchpoint-added, launch]}\n", "review: {after: [touchpoint-added, launch]}\n"),
    ],
)  # fmt: skip
def test_brackets_stay_where_they_hold_no_sentences_and_fit(before, after):
    assert body(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "insights: [Really, is it?]\n",
        "phases:\n  - name: A\n    questions: [{Why: because}]\n",
        "phases:\n  - name: A\n    questions:\n      - Why: because\n",
        f"phases:\n  - name: A\n    questions:\n      - Why: because{' it is late' * 20}\n",
        "title: Is it #1?\n",
        "title: one\n\n  two #1?\n",
    ],
)
def test_a_trap_of_yaml_stays_one(text):
    assert body(text) == text


def test_a_text_in_quotes_does_not_become_a_trap():
    assert body('title: "Is it" #1?\n') == 'title: "Is it" #1?\n'
    assert body("insights: [a, #1?\n  b]\n") == "insights:\n  #1?\n  - a\n  - b\n"
    assert body("title: &you\n  and me\n") == 'title: &you "and me"\n'


def test_line_breaks_and_the_byte_order_mark_stay():
    assert (
        formatted(b"\xef\xbb\xbfcjm:   1\r\ntitle: |\n  a\r  b\n")
        == b"\xef\xbb\xbfcjm: 1\r\ntitle: |\r\n  a\r\n  b\r\n"
    )
    assert formatted(b"cjm:   1\rtitle: T") == b"cjm: 1\rtitle: T\r"


def test_directives_and_the_marks_of_a_document_stay():
    text = "# a\n\n%YAML 1.2\n---  # b\ncjm:  1\n...\n# c\n"
    assert fmt(text) == "# a\n\n%YAML 1.2\n---  # b\ncjm: 1\n...\n# c\n"


@pytest.mark.parametrize("text", ["", "\n\n", "# only this \n", "---\n"])
def test_what_holds_nothing_stays_as_it_is(text):
    assert formatted(text.encode()) == text.encode()


def test_a_map_in_json_becomes_yaml():
    text = (
        '{"cjm": 1, "title": "T", "phases": [{"name": "A", "moment": true, "metrics": ["m"], "owner": "1"}]}'
    )
    assert fmt(text) == 'cjm: 1\ntitle: T\nphases: [{name: A, metrics: [m], owner: "1", moment: true}]\n'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"cjm: 1\ntitle: [\n", (3, 1, "the value that should stand here is missing")),
        (b"cjm: 1\ntitle: T\ntitle: U\n", (3, 1, "the key `title` stands here twice, first in line 2")),
        (b"cjm: 1\nx-a: !t b\n", (2, 6, "the tag `!t` is not part of the format")),
        (b"cjm: 1\n<<<<<<< a\nid: b\n=======\nid: c\n>>>>>>> d\n", (2, 1, "the merge of `a` (from line 2) and `d` (to line 6) is not resolved")),
        (b"cjm: 2\n", (1, 6, "does not know version 2 of the format")),
        (b"- a\n", (1, 1, "the file holds no mapping of keys, so it is not a map")),
        (b"\n text\n", (2, 2, "the file holds no mapping of keys, so it is not a map")),
        (b"cjm: 1\n\xff", (2, 1, "byte 0xff is no UTF-8")),
        (b"cjm: 1\n---\ncjm: 1\n", (2, 1, "a second document begins here")),
        (b"cjm: 1\nx-a: {b: 1, ? [c] : d}\n", (2, 15, "a key is a text, not a list or a mapping")),
        (b"cjm: 1\nx-a: &a [*a]\n", (2, 6, "the anchor's value holds an alias to itself, so it has no end")),
        (b"cjm: 1\r\n? " + b"k" * 1001 + b"\r\n: 1\r\n", (2, 3, "the key is too long for one line")),
        (b"%TAG !a! b\n---\ncjm: 1\n", (1, 1, "the directive `%TAG !a! b` is not part of the format")),
        ("cjm: 1\nx-a: b\u2028c\n".encode(), (2, 7, "the invisible line separator U+2028 stands in the text")),
        (b"cjm: 1\nx-a: " + b"[" * 200 + b"]" * 200, (2, 105, "values are nested more than 100 deep")),
    ],
)  # fmt: skip
def test_what_cannot_be_formatted_is_refused(data, expected):
    result = formatted(data)
    assert isinstance(result, Refusal)
    row, column, message = expected
    assert (result.row, result.column) == (row, column)
    assert message in result.message
    assert result.help
