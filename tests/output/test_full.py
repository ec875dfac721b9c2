"""The line with a caret under the exact words."""

import re
import time
from dataclasses import replace

import pytest

from cjm.output.formats.full import show
from cjm.output.links import linked
from cjm.output.report import Report, RuleDescription, Screen
from cjm.output.width import widths
from tests.output.findings import MAP, at, diagnostic

PLAIN = Screen()


def lines(found, width: int = 100) -> list[str]:
    return show(Report((found,), 1), Screen(width=width)).splitlines()


def excerpt(found, width: int = 100) -> tuple[str, str]:
    """The source line and the caret line, without the gutter."""
    shown = lines(found, width)
    return shown[3].split("|", 1)[1][1:], shown[4].split("|", 1)[1][1:]


def test_the_parts():
    found = diagnostic(MAP, ("phases", 1), "nobody is answerable for “Kauf”")
    assert lines(found) == [
        "warning[CJM0801 phase-without-owner]: nobody is answerable for “Kauf”",
        " --> journeys/shoes.cjm.yaml:6:11",
        "  |",
        "6 |   - name: Kauf",
        "  |           ^^^^",
        "  = help: add `owner:`",
        "",
        "Found 1 warning in 1 file (1 checked).",
    ]


def test_the_gutter_is_as_wide_as_the_number():
    found = at("title: x", "x", "#\n" * 99)
    assert lines(found)[1:5] == [
        "   --> journeys/shoes.cjm.yaml:100:8", "    |", "100 | title: x", "    |        ^",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "words", "caret"),
    [
        ("title: Kauf", "Kauf", "       ^^^^"),
        ("title: 跑鞋 x", "鞋", "         ^^"),
        ("title: 跑鞋 x", "x", "            ^"),
        ("title: 👟 x", "x", "          ^"),
        ("title: 👩‍🔧 x", "x", "          ^"),
        ("title: 👍🏽 x", "x", "          ^"),
        ("title: ❤️ x", "x", "          ^"),
        ("title: 🇳🇴 x", "x", "          ^"),
        ("title: e\u0301a x", "x", "          ^"),
        ("title: ｆｕｌｌ x", "x", "                ^"),
        ("title: हिन्दी x", "x", "             ^"),
    ],
)
def test_the_caret_counts_columns_of_the_terminal(line, words, caret):
    assert excerpt(at(line, words)) == (line, caret)


def test_tabs_are_columns():
    assert excerpt(at("a:\tb\tc", "c")) == ("a:  b   c", "        ^")


def test_control_characters_are_written_out_and_counted():
    assert excerpt(at("a: \x1b[31m\u202e x", "x")) == (r"a: \x1b[31m\u202e x", "                  ^")


def test_crlf():
    found = diagnostic("cjm: 1\r\ntitle: A\r\nphases:\r\n  - name: B\r\n", ("phases", 0))
    assert (found.start.row, found.start.column) == (4, 11)
    assert excerpt(found) == ("  - name: B", "          ^")


def test_flow_style():
    text = "cjm: 1\ntitle: A\nowners: {a: {name: 跑, kind: person}, b: B}\nphases: [A, B]\n"
    assert excerpt(diagnostic(text, ("owners", "a", "kind")))[1] == " " * 29 + "^^^^^^"
    assert excerpt(diagnostic(text, ("phases", 1)))[1] == "            ^"


def test_an_alias_names_its_row_and_points_at_the_anchor():
    text = (
        "cjm: 1\ntitle: A\nphases:\n  - name: A\n    desired: &d {score: 1}\n  - name: B\n    desired: *d\n"
    )
    found = diagnostic(text, ("phases", 1, "desired", "score"), "no")
    shown = lines(found)
    assert shown[0].endswith("no (used in line 7 through an alias)")
    assert shown[1].endswith(":5:25")


def test_words_over_several_lines_are_marked_to_the_end_of_the_first():
    text = 'title: "one\n  two"\n'
    assert excerpt(diagnostic(text, span=(7, 18))) == ('title: "one', "       ^^^^")


