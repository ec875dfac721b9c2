"""Files that mean harm, or were harmed: each has an answer, soon, and none is a traceback."""

from __future__ import annotations

import json
import sys
import time

import pytest
from tests.source.reading import HEAD, codes, findings, messages, read, the_finding, valid

PHASES = "phases: [Awareness]\n"
MAP = HEAD + PHASES


def bomb(lists: int, width: int) -> str:
    """Lists of aliases to lists of aliases: width ** lists values when written out."""
    lines = ["x-0: &a0 [lol]"]
    for number in range(1, lists):
        aliases = ", ".join([f"*a{number - 1}"] * width)
        lines.append(f"x-{number}: &a{number} [{aliases}]")
    return MAP + "\n".join(lines) + "\n"


# Encodings and characters.


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_are_named(encoding):
    assert the_finding(MAP.encode(encoding))[:3] == ("CJM0002", 1, 1)
    assert "UTF-16 or UTF-32" in messages(MAP.encode(encoding))[0]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"cjm: 1\ntitle: caf\xe9\n", ("CJM0002", 2, 11)),
        ("cjm: 1\ntitle: é ".encode() + b"\xff", ("CJM0002", 2, 10)),
        (b"cjm: 1\ntitle: \xed\xa0\x80\n", ("CJM0002", 2, 8)),
        (b"cjm: 1\ntitle: \xc0\xaf\n", ("CJM0002", 2, 8)),
        (b"cjm: 1\ntitle: a\x00b\n", ("CJM0002", 2, 9)),
        ("cjm: 1".encode("utf-16-le"), ("CJM0002", 1, 2)),
        (b"cjm: 1\ntitle: \x1b[31mred\n", ("CJM0002", 2, 8)),
        ("cjm: 1\ntitle: \x85\n".encode(), ("CJM0009", 2, 8)),
        ("cjm: 1\ntitle: 你\u2028好\n".encode(), ("CJM0009", 2, 9)),
        ('cjm: 1\ntitle: "\u2029"\n'.encode(), ("CJM0009", 2, 9)),
        (b'cjm: 1\ntitle: "\\ud800"\n', ("CJM0001", 2, 11)),
        (b'cjm: 1\ntitle: "\\ud83d\\ude00"\n', ("CJM0001", 2, 11)),
        (b'cjm: 1\ntitle: "\\U00110000"\n', ("CJM0001", 2, 11)),
        (b'cjm: 1\ntitle: "a\\0b"\n', ("CJM0002", 2, 8)),
        (b'cjm: 1\ntitle: "\\e[31m"\n', ("CJM0002", 2, 8)),
        (b'cjm: 1\ntitle: "\\uffff"\n', ("CJM0002", 2, 8)),
        (b'cjm: 1\n"\\a": Shoes\n', ("CJM0002", 2, 1)),
    ],
)
def test_bytes_that_are_no_text_for_a_map(data, where):
    assert the_finding(data)[:3] == where


def test_a_byte_order_mark_counts_in_no_position():
    assert codes(b"\xef\xbb\xbf" + MAP.encode()) == []
    assert the_finding(b"\xef\xbb\xbffoo: 1\n") == ("CJM0011", 1, 1, "foo")


def test_an_emoji_by_its_escape_is_a_text():
    assert valid('summary: "\\U0001f600 \\x85 \\L"\n' + PHASES).summary == "\U0001f600 \x85 \u2028"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("cjm: 1\ntitle: T\nphases:\n\t- A\n", (4, 1)),
        ("cjm: 1\ntitle: T\nphases:\n  - name: A\n\t  owner: b\n", (5, 1)),
        ("cjm: 1\ntitle: |\n\tT\n", (3, 1)),
        ("\tcjm: 1\n", (1, 1)),
    ],
)
def test_tabs_that_indent(text, where):
    assert the_finding(text)[:3] == ("CJM0001", *where)
    assert "spaces" in messages(text)[0]


# Conflict markers.


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("base", ["", "||||||| merged common ancestors~title: Old~"])
def test_an_unresolved_merge_is_one_finding_that_names_both_sides(end, base):
    text = (
        f"cjm: 1~<<<<<<< HEAD~title: Ours~{base}=======~title: Theirs~>>>>>>> feature/x (new title)~{PHASES}"
    )
    text = text.replace("~", "\n").replace("\n", end)
    assert the_finding(text) == ("CJM0003", 2, 1, "<<<<<<< HEAD")
    (message,) = messages(text)
    assert "`HEAD`" in message
    assert "`feature/x (new title)`" in message


