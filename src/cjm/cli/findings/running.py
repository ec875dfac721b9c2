"""A run over many files: each is checked, or only summed up for its neighbours, in one process or in several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cjm.cli.findings.selections import Selections, Wanted, ignored_in
from cjm.cli.findings.single import assumed, check_file, diagnosed
from cjm.cli.progress import Progress
from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.lint.engine import Across, Failure
from cjm.lint.rule import OWN_PREFIX
from cjm.lint.summaries import summarise
from cjm.model.finding import SEVERITIES
from cjm.model.summary import Summary
from cjm.source.diagnostic import Diagnostic
from cjm.workspace import Opened, open_workspace, unreadable

if TYPE_CHECKING:
    from cjm.lint.cache import Cache


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a file: its findings, what went wrong, its summary, and the digest of what others have to do with it."""

    diagnostics: Sequence[Diagnostic] = ()
    problems: Sequence[CannotDo] = ()
    fails: bool = False
    summary: Summary | None = None
    across: str = ""


class Run:
    """A run over files, in this process or, where there are many, in several."""

    def __init__(self, configurations: Configurations, selections: Selections) -> None:
        self.selections = selections
        self._configurations = configurations

    @cached_property
    def _cache(self) -> Cache | None:
        wanted = self.selections.wanted
        if not wanted.cache:
            return None
        from cjm.lint.cache import Cache

        return Cache(writes=wanted.keeps)

    def check(
        self, files: Sequence[Opened], across: Mapping[Path, Across] | None = None
    ) -> dict[Path, Result]:
        """Check the files; where `across` has nothing on one, with what the cache knows or with nothing."""
        return self._each(files, across or {}, only_summaries=False)

    def summarise(self, files: Sequence[Opened]) -> dict[Path, Summary | None]:
        """The summaries of files that are not checked."""
        known: dict[Path, Summary | None] = {}
        for opened in files:  # quicker here than in other processes, which would have to hand it over
            with suppress(LookupError):
                known[opened.path] = self.known(opened)
        results = self._each([each for each in files if each.path not in known], {}, only_summaries=True)
        return known | {path: result.summary for path, result in results.items()}

    def known(self, opened: Opened) -> Summary | None:
        """The summary of a file from the cache. Raises LookupError where it is not there."""
        if self._cache is None:
            raise LookupError
        selection = self.selections.of(opened.config)
        return self._cache.known_summary(opened.path, opened.project, selection, ignored_in(opened))

    def _each(
        self, files: Sequence[Opened], across: Mapping[Path, Across], *, only_summaries: bool
    ) -> dict[Path, Result]:
        from cjm.cli.processes import in_processes, processes_for, shares

        wanted = self.selections.wanted
        processes = processes_for(len(files), wanted.jobs)
        results: dict[Path, Result] = {}
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

    def result_of(self, opened: Opened, across: Across | None) -> Result:
        """Check a file. Raises CannotDo at a selector that is none."""
        config = opened.config
        try:
            if self._cache is None:
                checked = check_file(opened, self.selections, across or assumed(opened))
            else:
                checked = self._cache.check(
                    opened.path,
                    opened.name,
                    opened.project,
                    self.selections.of(config),
                    self.selections.day(config),
                    ignored=ignored_in(opened),
                    across=across,
                    else_across=assumed(opened),
                )
            diagnostics = diagnosed(opened, checked)
        except OSError as error:
            return Result(problems=[unreadable(opened, error)])
        least = SEVERITIES.index(self.selections.least(config))
        fails = any(SEVERITIES.index(finding.severity) >= least for finding in checked.findings)
        opened.project.release(opened.path)
        problems = [problem_of(failure) for failure in checked.failures]
        return Result(diagnostics, problems, fails, checked.summary, checked.across)

    def summary_of(self, opened: Opened, _across: Across | None = None) -> Result:
        """Sum up a file that is not checked."""
        return Result(summary=self.summary(opened))

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


@dataclass(frozen=True, slots=True)
class _Task:
    """Files for a process to open and check, or only to sum up."""

    paths: Sequence[Path]
    configurations: Configurations
    wanted: Wanted
    across: Mapping[Path, Across]
    only_summaries: bool


def _do(task: _Task) -> dict[Path, Result]:
    run = Run(task.configurations, Selections(task.wanted))
    files = open_workspace(task.paths, task.configurations, read=False).files
    work = run.summary_of if task.only_summaries else run.result_of
    return {opened.path: work(opened, task.across.get(opened.path)) for opened in files}


def problem_of(failure: Failure) -> CannotDo:
    """What is to be said of a rule that broke."""
    rule, error = failure.rule, failure.error
    whose = "cjm" if rule.code.startswith(OWN_PREFIX) else "its plugin"
    return CannotDo(
        f"{failure.filename}: the rule {rule.code} ({rule.name}) failed: {type(error).__name__}: {error}",
        f"this is a bug in {whose}, not in your map; `--ignore {rule.code}` leaves the rule out",
    )
