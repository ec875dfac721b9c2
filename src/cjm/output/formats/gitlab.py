"""`gitlab`: a Code Quality report, which GitLab shows in merge requests.

Source: GitLab, "Code Quality", section "Code Quality report format"; the severities are those of the Code Climate
engine specification.
"""

from __future__ import annotations

import json
from typing import Any

from cjm.model.finding import Severity
from cjm.output.fingerprint import fingerprints, hashed
from cjm.output.report import Report, Screen
from cjm.source.diagnostic import Diagnostic

_SEVERITIES: dict[Severity, str] = {"error": "critical", "warning": "major", "info": "info"}


def show(report: Report, _screen: Screen) -> str:
    """The findings as one JSON array. GitLab wants fingerprints to differ between files too."""
    prints = fingerprints(report.diagnostics)
    issues = [
        _issue(each, hashed(each.filename, print_))
        for each, print_ in zip(report.diagnostics, prints, strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(each: Diagnostic, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{each.code} {each.name}: {each.message}",
        "check_name": each.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[each.severity],
        "location": {
            "path": each.filename,
            "lines": {"begin": each.start.row, "end": each.end.row},
        },
    }