def test_a_text_may_speak_of_conflict_markers():
    assert codes(HEAD + "summary: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> x\n" + PHASES) == []


# Size.


def test_a_file_of_100_megabytes_is_refused_at_once():
    started = time.perf_counter()
    assert the_finding(b"x" * 100_000_000)[:3] == ("CJM0007", 1, 1)
    assert time.perf_counter() - started < 1


def test_a_line_of_a_megabyte_is_read():
    assert len(valid(f"summary: {'long ' * 200_000}\n" + PHASES).summary or "") == 999_999


def test_more_values_than_any_map_has_are_refused_before_they_fill_the_memory():
    assert the_finding(MAP + "x-a: [" + "a," * 1_100_000 + "]\n")[0] == "CJM0007"


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "phases:\n" + "-\n" * 3000,
        MAP + "".join(f"k{n}: 1\n" for n in range(3000)),
        MAP + "title: T\n" * 3000,
    ],
    ids=["items", "keys", "twins"],
)
def test_nobody_reads_more_than_a_thousand_findings(text):
    found = findings(read(text))
    assert len(found) == 1001
    assert found[-1][0] == "CJM0007"


# Depth. A composer that recurses would overflow the C stack and end the process.


@pytest.mark.parametrize(
    "text",
    [
        "x: " + "[" * 100_000,
        "x-a: " + "[" * 100_000 + "]" * 100_000,
        "{" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "x-a: " + "[ # ]\n " * 100_000,
        "x-a: " + "[ !<]>\n " * 100_000,
        "x-a: " + '[ "]",\n ' * 100_000,
        "x-a: " + "[ ']',\n " * 100_000,
        "x-a: " + '[ "\n ] " ,\n ' * 100_000,
        "x-a: " + "[ a]b,\n " * 10 + "[\n " * 100_000,
        "".join(" " * depth + "a:\n" for depth in range(1500)),
        "".join(" " * depth + "-\n" for depth in range(1500)),
        "".join(" " * depth + "- !a\n" for depth in range(1500)),
        "".join(" " * depth + "a:\r" for depth in range(3000)),
        "\ufeff\ufeff" + "- " * 100_000,
    ],
    ids=range(17),
)
def test_deep_nesting_is_refused(text):
    assert the_finding(MAP + text if text[0] == "x" else text)[0] in ("CJM0007", "CJM0001", "CJM0006")


