"""`github`: workflow commands, which GitHub shows as annotations in a pull request.

Source: GitHub, "Workflow commands for GitHub Actions"; the escapes are those of `actions/toolkit`, `core/src/command.ts`.
"""

from __future__ import annotations

from cjm.model.finding import Severity
from cjm.output.report import Report, Screen
from cjm.output.visible import visible
from cjm.source.diagnostic import Diagnostic

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def show(report: Report, _screen: Screen) -> str:
    """One command a finding, one a line."""
    return "".join(_command(each) + "\n" for each in report.diagnostics)


def _command(each: Diagnostic) -> str:
    properties = {"title": f"{each.code} {each.name}", "file": each.filename}
    properties |= {"line": str(each.start.row), "endLine": str(each.end.row)}
    if each.start.row == each.end.row:  # GitHub refuses columns where the lines differ
        properties |= {"col": str(each.start.column), "endColumn": str(each.end.column)}
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    words = f"{each.message}\n{each.help}" if each.help else each.message
    return f"::{_COMMANDS[each.severity]} {written}::{_data(words)}"


def _data(text: str) -> str:
    text = visible(text, keep="\r\n")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
