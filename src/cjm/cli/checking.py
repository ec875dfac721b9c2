"""From opened maps to what is shown of them: the rules that are on for each, their findings, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cjm.cli.progress import Progress
from cjm.config import Config, Configurations, today
from cjm.errors import CannotDo
from cjm.files import shown
from cjm.lint.cache import Cache
from cjm.lint.engine import Checked, Failure, check_document
from cjm.lint.registry import all_rules, rule_names
from cjm.lint.rule import OWN_PREFIX, Rule
from cjm.lint.selection import Selection, Selectors, codes_of, select
from cjm.model.finding import SEVERITIES, Profile, Severity
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.workspace import Opened, Workspace, open_workspace, unreadable


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `None` leaves it to the configuration.

    `cache` says whether findings of earlier runs are looked up, `jobs` how many processes may share the work.
    """

    profile: Profile | None = None
    selectors: Selectors = field(default_factory=Selectors)
    fail_on: Severity | None = None
    today: str | None = None
    cache: bool = False
    jobs: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in order, the rules that were on, whether a finding is as grave as `fail-on`, and what failed.

    `known` is how many findings were left out because the baseline holds them.
    """

    diagnostics: tuple[Diagnostic, ...]
    rules: tuple[Rule, ...]
    fails: bool
    problems: tuple[CannotDo, ...]
    known: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """What was found in some of the files."""

    diagnostics: list[Diagnostic]
    problems: list[CannotDo]
    fails: bool


def check_workspace(workspace: Workspace, wanted: Wanted) -> Outcome:
    """Check the files of a workspace; many of them in several processes. Raises CannotDo at a selector that is none.

    A file from standard input can only be the only one.
    """
    from cjm.cli.processes import in_processes, processes_for, shares

    files = workspace.files
    processes = processes_for(len(files), wanted.jobs)
    if processes == 1:
        return check_files(files, wanted)
    selections = selections_for(files, wanted)
    tasks = [
        _Task(share, workspace.configurations, wanted) for share in shares([each.path for each in files])
    ]
    parts: dict[int, _Part] = {}
    with Progress("Checked", "maps", len(files)) as progress:
        for position, part in in_processes(_check_task, tasks, processes):
            parts[position] = part
            progress.advance(len(tasks[position].paths))
    return _outcome([parts[position] for position in sorted(parts)], selections)


def check_files(files: Sequence[Opened], wanted: Wanted) -> Outcome:
    """Check opened files, each by its own configuration. Raises CannotDo at a selector that is none."""
    selections = selections_for(files, wanted)
    with Progress("Checked", "maps", len(files)) as progress:
        return _outcome([_check_part(files, wanted, selections, progress)], selections)


@dataclass(frozen=True, slots=True)
class _Task:
    """Files for a process to open and check."""

    paths: Sequence[Path]
    configurations: Configurations
    wanted: Wanted


def _check_task(task: _Task) -> _Part:
    files = open_workspace(task.paths, task.configurations, read=False).files
    return _check_part(files, task.wanted, selections_for(files, task.wanted))


def _check_part(
    files: Iterable[Opened],
    wanted: Wanted,
    selections: dict[Path | None, Selection],
    progress: Progress | None = None,
) -> _Part:
    diagnostics, problems, fails = [], [], False
    cache = Cache() if wanted.cache else None
    for opened in files:
        try:
            checked = check_file(opened, wanted, selections, cache)
            names = rule_names(opened.config.lint.plugins)
            diagnostics += [diagnose(opened.document, each, names[each.code]) for each in checked.findings]
        except OSError as error:
            problems.append(unreadable(opened, error))
            continue
        least = SEVERITIES.index(wanted.fail_on or opened.config.lint.fail_on)
        fails |= any(SEVERITIES.index(finding.severity) >= least for finding in checked.findings)
        problems += [_problem(failure) for failure in checked.failures]
        opened.project.release(opened.path)
        if progress is not None:
            progress.advance()
    return _Part(diagnostics, problems, fails)


def _outcome(parts: Sequence[_Part], selections: dict[Path | None, Selection]) -> Outcome:
    rules = {rule.code: rule for selection in selections.values() for rule in selection.rules}
    return Outcome(
        tuple(sorted((each for part in parts for each in part.diagnostics), key=lambda each: each.sort_key)),
        tuple(rules[code] for code in sorted(rules)),
        any(part.fails for part in parts),
        tuple(problem for part in parts for problem in part.problems),
    )


def check_file(
    opened: Opened, wanted: Wanted, selections: dict[Path | None, Selection], cache: Cache | None = None
) -> Checked:
    """Check one opened file by its configuration; `selections` keeps what is on by configuration, for the next file.

    Raises CannotDo at a selector that is none, and OSError where the file cannot be read.
    """
    config = opened.config
    if config.file not in selections:
        selections[config.file] = _select(config, wanted)
    selection, day, ignored = selections[config.file], today(wanted.today, config), ignored_in(opened)
    if cache is not None:
        return cache.check(opened.path, opened.name, opened.project, selection, day, ignored=ignored)
    return check_document(opened.document, opened.project, selection, day, path=opened.path, ignored=ignored)


def selections_for(files: Iterable[Opened], wanted: Wanted) -> dict[Path | None, Selection]:
    """What is on by configuration."""
    configs = {opened.config.file: opened.config for opened in files}
    return {file: _select(config, wanted) for file, config in configs.items()}


def refuse_impossible(workspace: Workspace, paths: Iterable[Path], wanted: Wanted) -> None:
    """Raise CannotDo where there is no map and the command line asks for an unknown rule, or for a day that is none.

    Where there are maps, checking them does so. The configuration is that of the first folder among the paths.
    """
    if workspace.files:
        return
    folder = next((path for path in paths if path.is_dir()), Path())
    config = workspace.configurations.for_folder(folder)
    _select(config, wanted)
    today(wanted.today, config)


def rules_for(config: Config) -> tuple[Rule, ...]:
    """Our rules and those of the plugins that a configuration names. Raises CannotDo where one cannot be used."""
    try:
        return all_rules(config.lint.plugins)
    except CannotDo as error:
        raise CannotDo(f"{_origin(config)}: {error.message}", error.help) from None


def _select(config: Config, wanted: Wanted) -> Selection:
    lint = config.lint
    # A profile on the command line takes the place of the configuration's `select`, as `--select` does.
    configured = Selectors(
        None if wanted.profile else lint.select, lint.ignore, lint.extend_select, _origin(config)
    )
    return select(
        rules_for(config),
        wanted.profile or lint.profile,
        (configured, wanted.selectors),
        lint.severity,
        _origin(config),
    )


def ignored_in(opened: Opened) -> frozenset[str]:
    """The codes that `per-file-ignores` switches off for a file; its patterns are those of `.gitignore`."""
    config = opened.config
    if config.folder is None or not config.lint.per_file_ignores:
        return frozenset()
    path = opened.path.absolute().parent.resolve() / opened.path.name
    if not path.is_relative_to(config.folder):
        return frozenset()
    from pathspec import GitIgnoreSpec

    name = path.relative_to(config.folder).as_posix()
    codes: frozenset[str] = frozenset()
    for pattern, selectors in config.lint.per_file_ignores.items():
        try:
            matches = GitIgnoreSpec.from_lines([pattern]).match_file(name)
        except ValueError:
            raise CannotDo(f"{_origin(config)}: `{pattern}` in `per-file-ignores` is no pattern") from None
        found = codes_of(selectors, rules_for(config), _origin(config))
        codes |= found if matches else frozenset()
    return codes


def _origin(config: Config) -> str:
    return shown(config.file) if config.file else ""


def _problem(failure: Failure) -> CannotDo:
    rule, error = failure.rule, failure.error
    whose = "cjm" if rule.code.startswith(OWN_PREFIX) else "its plugin"
    return CannotDo(
        f"{failure.filename}: the rule {rule.code} ({rule.name}) failed: {type(error).__name__}: {error}",
        f"this is a bug in {whose}, not in your map; `--ignore {rule.code}` leaves the rule out",
    )
