"""Fixing a text in a test, as `cjm lint --fix` would."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from cjm.lint.engine import check_document
from cjm.lint.fixing import Fixed, State, fix
from cjm.lint.registry import all_rules
from cjm.lint.rule import Rule
from cjm.lint.selection import Selection
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.source.document import read_document
from cjm.source.project import Project

TODAY = datetime.date(2026, 6, 1)
NOWHERE = Project(Path("/nowhere"))


def state(text: str, rules: Sequence[Rule] | None = None) -> State:
    """The text, read and checked by the rules (default: all)."""
    document = read_document(text.encode(), "a.cjm.yaml")
    selection = Selection(tuple(all_rules() if rules is None else rules))
    checked = check_document(document, NOWHERE, selection, TODAY)
    assert not checked.failures
    return State(document, [diagnose(document, finding, "name") for finding in checked.findings])


def fixed(text: str, *, unsafe: bool = False, rules: Sequence[Rule] | None = None) -> Fixed:
    """What the fixes make of a text."""
    return fix(state(text, rules), lambda changed: state(changed, rules), unsafe=unsafe)


def fixable(text: str) -> list[Diagnostic]:
    """The findings in a text that can be fixed."""
    return [each for each in state(text).diagnostics if each.fix]
