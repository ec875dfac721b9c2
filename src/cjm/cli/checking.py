"""From opened maps to what is shown of them: the rules that are on for each, their findings, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cjm.config import Config, today
from cjm.errors import CannotDo
from cjm.files import shown
from cjm.lint.cache import Cache
from cjm.lint.engine import Checked, Failure, check_document
from cjm.lint.registry import all_rules, rule_names
from cjm.lint.rule import OWN_PREFIX, Rule
from cjm.lint.selection import Selection, Selectors, codes_of, select
from cjm.model.finding import SEVERITIES, Profile, Severity
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.workspace import Opened, unreadable


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `None` leaves it to the configuration.

    `cache` is where findings of earlier runs are looked up, if anywhere.
    """

    profile: Profile | None = None
    selectors: Selectors = field(default_factory=Selectors)
    fail_on: Severity | None = None
    today: str | None = None
    cache: Cache | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in order, the rules that were on, whether a finding is as grave as `fail-on`, and what failed."""

    diagnostics: tuple[Diagnostic, ...]
    rules: tuple[Rule, ...]
    fails: bool
    problems: tuple[CannotDo, ...]


def check_files(files: Iterable[Opened], wanted: Wanted) -> Outcome:
    """Check opened files, each by its own configuration. Raises CannotDo at a selector that is none."""
    diagnostics, problems, fails = [], [], False
    selections: dict[Path | None, Selection] = {}
    for opened in files:
        try:
            checked = check_file(opened, wanted, selections)
        except OSError as error:
            problems.append(unreadable(opened, error))
            continue
        least = SEVERITIES.index(wanted.fail_on or opened.config.lint.fail_on)
        fails |= any(SEVERITIES.index(finding.severity) >= least for finding in checked.findings)
        names = rule_names(opened.config.lint.plugins)
        diagnostics += [diagnose(opened.document, each, names[each.code]) for each in checked.findings]
        problems += [_problem(failure) for failure in checked.failures]
        opened.project.release(opened.path)
    rules = {rule.code: rule for selection in selections.values() for rule in selection.rules}
    return Outcome(
        tuple(sorted(diagnostics, key=lambda each: each.sort_key)),
        tuple(rules[code] for code in sorted(rules)),
        fails,
        tuple(problems),
    )


def check_file(opened: Opened, wanted: Wanted, selections: dict[Path | None, Selection]) -> Checked:
    """Check one opened file by its configuration; `selections` keeps what is on by configuration, for the next file.

    Raises CannotDo at a selector that is none.
    """
    config = opened.config
    if config.file not in selections:
        selections[config.file] = _select(config, wanted)
    selection, day, ignored = selections[config.file], today(wanted.today, config), _ignored(opened)
    if wanted.cache is not None:
        return wanted.cache.check(opened.path, opened.name, opened.project, selection, day, ignored=ignored)
    return check_document(opened.document, opened.project, selection, day, path=opened.path, ignored=ignored)


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


def _ignored(opened: Opened) -> frozenset[str]:
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
