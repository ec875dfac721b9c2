"""From opened maps to what is shown of them: the rules that are on for each, their findings, in order.

Files are checked in two rounds. The first finds what is wrong in each, and sums up each of them and of the other files of
its project. Only then is it known what rules find that compare files; the second round checks those anew for which the
first one took something else for granted: what the cache holds of the last run, or else that there is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cjm.cli.findings.beside import Beside
from cjm.cli.findings.running import Run, problem_of
from cjm.cli.findings.selections import Selections, Wanted
from cjm.cli.findings.single import across_of, check_file, diagnosed
from cjm.config import today
from cjm.errors import CannotDo
from cjm.lint.engine import NOT_LOOKED, Across
from cjm.lint.rule import Rule
from cjm.lint.summaries import summarise
from cjm.model.overview import Overview
from cjm.source.diagnostic import Diagnostic
from cjm.workspace import Opened, Workspace


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in order, the rules that were on, whether a finding is as grave as `fail-on`, and what failed.

    `known` is how many findings were left out because the baseline holds them. `overviews` are the projects side by side,
    by the identity of the project: of those where a rule is on that compares files.
    """

    diagnostics: tuple[Diagnostic, ...]
    rules: tuple[Rule, ...]
    fails: bool
    problems: tuple[CannotDo, ...]
    known: int = 0
    overviews: Mapping[int, Overview] = field(default_factory=dict)


def check_workspace(workspace: Workspace, wanted: Wanted) -> Outcome:
    """Check the files of a workspace; many of them in several processes. Raises CannotDo at a selector that is none.

    A file from standard input can only be the only one.
    """
    run = Run(workspace.configurations, Selections(wanted))
    rules = run.selections.rules_of(workspace.files)
    beside = Beside(workspace, run)
    results = run.check(workspace.files)
    beside.put({path: result.summary for path, result in results.items()})
    again: dict[Path, Across] = {}
    broken: list[CannotDo] = []
    for opened in beside.named:
        result = results[opened.path]
        if result.summary is not None and opened.project.complete:
            across, failures = beside.across(opened)
            broken += map(problem_of, failures)
            if across.digest != result.across:
                again[opened.path] = across
    results |= run.check([opened for opened in workspace.files if opened.path in again], again)
    found = [results[opened.path] for opened in workspace.files]
    return Outcome(
        tuple(
            sorted((each for result in found for each in result.diagnostics), key=lambda each: each.sort_key)
        ),
        rules,
        any(result.fails for result in found),
        (*(problem for result in found for problem in result.problems), *broken),
        overviews=beside.overviews,
    )


def check_within(opened: Opened, selections: Selections, project: Overview | None) -> list[Diagnostic]:
    """The findings in a file as it is now, within an overview of its project as it was.

    Raises CannotDo at a selector that is none, and OSError where the file cannot be read.
    """
    across = NOT_LOOKED
    if project is not None and (now := summarise(opened.document, opened.project, opened.path)) is not None:
        across, _ = across_of(opened, selections, now, project.with_summary(now))
    return diagnosed(opened, check_file(opened, selections, across))


def refuse_impossible(workspace: Workspace, wanted: Wanted) -> None:
    """Raise CannotDo if there is no map and the command line names an unknown rule or a day that does not exist.

    If there are maps, checking them does so. The configuration is that of the first folder that was searched.
    """
    if workspace.files:
        return
    config = workspace.configurations.for_folder(workspace.folders[0] if workspace.folders else Path())
    Selections(wanted).of(config)
    today(wanted.today, config)
