"""What the linter found, for the report: one line a rule, with the places it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cjm.model.finding import Finding, Severity
from cjm.view.marks import Lookup, Mark
from cjm.view.notes import NO_NOTES, Notes, notes_view, step_mark
from cjm.view.record import record

_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


@record
class CheckView:
    """The findings of one rule: how many, and the phases and steps they are in. `title` is the rule's, in English.

    `anchor` is its id in a page; where a rule has findings of several severities, that of the gravest.
    """

    code: str
    severity: Severity
    title: str
    count: int
    marks: tuple[Mark, ...]
    anchor: str = ""


@record
class ChecksView:
    """All findings by rule, errors first, how many there are of each severity, and where they stand in the report."""

    checks: tuple[CheckView, ...]
    errors: int
    warnings: int
    infos: int
    notes: Notes = NO_NOTES


def checks_view(findings: Iterable[Finding], titles: Mapping[str, str], lookup: Lookup) -> ChecksView:
    """The findings by rule. `titles` are the rules' titles by code; without one, the first finding's message stands."""
    found = tuple(findings)
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.code, finding.severity), []).append(finding)
    checks = []
    anchors: dict[str, str] = {}
    for (code, severity), group in sorted(
        groups.items(), key=lambda pair: (_ORDER.index(pair[0][1]), pair[0][0])
    ):
        anchor = f"check.{code}" if code not in anchors else f"check.{code}.{severity}"
        anchors.setdefault(code, anchor)
        title = titles.get(code) or group[0].problem.message
        marks = (step_mark(each.problem.path, lookup) for each in group)
        checks.append(
            CheckView(code, severity, title, len(group), tuple(dict.fromkeys(filter(None, marks))), anchor)
        )
    errors, warnings, infos = (sum(each.count for each in checks if each.severity == s) for s in _ORDER)
    return ChecksView(tuple(checks), errors, warnings, infos, notes_view(found, titles, anchors, lookup))
