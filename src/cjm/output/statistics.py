"""Counts of findings by rule, in place of the findings."""

from __future__ import annotations

import json
from collections import Counter

from cjm.output.report import Report


def statistics(report: Report, *, as_json: bool) -> str:
    """A line for each rule and severity that occurs, the most frequent first; as JSON an array of objects."""
    counts = Counter((each.code, each.name, each.severity) for each in report.diagnostics)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    if as_json:
        data = [
            {"code": code, "name": name, "severity": severity, "count": count}
            for (code, name, severity), count in rows
        ]
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    width = len(str(rows[0][1])) if rows else 0
    return "".join(
        f"{count:>{width}}  {severity:<7}  {code} {name}\n" for (code, name, severity), count in rows
    )
