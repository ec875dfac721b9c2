"""A finding in its place."""

from __future__ import annotations

from cjm.model.finding import Finding, Problem
from cjm.source.diagnostic import diagnose
from tests.source.reading import HEAD, read


def test_a_message_has_one_line_even_if_it_quotes_a_text_of_many():
    document = read(HEAD + "phases: [Awareness]\n")
    problem = Problem(("phases", 0), "the pain point “Long\n\n  pain”\r\nhurts", "look", at="value")
    shown = diagnose(document, Finding("CJM0601", "warning", problem), "name")
    assert shown.message == "the pain point “Long pain” hurts"
    assert (shown.start.row, shown.start.column, shown.end.column) == (3, 10, 19)


def test_diagnostics_are_in_the_order_of_the_file():
    document = read(HEAD + "phases: [Awareness, Purchase]\n")
    findings = [
        Finding(code, "warning", Problem(path, "message"))
        for code, path in (("CJM0301", ("phases", 1)), ("CJM0801", ("phases", 0)), ("CJM0301", ("phases", 0)))
    ]
    shown = sorted(
        (diagnose(document, finding, "name") for finding in findings), key=lambda each: each.sort_key
    )
    assert [(each.start.column, each.code) for each in shown] == [
        (10, "CJM0301"),
        (10, "CJM0801"),
        (21, "CJM0301"),
    ]
