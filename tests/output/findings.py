"""Diagnostics as the tests of formats need them: from real text, with words that are hard to show."""

from __future__ import annotations

from cjm.model.finding import Finding, Problem, Severity
from cjm.model.node_path import NodePath
from cjm.output.report import Report, RuleDescription
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.source.document import read_document

NAMES = {"CJM0801": "phase-without-owner", "CJM0010": "unknown-key", "CJM1301": "claim-without-evidence"}


def diagnostic(
    text: str,
    path: NodePath = (),
    message: str = "nobody is answerable",
    help_: str = "add `owner:`",
    *,
    filename: str = "journeys/shoes.cjm.yaml",
    code: str = "CJM0801",
    severity: Severity = "warning",
    span: tuple[int, int] | None = None,
) -> Diagnostic:
    """A finding at a path, or at a span of code points, of a text."""
    finding = Finding(code, severity, Problem(path, message, help_, span=span))
    return diagnose(read_document(text.encode(), filename), finding, NAMES[code])


def at(line: str, words: str, before: str = "") -> Diagnostic:
    """A finding at the words in a line, which stands behind the text `before`."""
    start = len(before) + line.index(words)
    return diagnostic(before + line, span=(start, start + len(words)))


RULES = tuple(
    RuleDescription(code, name, f"About {name}", "warning", "standard", f"Sentence.\n\n## Why\n\n{name}")
    for code, name in sorted(NAMES.items())
)

MAP = """cjm: 1
title: Läufer 跑鞋
phases:
  - name: 认知 👟
    ownr: shop
  - name: Kauf
"""

REPORT = Report(
    (
        diagnostic(MAP, ("phases", 0), code="CJM1301", severity="info", help_="", filename="a b/ü,1:2%.cjm.yaml"),
        diagnostic(MAP, ("phases", 0, "ownr"), "unknown key `ownr`", "did you mean `owner`?", code="CJM0010", severity="error"),
        diagnostic(MAP, ("phases", 1), "“Kauf\n::error::\x1b[31m\u202e” 100%", "add\r\n`owner:`"),
        diagnostic(MAP, ("phases", 1), "“Kauf\n::error::\x1b[31m\u202e” 100%", "add\r\n`owner:`"),
    ),
    5,
    RULES,
)  # fmt: skip
