"""What holds for every format of diagnostics, and a snapshot of each."""

from dataclasses import replace

import pytest

from cjm.output.registry import format_called, format_names
from cjm.output.report import Report, Screen
from tests.output.findings import REPORT, RULES, at

each_format = pytest.mark.parametrize("name", format_names())
PLAIN = Screen()


def test_the_formats():
    assert format_names() == ("concise", "full", "github", "gitlab", "json", "junit", "markdown", "sarif")


@each_format
def test_snapshot(name, golden):
    golden(f"output/{name}.txt", format_called(name)(REPORT, PLAIN))


@each_format
def test_snapshot_without_findings(name, golden):
    golden(f"output/{name}-none.txt", format_called(name)(Report((), 5, RULES), PLAIN))


@each_format
def test_every_finding_is_there_with_code_and_line(name):
    text = format_called(name)(REPORT, PLAIN)
    for diagnostic in REPORT.diagnostics:
        assert diagnostic.code in text
        assert str(diagnostic.start.row) in text


@each_format
def test_ends_with_one_line_break_and_is_the_same_each_time(name):
    show = format_called(name)
    text = show(REPORT, PLAIN)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert show(REPORT, PLAIN) == text


@each_format
def test_nothing_steers_the_terminal(name):
    text = format_called(name)(REPORT, PLAIN)
    assert "\x1b" not in text
    assert "\r" not in text
    if name not in ("gitlab", "json", "sarif"):
        assert "\u202e" not in text


@each_format
def test_a_name_that_is_no_unicode(name):
    hostile = replace(at("cjm: 1", "cjm"), filename="a\udcff.cjm.yaml")
    assert format_called(name)(Report((hostile,), 1, RULES), PLAIN).encode("utf-8", "replace")
