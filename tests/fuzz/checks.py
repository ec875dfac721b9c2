"""What has to hold whatever bytes a file holds."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

from cjm.lint.across import check_across
from cjm.lint.engine import Across, check_document
from cjm.lint.fixing import State, fix
from cjm.lint.registry import all_rules
from cjm.lint.selection import Selection
from cjm.lint.summaries import decoded, encoded, summarise
from cjm.model.overview import Overview
from cjm.output.registry import format_called, format_names
from cjm.output.report import Report, Screen
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.source.document import Document, read_document
from cjm.source.project import Project
from cjm.source.text import Text
from tests.source.ways import accepted

TODAY = datetime.date(2026, 6, 1)
_SELECTION = Selection(tuple(all_rules()))
_NAMES = {rule.code: rule.name for rule in all_rules()}
_FORMATS = {name: format_called(name) for name in format_names()}
_SCREENS = (Screen(), Screen(colour=True, width=20, links=True))


def check(data: bytes) -> None:
    """Read, lint, show and fix a file of these bytes. Raises AssertionError, or what our own code raises."""
    accepted(data)
    document = read_document(data, "a.cjm.yaml")
    assert document.content is not None or document.findings, "there is neither content nor a finding"
    found = _lint(document)
    for each in found:
        _check_place(each)
    report = Report(tuple(sorted(found, key=lambda each: each.sort_key)), 1)
    for name, show in _FORMATS.items():
        for screen in _SCREENS:
            shown = show(report, screen)
            shown.encode()
            assert name != "concise" or shown.count("\n") == len(found), shown
    for unsafe in (False, True):
        _check_fixes(State(document, found), unsafe=unsafe)


def _lint(document: Document) -> list[Diagnostic]:
    # A project of its own, whose root is no folder: links lead nowhere, and nothing outside is read.
    project = Project(Path("/nonexistent"))
    across = _beside_its_twin(document, project)
    checked = check_document(document, project, _SELECTION, TODAY, across=across)
    if checked.failures:
        raise checked.failures[0].error
    return [diagnose(document, finding, _NAMES[finding.code]) for finding in checked.findings]


def _beside_its_twin(document: Document, project: Project) -> Across:
    """What the rules across maps find in a map that improves its own copy and opens into it."""
    mine = summarise(document, project, Path(document.filename))
    if mine is None:
        return Across()
    assert decoded(json.loads(json.dumps(encoded(mine)))) == mine
    twin = replace(mine, file="twin.cjm.yaml")
    links = {(mine.file, link): twin.file for link in mine.links}
    side_by_side = Overview((mine, twin), links, [twin.file])
    across, failures = check_across(_SELECTION.across, mine, side_by_side, document.filename, whole=True)
    if failures:
        raise failures[0].error
    return across


def _check_place(found: Diagnostic) -> None:
    place = f"{found.code} at {found.start}-{found.end}"
    start, end = found.start, found.end
    assert (1, 1) <= (start.row, start.column) <= (end.row, end.column), place
    for position in (start, end):
        assert position == found.text.position(_offset(found.text, position.row, position.column)), place
    assert found.message.strip(), place


def _offset(text: Text, row: int, column: int) -> int:
    """The offset of a place that may lie outside of the text; `Text.position` then gives another place."""
    lines = text.content.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    return sum(len(line) + 1 for line in lines[: row - 1]) + column - 1


def _check_fixes(before: State, *, unsafe: bool) -> None:
    fixed, checks = _fix(before, unsafe=unsafe)
    if fixed == before.document.text.content:
        return
    after = _state(fixed)
    assert after.stage >= before.stage, f"fixing ({unsafe=}) breaks the text: {fixed!r}"
    if checks < 200:  # where fixing stopped there, the rest is for the next run
        again, _ = _fix(after, unsafe=unsafe)
        assert again == fixed, f"fixing ({unsafe=}) a second time changes {fixed!r} to {again!r}"


def _fix(state: State, *, unsafe: bool) -> tuple[str, int]:
    """The text after its fixes, and how often it was checked for that."""
    checks = 0

    def checked(text: str) -> State:
        nonlocal checks
        checks += 1
        return _state(text)

    return fix(state, checked, unsafe=unsafe).content, checks


def _state(text: str) -> State:
    document = read_document(text.encode(), "a.cjm.yaml")
    return State(document, _lint(document))
