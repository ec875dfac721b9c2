"""Which rules are on for each map: what the command line asks for and what the map's configuration says, taken together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cjm.config import Config, today
from cjm.errors import CannotDo
from cjm.lint.registry import all_rules
from cjm.lint.rule import Rule
from cjm.lint.selection import Selection, Selectors, codes_of, select
from cjm.model.finding import Profile, Severity
from cjm.workspace import Opened


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; `None` leaves it to the configuration.

    `cache` says whether findings of earlier runs are looked up, `jobs` how many processes may share the work, `keeps`
    whether what the cache lacks is kept for the next run.
    """

    profile: Profile | None = None
    selectors: Selectors = field(default_factory=Selectors)
    fail_on: Severity | None = None
    today: str | None = None
    cache: bool = False
    jobs: int | None = None
    keeps: bool = True


class Selections:
    """What is on under each configuration, worked out once, where it is first asked for."""

    def __init__(self, wanted: Wanted | None = None) -> None:
        self.wanted = wanted or Wanted()
        self._by_file: dict[Path | None, Selection] = {}

    def of(self, config: Config) -> Selection:
        """What is on under a configuration. Raises CannotDo at a selector that is none."""
        if config.file not in self._by_file:
            self._by_file[config.file] = self._select(config)
        return self._by_file[config.file]

    def day(self, config: Config) -> datetime.date:
        """The day for which maps are checked. Raises CannotDo where it is given and is none."""
        return today(self.wanted.today, config)

    def least(self, config: Config) -> Severity:
        """The least severity that lets a run fail."""
        return self.wanted.fail_on or config.lint.fail_on

    def rules_of(self, files: Iterable[Opened]) -> tuple[Rule, ...]:
        """The rules that are on for any of the files, by code. Raises CannotDo at a selector that is none."""
        configs = {opened.config.file: opened.config for opened in files}
        rules = {rule.code: rule for config in configs.values() for rule in self.of(config).rules}
        return tuple(rules[code] for code in sorted(rules))

    def _select(self, config: Config) -> Selection:
        lint, wanted = config.lint, self.wanted
        # A profile on the command line takes the place of the configuration's `select`, as `--select` does.
        configured = Selectors(
            None if wanted.profile else lint.select, lint.ignore, lint.extend_select, config.origin
        )
        return select(
            rules_for(config),
            wanted.profile or lint.profile,
            (configured, wanted.selectors),
            lint.severity,
            config.origin,
        )


def rules_for(config: Config) -> tuple[Rule, ...]:
    """Our rules and those of the plugins that a configuration names. Raises CannotDo where one cannot be used."""
    try:
        return all_rules(config.lint.plugins)
    except CannotDo as error:
        raise CannotDo(f"{config.origin}: {error.message}", error.help) from None


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
            raise CannotDo(
                f"{config.origin}: `{pattern}` in `per-file-ignores` is not a valid pattern"
            ) from None
        found = codes_of(selectors, rules_for(config), config.origin)
        codes |= found if matches else frozenset()
    return codes
