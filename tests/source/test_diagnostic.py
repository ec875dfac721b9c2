"""A finding in its place."""

from __future__ import annotations

from tests.source.reading import HEAD, read

from cjm.model.finding import Finding, Problem
from cjm.source.diagnostic import diagnose


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
