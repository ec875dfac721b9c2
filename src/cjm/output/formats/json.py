"""`json`: an array of findings for other programs; keys are only ever added."""

from __future__ import annotations

import json
from typing import Any

from cjm.model.node_path import path_text
from cjm.output.report import Report, Screen
from cjm.source.diagnostic import Diagnostic
from cjm.source.text import Position


def show(report: Report, _screen: Screen) -> str:
    """The findings as one JSON array. Rows and columns count from 1, in code points; the end is behind the last."""
    urls = report.urls
    findings = [
        {
            "code": each.code,
            "name": each.name,
            "severity": each.severity,
            "message": each.message,
            "filename": each.filename,
            "path": path_text(each.path),
            "location": _position(each.start),
            "end_location": _position(each.end),
            "url": urls.get(each.code),
            "fix": _fix(each),
        }
        for each in report.diagnostics
    ]
    return json.dumps(findings, ensure_ascii=False, indent=2) + "\n"


def _fix(each: Diagnostic) -> dict[str, Any] | None:
    if each.fix is None:
        return None
    edits = [
        {
            "content": edit.content,
            "location": _position(each.text.position(edit.start)),
            "end_location": _position(each.text.position(edit.end)),
        }
        for edit in each.fix.edits
    ]
    return {"applicability": each.fix.applicability, "message": each.fix.message, "edits": edits}


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}
