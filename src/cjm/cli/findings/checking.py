"""From opened maps to what is shown of them: the rules that are on for each, their findings, in order.

Files are checked in two rounds. The first finds what is wrong in each, and sums up each of them and of the other files of
its project. Only then is it known what rules find that compare files; the second round checks those anew for which the
first one took something else for granted: what the cache holds of the last run, or else that there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cjm.cli.findings.neighbours import Neighbourhood, is_whole, neighbourhoods, overview
from cjm.cli.findings.selections import Selections, Wanted, ignored_in
from cjm.cli.progress import Progress
from cjm.config import Configurations, today
from cjm.errors import CannotDo
from cjm.lint.across import check_across
from cjm.lint.engine import NOT_LOOKED, Across, Checked, Failure, check_document
from cjm.lint.registry import rule_names
from cjm.lint.rule import OWN_PREFIX, Rule
from cjm.lint.summaries import summarise
from cjm.model.finding import SEVERITIES
from cjm.model.journey import Journey
from cjm.model.overview import Overview
from cjm.model.summary import Summary
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.workspace import Opened, Workspace, open_workspace, unreadable


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


@dataclass(frozen=True, slots=True)
class _Result:
    """What came of a file: its findings, what went wrong, its summary, and the digest of what others have to do with it."""

    diagnostics: Sequence[Diagnostic] = ()
    problems: Sequence[CannotDo] = ()
    fails: bool = False
    summary: Summary | None = None
    across: str = ""


def check_workspace(workspace: Workspace, wanted: Wanted) -> Outcome:
    """Check the files of a workspace; many of them in several processes. Raises CannotDo at a selector that is none.

    A file from standard input can only be the only one.
    """
    run = _Run(workspace.configurations, Selections(wanted))
    rules = run.selections.rules_of(workspace.files)
    around = neighbourhoods(workspace, run.selections)
    results = run.check(workspace.files)
    summaries = {path: result.summary for path, result in results.items()}
    summaries |= run.summarise([opened for each in around for opened in each.others])
    overviews = {id(each.project): overview(each, summaries, run.summary) for each in around}
    again: dict[Path, Across] = {}
    broken: list[CannotDo] = []
    for each in around:
        differing, problems = run.compare(each, overviews[id(each.project)], results)
        again |= differing
        broken += problems
    results |= run.check([opened for opened in workspace.files if opened.path in again], again)
    found = [results[opened.path] for opened in workspace.files]
    return Outcome(
        tuple(
            sorted((each for result in found for each in result.diagnostics), key=lambda each: each.sort_key)
        ),
        rules,
        any(result.fails for result in found),
        (*(problem for result in found for problem in result.problems), *broken),
        overviews=overviews,
    )


def check_file(
    opened: Opened, selections: Selections, across: Across = NOT_LOOKED, journey: Journey | None = None
) -> Checked:
    """Check one opened file by its configuration; `across` is what it has to do with the others of its project.

    `journey` is that of the file, where somebody has it already.

    Raises CannotDo at a selector that is none, and OSError where the file cannot be read.
    """
    config = opened.config
    return check_document(
        opened.document,
        opened.project,
        selections.of(config),
        selections.day(config),
        path=opened.path,
        ignored=ignored_in(opened),
        across=across,
        journey=journey,
    )


def check_within(opened: Opened, selections: Selections, project: Overview | None) -> list[Diagnostic]:
    """The findings in a file as it is now, within an overview of its project as it was.

    Raises CannotDo at a selector that is none, and OSError where the file cannot be read.
    """
    across = NOT_LOOKED
    if project is not None and (now := summarise(opened.document, opened.project, opened.path)) is not None:
        across, _ = _across(opened, selections, now, project.having(now))
    return _diagnosed(opened, check_file(opened, selections, across))


def refuse_impossible(workspace: Workspace, paths: Iterable[Path], wanted: Wanted) -> None:
    """Raise CannotDo where there is no map and the command line asks for an unknown rule, or for a day that is none.

    Where there are maps, checking them does so. The configuration is that of the first folder among the paths.
    """
    if workspace.files:
        return
    folder = next((path for path in paths if path.is_dir()), Path())
    config = workspace.configurations.for_folder(folder)
    Selections(wanted).of(config)
    today(wanted.today, config)


@dataclass(frozen=True, slots=True)
class _Task:
    """Files for a process to open and check, or only to sum up."""

    paths: Sequence[Path]
    configurations: Configurations
    wanted: Wanted
    across: Mapping[Path, Across]
    only_summaries: bool


def _do(task: _Task) -> dict[Path, _Result]:
    run = _Run(task.configurations, Selections(task.wanted))
    files = open_workspace(task.paths, task.configurations, read=False).files
    work = run.summary_of if task.only_summaries else run.result_of
    return {opened.path: work(opened, task.across.get(opened.path)) for opened in files}


class _Run:
    """A run over files, in this process or, where there are many, in several."""

    def __init__(self, configurations: Configurations, selections: Selections) -> None:
        self.selections = selections
        self._configurations = configurations
        self._cache: Cache | None = None
        if selections.wanted.cache:
            from cjm.lint.cache import Cache

            self._cache = Cache()

    def check(
        self, files: Sequence[Opened], across: Mapping[Path, Across] | None = None
    ) -> dict[Path, _Result]:
        """Check the files; where `across` has nothing on one, with what the cache knows or with nothing."""
        return self._each(files, across or {}, only_summaries=False)

    def summarise(self, files: Sequence[Opened]) -> dict[Path, Summary | None]:
        """The summaries of files that are not checked."""
        results = self._each(files, {}, only_summaries=True)
        return {path: result.summary for path, result in results.items()}

    def _each(
        self, files: Sequence[Opened], across: Mapping[Path, Across], *, only_summaries: bool
    ) -> dict[Path, _Result]:
        from cjm.cli.processes import in_processes, processes_for, shares

        wanted = self.selections.wanted
        processes = processes_for(len(files), wanted.jobs)
        results: dict[Path, _Result] = {}
        with Progress("Read" if only_summaries else "Checked", "maps", len(files)) as progress:
            if processes == 1:
                work = self.summary_of if only_summaries else self.result_of
                for opened in files:
                    results[opened.path] = work(opened, across.get(opened.path))
                    progress.advance()
                return results
            tasks = [
                _Task(
                    share,
                    self._configurations,
                    wanted,
                    {path: across[path] for path in share if path in across},
                    only_summaries,
                )
                for share in shares([each.path for each in files])
            ]
            for position, part in in_processes(_do, tasks, processes):
                results |= part
                progress.advance(len(tasks[position].paths))
        return results

    def result_of(self, opened: Opened, across: Across | None) -> _Result:
        """Check a file. Raises CannotDo at a selector that is none."""
        config = opened.config
        assumed = Across(complete=is_whole(opened))
        try:
            if self._cache is None:
                checked = check_file(opened, self.selections, across or assumed)
            else:
                checked = self._cache.check(
                    opened.path,
                    opened.name,
                    opened.project,
                    self.selections.of(config),
                    self.selections.day(config),
                    ignored=ignored_in(opened),
                    across=across,
                    else_across=assumed,
                )
            diagnostics = _diagnosed(opened, checked)
        except OSError as error:
            return _Result(problems=[unreadable(opened, error)])
        least = SEVERITIES.index(self.selections.least(config))
        fails = any(SEVERITIES.index(finding.severity) >= least for finding in checked.findings)
        opened.project.release(opened.path)
        problems = [_problem(failure) for failure in checked.failures]
        return _Result(diagnostics, problems, fails, checked.summary, checked.across)

    def summary_of(self, opened: Opened, _across: Across | None = None) -> _Result:
        """Sum up a file that is not checked."""
        return _Result(summary=self.summary(opened))

    def summary(self, opened: Opened) -> Summary | None:
        """The summary of a file, `None` where it cannot be read or holds no valid map or library."""
        project = opened.project
        try:
            if self._cache is None:
                found = summarise(opened.document, project, opened.path)
            else:
                selection = self.selections.of(opened.config)
                found = self._cache.summary(opened.path, opened.name, project, selection, ignored_in(opened))
        except OSError:
            return None
        project.release(opened.path)
        return found

    def compare(
        self, around: Neighbourhood, project: Overview, results: Mapping[Path, _Result]
    ) -> tuple[dict[Path, Across], list[CannotDo]]:
        """What the rules that compare files find, for the files that were checked for something else; rules that broke."""
        differing: dict[Path, Across] = {}
        problems: list[CannotDo] = []
        for opened in around.named if around.project.complete else ():  # else no rule looks at ids
            result = results[opened.path]
            if result.summary is not None:
                across, failures = _across(opened, self.selections, result.summary, project)
                problems += map(_problem, failures)
                if across.digest != result.across:
                    differing[opened.path] = across
        return differing, problems


def _across(
    opened: Opened, selections: Selections, file: Summary, project: Overview
) -> tuple[Across, tuple[Failure, ...]]:
    ignored = ignored_in(opened)
    rules = [rule for rule in selections.of(opened.config).across if rule.code not in ignored]
    return check_across(rules, file, project, opened.name, whole=is_whole(opened))


def _diagnosed(opened: Opened, checked: Checked) -> list[Diagnostic]:
    names = rule_names(opened.config.lint.plugins)
    return [diagnose(opened.document, each, names[each.code]) for each in checked.findings]


def _problem(failure: Failure) -> CannotDo:
    rule, error = failure.rule, failure.error
    whose = "cjm" if rule.code.startswith(OWN_PREFIX) else "its plugin"
    return CannotDo(
        f"{failure.filename}: the rule {rule.code} ({rule.name}) failed: {type(error).__name__}: {error}",
        f"this is a bug in {whose}, not in your map; `--ignore {rule.code}` leaves the rule out",
    )