def test_a_chain_of_aliases_is_as_deep_as_what_it_stands_for():
    chain = "".join(f"x-{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 150))
    assert the_finding(MAP + "x-0: &a0 [a]\n" + chain)[0] == "CJM0007"


def test_a_hundred_levels_are_read():
    assert codes(MAP + "x-a: " + "[" * 98 + "]" * 98 + "\n") == []
    assert codes(MAP + "x-a: " + "[" * 100 + "]" * 100 + "\n") == ["CJM0007"]


# Aliases.


@pytest.mark.parametrize(
    "text",
    [
        bomb(10, 10),
        bomb(30, 2),
        bomb(6, 12),
        MAP.replace("[Awareness]", "&p [*p]"),
        MAP.replace("[Awareness]", "&p\n  - name: A\n    steps: *p"),
        MAP + "x-a: &a {b: {c: *a}}\n",
        MAP + "? &a [*a]\n: 1\n",
        MAP + "x-a: &a {? *a : 1}\n",
        MAP + "x-a: &a [{b: &b [*a]}, *b]\n",
        "&a [*a]\n",
        "&a {*a : *a}\n",
    ],
    ids=range(11),
)
def test_alias_bombs_and_cycles_are_refused(text):
    started = time.perf_counter()
    (code,) = codes(text)
    assert code in ("CJM0007", "CJM0008")
    assert time.perf_counter() - started < 1


def test_ten_kinds_of_things_within_the_limit_are_read():
    assert codes(bomb(5, 10)) == []


def test_unknown_aliases_and_repeated_anchors():
    assert the_finding("cjm: 1\ntitle: *Shoes* for you\n")[:3] == ("CJM0001", 2, 8)
    text = MAP + "x-a: &a 1\nx-b: &a 2\n"
    assert the_finding(text) == ("CJM0001", 5, 6, "&a")
    assert "`&a`" in messages(text)[0]
    assert "line 4" in messages(text)[0]


# Keys and numbers.


@pytest.mark.parametrize(
    "key", ["? [a]\n: 1\n", "? {a: b}\n: 1\n", "? - a\n: 1\n", "[a]: 1\n", "{a: b}: 1\n"]
)
def test_keys_that_are_no_text(key):
    assert the_finding(MAP + key)[0] == "CJM0006"


@pytest.mark.parametrize("number", ["1" * 5000, "-" + "9" * 400, "1e400", "0x" + "f" * 5000, ".inf", ".nan"])
def test_numbers_too_large_to_be_any(number):
    assert the_finding(HEAD + f"phases: [{{name: A, emotion: {number}}}]\n")[0] in ("CJM0013", "CJM0012")
    assert the_finding(MAP + f"evidence: {{e: {{name: E, sample: {number}}}}}\n")[0] == "CJM0012"
    assert the_finding(f"cjm: {number}\n")[0] == "CJM0014"
    assert valid(f"summary: {number}\n" + PHASES).summary == number


def test_every_number_that_is_read_can_be_written():
    content = valid(
        PHASES + "metrics: {m: {name: M, target: 1e308, readings: [-1e-400, 1" + "0" * 29 + "]}}\n"
    )
    assert json.dumps([reading.value for reading in content.metrics["m"].readings], allow_nan=False)
    assert sys.float_info.max > 1e308


# Files that hold no map.


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n# nothing\n", "\ufeff", "   \n\n"])
def test_an_empty_file_is_shown_at_its_beginning(text):
    assert the_finding(text)[:3] == ("CJM0011", 1, 1)


@pytest.mark.parametrize(
    "text", ["null\n", "~", "- a\n", "[]", "hello world", "42", "'cjm: 1'\n", "|\n  cjm: 1\n"]
)
def test_a_file_that_holds_no_mapping(text):
    assert the_finding(text)[:3] == ("CJM0012", 1, 1)


@pytest.mark.parametrize("text", ["{}", "--- {}\n"])
def test_an_empty_mapping_has_no_version(text):
    assert the_finding(text)[0] == "CJM0011"


def test_old_line_ends_are_line_ends():
    assert codes(MAP.replace("\n", "\r")) == []
    assert the_finding((MAP + "foo: 1\n").replace("\n", "\r")) == ("CJM0010", 4, 1, "foo")
    assert the_finding((MAP + "foo: 1\n").replace("\n", "\r\n")) == ("CJM0010", 4, 1, "foo")


# Syntax errors, in words that help.


@pytest.mark.parametrize(
    ("line", "column", "word"),
    [
        ("title: a: b", 9, "colon"),
        ("title: @home", 8, "begin with `@`"),
        ("title: `x`", 8, "begin with"),
        ("title: %x", 8, "begin with `%`"),
        ("title: *bold* text", 8, "begin with `*`"),
        ("title: & more", 8, "begin with `&`"),
        ("title: [a] b", 12, "bracket"),
        ('title: "a" b', 12, "quotes"),
        ("title: 'it's'", 12, "quotes"),
        ("title: [a", 10, "not closed"),
        ("title: {a: b", 13, "not closed"),
        ('title: "a', 8, "never closed"),
        ("title: 'a", 8, "never closed"),
        ('title: "C:\\dir"', 11, "backslash"),
        ('title: "\\xyz"', 11, "digits"),
        ("title: - a", 8, "line of its own"),
        ("title: ? a", 8, "begin with `? `"),
        ("title: , a", 8, "begin with `,`"),
        ("title: ]", 8, "begin with `]`"),
        ("title: |x", 8, "next line"),
        ("title: >x", 8, "next line"),
        ("title: |0", 9, "1 to 9"),
        ("title: !a!b c", 8, "begin with `!`"),
        ("title: !<a", 8, "begin with `!`"),
        ("title", 1, "colon"),
        (": a", 1, "key before"),
        ("- a", 1, "list's item"),
        (" title: a", 7, "colon"),
        ("x-a:\n    b: 1\n  c: 2", 3, "same column"),
        ("x-a:\n  - b\n  c: 2", 3, "not an item of the list"),
        ("%FOO", 1, "directive"),
    ],
)
def test_syntax_errors_are_said_in_plain_words(line, column, word):
    text = ("" if line.startswith("%") else "cjm: 1\n") + line + "\n"
    (finding,) = read(text).findings
    assert finding.code == "CJM0001"
    place = read(text).locate(finding.problem).start
    said = finding.problem.message + finding.problem.help
    assert word in said
    assert place.column == column or place.row > 2
    for jargon in ("scanning", "parsing", "token", "simple key", "flow", "scalar", "expected"):
        assert jargon not in said
