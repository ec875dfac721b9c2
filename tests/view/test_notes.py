"""Findings where they belong: in a cell of the map, at an entry of a list, or in a section."""

from __future__ import annotations

import pytest
from tests.view.journeys import view

from cjm.model.finding import Finding, Problem
from cjm.model.node_path import NodePath
from cjm.view.notes import Notes

TEXT = """\
metrics: {reach: Reach}
review: {every: 90 days}
phases:
  - name: A
    pain_points: [{text: Queue, id: queue}]
    steps: [Looks, {name: Buys, questions: [{text: How?, id: how}]}]
  - name: B
"""


def notes(*paths: NodePath, code: str = "CJM0601") -> Notes:
    findings = [Finding(code, "warning", Problem(path, "wrong")) for path in paths]
    checks = view(TEXT, findings=findings, titles={code: "Title"}).checks
    assert checks is not None
    return checks.notes


@pytest.mark.parametrize(
    ("path", "code", "cell", "thing"),
    [
        (("phases", 1), "CJM0601", "2 pain_points", None),
        (("phases", 1), "CJM0801", "2 owner", None),
        (("phases", 1), "CJM1201", "2 steps", None),
        (("phases", 1, "owner"), "CJM0002", "2 owner", None),
        (("phases", 1, "advance_when"), "CJM0201", "2 key_task", None),
        (("phases", 0, "steps", 1), "CJM0801", "1 owner", None),
        (("phases", 0, "steps", 1, "emotion"), "CJM0301", "1 steps", None),
        (("phases", 0, "pain_points", 0, "severity"), "CJM0603", "1 pain_points", "pain_points.queue"),
        (("phases", 0, "steps", 1, "questions", 0), "CJM0501", "1 questions", "questions.how"),
        (("metrics", "reach", "target"), "CJM0702", None, "metrics.reach"),
        (("review", "log", 0), "CJM1001", None, "review"),
        (("transitions", 0), "CJM1201", "transitions", "transitions.0"),
        (("title",), "CJM0001", None, "title"),
        ((), "CJM0001", None, None),
    ],
)
def test_a_finding_stands_at_its_place(path, code, cell, thing):
    found = notes(path, code=code)
    assert list(found.cells) == ([cell] if cell else [])
    assert list(found.things) == ([thing] if thing else [])


def test_findings_of_a_rule_in_a_cell_are_one_note():
    found = notes(("phases", 0, "steps", 0, "owner"), ("phases", 0, "steps", 1, "owner"), code="CJM0801")
    (note,) = found.cells["1 owner"]
    assert (note.title, note.count, [mark.label for mark in note.marks]) == ("Title", 2, ["1.1", "1.2"])
    assert note.anchor == "check.CJM0801"
    assert note.steps == note.marks


def test_steps_are_named_where_they_are_few_and_alone():
    whole = notes(("phases", 0), ("phases", 0, "steps", 1), code="CJM0801")
    assert whole.cells["1 owner"][0].steps == ()
    many = notes(*(("phases", 0, "steps", 1, f"x-{i}") for i in range(5)), code="CJM0801")
    assert [note.steps for cell in many.cells.values() for note in cell] == [()]


def test_a_rule_with_two_severities_has_two_lines_with_anchors_of_their_own():
    findings = [Finding("CJM0801", severity, Problem((), "wrong")) for severity in ("info", "error")]
    checks = view(TEXT, findings=findings).checks
    assert checks is not None
    assert [each.anchor for each in checks.checks] == ["check.CJM0801", "check.CJM0801.info"]