@pytest.mark.parametrize("span", [(0, 0), (9, 9)])
def test_no_words_are_one_caret(span):
    assert excerpt(diagnostic("title: xx\n", span=span)) == ("title: xx", " " * span[0] + "^")


def test_an_empty_file():
    assert lines(diagnostic(""))[1:5] == [" --> journeys/shoes.cjm.yaml:1:1", "  |", "1 |", "  | ^"]


@pytest.mark.parametrize(
    ("line", "words", "shown", "caret"),
    [
        ("x: " + "a" * 60, "x", "x: " + "a" * 32 + "…", "^"),
        ("x: " + "a" * 60 + " b", "b", "…" + "a" * 33 + " b", " " * 35 + "^"),
        ("x: " + "a" * 60 + "b" + "c" * 60, "b", "…" + "a" * 9 + "b" + "c" * 24 + "…", "          ^"),
        ("x: " + "跑" * 60 + "b" + "c" * 60, "b", None, None),
        ("x: " + "a" * 10 + "b" * 90, "b" * 90, None, None),
    ],
)
def test_long_lines_are_cut_around_the_words(line, words, shown, caret):
    actual, marked = excerpt(at(line, words), width=40)
    if shown is not None:
        assert (actual, marked) == (shown, caret)
    assert sum(widths(actual)) <= 36
    columns = "".join(character * width for character, width in zip(actual, widths(actual), strict=True))
    assert columns[marked.index("^")] == words[0]
    assert len(marked) <= 36


def test_a_line_of_a_megabyte_is_shown_at_once():
    shown, marked = excerpt(at("x: " + "a" * 1_000_000, "x"))
    assert (len(shown), marked) == (96, "^")


def test_many_findings_in_a_line_of_megabytes_are_shown_soon():
    line = "x: " + "跑" * 3_000_000 + " b"
    found = at(line, "b")
    began = time.perf_counter()
    text = show(Report((found,) * 1000, 1), PLAIN)
    assert time.perf_counter() - began < 10
    assert text.splitlines()[3] == "1 | …" + "跑" * 46 + " b"


def test_colours_are_only_added():
    report = Report((diagnostic(MAP, ("phases", 0), "[bold]:smile: https://example.com", "x"),), 1)
    coloured = show(report, Screen(colour=True))
    assert "\x1b[" in coloured
    assert "\x1b]8" not in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == show(report, PLAIN)


@pytest.mark.parametrize("colour", [False, True])
def test_the_rule_is_a_link_where_it_has_a_page_and_the_screen_has_links(colour):
    url = "https://pages.invalid/CJM0801"
    rule = RuleDescription("CJM0801", "phase-without-owner", "", "warning", "standard", "", url)
    report = Report((diagnostic(MAP),), 1, (rule,))
    text = show(report, Screen(colour=colour, links=True))
    assert f"\x1b]8;;{url}\x1b\\CJM0801 phase-without-owner\x1b]8;;\x1b\\]" in text
    assert show(report, PLAIN) == re.sub(r"\x1b\]8;;.*?\x1b\\|\x1b\[[0-9;]*m", "", text)
    assert "\x1b]8" not in show(replace(report, rules=(replace(rule, url=None),)), Screen(links=True))


def test_an_address_cannot_end_its_link():
    assert (
        linked("x", "https://a/\x1b\\\x07 é") == "\x1b]8;;https://a/%1B%5C%07%20%C3%A9\x1b\\x\x1b]8;;\x1b\\"
    )


@pytest.mark.parametrize(
    ("severities", "files", "said"),
    [
        ([], 1, "All good: 1 map checked."),
        ([], 5, "All good: 5 maps checked."),
        (
            ["error", "error", "error", "warning", "warning"],
            5,
            "Found 3 errors, 2 warnings in 1 file (5 checked).",
        ),
        (["info", "info"], 2, "Found 2 info in 1 file (2 checked)."),
    ],
)
def test_the_sum(severities, files, said):
    report = Report(tuple(diagnostic(MAP, severity=severity) for severity in severities), files)
    assert show(report, PLAIN).splitlines()[-1] == said


def test_the_sum_of_a_run_that_is_not_complete():
    assert show(Report((), 0, (), complete=False), PLAIN) == "No findings in what could be checked.\n"
