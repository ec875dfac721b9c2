"""`concise`: one line a finding, as editors and `grep` like it."""

from __future__ import annotations

from cjm.output.report import Report, Screen
from cjm.output.visible import visible


def show(report: Report, _screen: Screen) -> str:
    """`file:row:column: severity[CODE name]: message`, one a line."""
    return "".join(
        visible(
            f"{each.filename}:{each.start.row}:{each.start.column}: "
            f"{each.severity}[{each.code} {each.name}]: {each.message}"
        )
        + "\n"
        for each in report.diagnostics
    )
