"""Running rules over a map, and all that is to be said about a file."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from cjm.lint.rule import Context, Rule
from cjm.lint.selection import Selection, is_always_on
from cjm.lint.summaries import summarise
from cjm.model.finding import Finding, Problem
from cjm.model.journey import Journey
from cjm.model.summary import Summary
from cjm.source.document import Document
from cjm.source.project import Project, digest


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that broke on a map: a bug of ours, and no judgement of the map."""

    rule: Rule
    filename: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Across:
    """What is found in a file beside the others of its project, and the codes of the rules that broke on it.

    `complete` says whether all files of the project were there, so that a suppression which no finding needs is one too
    many.
    """

    findings: tuple[Finding, ...] = ()
    complete: bool = False
    failed: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A short text that differs where what is to be said of the file may differ."""
        parts = self.findings, self.complete, self.failed
        return digest(repr(parts).encode("utf-8", "backslashreplace"))


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a file, the rules that broke on it, and whether it holds for the given day only.

    `summary` is for the rules that compare files: `None` where none is on, or the file holds no valid map or library.
    `across` is the digest of what they found, which the findings take into account.
    """

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    used_today: bool = False
    summary: Summary | None = None
    across: str = ""


def check(rule: Rule, context: Context) -> list[Finding]:
    """The findings of a rule on a map. Raises TypeError where the rule yields what is not a problem."""
    return findings_of(rule, rule.run(context))


def findings_of(rule: Rule, problems: Iterable[Problem]) -> list[Finding]:
    """The findings of a rule that yields these. Raises TypeError where one of them is not a problem."""
    return [Finding(rule.code, rule.severity, _checked(problem)) for problem in problems]


NOT_LOOKED = Across()
"""Where the others were not looked at."""


def check_document(
    document: Document,
    project: Project,
    selection: Selection,
    today: datetime.date,
    *,
    path: Path | None = None,
    ignored: frozenset[str] = frozenset(),
    across: Across = NOT_LOOKED,
    journey: Journey | None = None,
) -> Checked:
    """All findings in a file: the reader's, those of its links, and the rules' where it holds a valid map.

    `journey` is that of the document, where somebody has it already.

    `path` is where the file lies, for its links; `ignored` are codes that are off for this file; `across` is what the
    rules that compare files found in it. Rules that look at ids need every library, so none runs in a project that is
    not complete.
    """
    findings = [*document.findings, *project.link_findings(document, path)]
    failures = []
    journey = (journey or project.journey(document, path)) if project.complete else None
    rules, across_rules = selection.checking, selection.across
    if journey is None and project.complete and (journey := project.library_journey(document)) is not None:
        rules, across_rules = _for_libraries(rules), _for_libraries(across_rules)
    context = Context(journey, today) if journey else None
    if context is not None:
        for rule in rules:
            if rule.code not in ignored:
                try:
                    findings += check(rule, context)
                except Exception as error:  # noqa: BLE001 - one broken rule does not keep the others from running
                    failures.append(Failure(rule, document.filename, error))
        findings += across.findings
    if document.may_address_cjm:
        from cjm.lint.suppressions import suppress

        looked = (*rules, *(across_rules if across.complete else ())) if journey else ()
        ran = selection.reported_by_reader.union(rule.code for rule in looked)
        failed = {*across.failed, *(failure.rule.code for failure in failures)}
        findings = suppress(document, findings, ran - failed - ignored, selection)
    shown = (
        replace(finding, severity=selection.severity(finding.code, finding.severity))
        for finding in findings
        if selection.has(finding.code) and (is_always_on(finding.code) or finding.code not in ignored)
    )
    return Checked(
        tuple(shown),
        tuple(failures),
        context is not None and context.asked_for_today,
        _summary(document, project, path, journey) if selection.across else None,
        across.digest,
    )


def _for_libraries(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.for_libraries)


def _summary(
    document: Document, project: Project, path: Path | None, journey: Journey | None
) -> Summary | None:
    known = journey.references if journey else None
    return summarise(document, project, path or Path(document.filename), known)


def _checked(problem: object) -> Problem:
    """What a rule yields, if it is a problem: rules of others may yield anything."""
    if not isinstance(problem, Problem):
        raise TypeError(f"it yields {type(problem).__name__} and not Problem")
    if not all(isinstance(part, str | int) for part in problem.path):
        raise TypeError(f"{problem.path!r} is not a path of keys and positions")
    if not all(isinstance(text, str) for text in (problem.message, problem.help)):
        raise TypeError("the message or the help of its problem is not text")
    if problem.fix is not None and not _is_fix(problem.fix):
        raise TypeError("the fix of its problem is not Fix with edits")
    return problem


def _is_fix(fix: object) -> bool:
    from cjm.model.fix import Edit, Fix

    return isinstance(fix, Fix) and all(isinstance(edit, Edit) for edit in fix.edits)
