"""What the linter found, for the report: one line a rule, with the places it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cjm.model.finding import Finding, NodePath, Severity
from cjm.view.marks import Lookup, Mark

_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class CheckView:
    """The findings of one rule: how many, and the phases and steps they are in. `title` is the rule's, in English."""

    code: str
    severity: Severity
    title: str
    count: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ChecksView:
    """All findings by rule, errors first, and how many there are of each severity."""

    checks: tuple[CheckView, ...]
    errors: int
    warnings: int
    infos: int


def checks_view(findings: Iterable[Finding], titles: Mapping[str, str], lookup: Lookup) -> ChecksView:
    """The findings by rule. `titles` are the rules' titles by code; without one, the first finding's message stands."""
    groups: dict[tuple[str, Severity], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.code, finding.severity), []).append(finding)
    checks = tuple(
        CheckView(
            code, severity, titles.get(code) or group[0].problem.message, len(group), _marks(group, lookup)
        )
        for (code, severity), group in sorted(
            groups.items(), key=lambda pair: (_ORDER.index(pair[0][1]), pair[0][0])
        )
    )
    return ChecksView(checks, *(sum(each.count for each in checks if each.severity == s) for s in _ORDER))


def _marks(group: list[Finding], lookup: Lookup) -> tuple[Mark, ...]:
    marks = (_mark(each.problem.path, lookup) for each in group)
    return tuple(dict.fromkeys(mark for mark in marks if mark))


def _mark(path: NodePath, lookup: Lookup) -> Mark | None:
    step = path[:4] if len(path) > 3 and path[2] == "steps" else path[:2]
    return lookup.marks.get(step) if path[:1] == ("phases",) else None
