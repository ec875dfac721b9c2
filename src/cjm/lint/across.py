"""Running the rules that hold the files of a project against each other."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.lint.engine import Across, Failure, findings_of
from cjm.lint.rule import Rule
from cjm.model.finding import Finding
from cjm.model.overview import Overview
from cjm.model.summary import Summary


def check_across(
    rules: Iterable[Rule], file: Summary, project: Overview, filename: str, *, whole: bool
) -> tuple[Across, tuple[Failure, ...]]:
    """What the rules find in a file of a project, and which of them broke on it; `filename` is its name to show.

    `whole` says whether the project has a folder, so that nothing can be missing but what cannot be read.
    """
    findings: list[Finding] = []
    failures = []
    for rule in rules:
        try:
            findings += findings_of(rule, rule.run_across(file, project))
        except Exception as error:  # noqa: BLE001 - one broken rule does not keep the others from running
            failures.append(Failure(rule, filename, error))
    # Without suppressions in it, nothing depends on whether all files are there: then it is not checked again.
    complete = whole and (project.complete or not file.suppresses)
    failed = tuple(failure.rule.code for failure in failures)
    return Across(tuple(findings), complete, failed), tuple(failures)
