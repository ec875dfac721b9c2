"""Running rules over a map, and all that is to be said about a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cjm.lint.rule import Context, Rule
from cjm.lint.selection import Selection, is_always_on
from cjm.lint.suppressions import suppress
from cjm.model.finding import Finding, Problem
from cjm.model.fix import Edit, Fix
from cjm.source.document import Document
from cjm.source.project import Project


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that broke on a map: a bug of ours, and no judgement of the map."""

    rule: Rule
    filename: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file, the rules that broke on it, and whether it holds for the given day only."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    used_today: bool = False


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    """The findings of a rule on a map. Raises TypeError where the rule yields what is no problem."""
    return (Finding(rule.code, rule.severity, _checked(problem)) for problem in rule.run(context))


def check_document(
    document: Document,
    project: Project,
    selection: Selection,
    today: datetime.date,
    *,
    path: Path | None = None,
    ignored: frozenset[str] = frozenset(),
) -> Checked:
    """All findings in a file: the reader's, those of its links, and the rules' where it holds a valid map.

    `path` is where the file lies, for its links; `ignored` are codes that are off for this file. Rules that look
    at ids need every library, so none runs in a project that is not complete.
    """
    findings = [*document.findings, *project.link_findings(document, path)]
    failures = []
    journey = project.journey(document, path) if project.complete else None
    rules = selection.rules
    if journey is None and project.complete and (journey := project.shelf(document)) is not None:
        rules = tuple(rule for rule in rules if rule.for_libraries)
    context = Context(journey, today) if journey else None
    if context is not None:
        for rule in rules:
            if rule.code not in ignored:
                try:
                    findings += check(rule, context)
                except Exception as error:  # noqa: BLE001 - one broken rule does not keep the others from running
                    failures.append(Failure(rule, document.filename, error))
    failed = {failure.rule.code for failure in failures}
    looked = {rule.code for rule in rules} if journey else set()
    ran = looked | {rule.code for rule in selection.rules if rule.check is None}
    findings = suppress(document, findings, ran - failed - ignored, selection)
    shown = (
        replace(finding, severity=selection.severity(finding.code, finding.severity))
        for finding in findings
        if selection.has(finding.code) and (is_always_on(finding.code) or finding.code not in ignored)
    )
    return Checked(tuple(shown), tuple(failures), context is not None and context.asked_for_today)


def _checked(problem: object) -> Problem:
    """What a rule yields, if it is a problem: rules of others may yield anything."""
    if not isinstance(problem, Problem):
        raise TypeError(f"it yields {type(problem).__name__} and not Problem")
    if not all(isinstance(part, str | int) for part in problem.path):
        raise TypeError(f"{problem.path!r} is no path of keys and positions")
    if not all(isinstance(text, str) for text in (problem.message, problem.help)):
        raise TypeError("the message or the help of its problem is no text")
    if problem.fix is not None and not _is_fix(problem.fix):
        raise TypeError("the fix of its problem is not Fix with edits")
    return problem


def _is_fix(fix: object) -> bool:
    return isinstance(fix, Fix) and all(isinstance(edit, Edit) for edit in fix.edits)
