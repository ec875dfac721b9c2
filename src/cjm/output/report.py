"""What every format of diagnostics is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from cjm.model.coverage import Coverage
from cjm.model.finding import SEVERITIES, Severity
from cjm.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """A rule as formats describe it: `documentation` is Markdown, `url` the address of its page."""

    code: str
    name: str
    title: str
    severity: Severity
    profile: str
    documentation: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class CheckedMap:
    """A map that was checked: its title and its ten steps, both empty where the file holds no valid map."""

    filename: str
    title: str
    coverage: tuple[Coverage, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A run: the diagnostics in order, how many files were checked, and the rules that were on.

    `complete` is false where a file could not be read or a rule broke. `known` is how many more findings there are that
    the baseline holds. `maps` gives the maps that were checked; formats that show none spare their being read.
    `sources` is the address of the current folder on a git host, ending in `/`, where that is known.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0
    rules: tuple[RuleDescription, ...] = ()
    complete: bool = True
    known: int = 0
    maps: Callable[[], tuple[CheckedMap, ...]] = tuple
    sources: str | None = None

    @property
    def urls(self) -> dict[str, str | None]:
        """The addresses of the rules' pages by code."""
        return {rule.code: rule.url for rule in self.rules}

    @property
    def counts(self) -> dict[Severity, int]:
        """How many diagnostics there are of each severity, the gravest first; those that occur."""
        found = Counter(diagnostic.severity for diagnostic in self.diagnostics)
        return {severity: found[severity] for severity in reversed(SEVERITIES) if found[severity]}


@dataclass(frozen=True, slots=True)
class Screen:
    """Where the text is shown: with colours and links or without, and how many columns a line may have."""

    colour: bool = False
    width: int = 100
    links: bool = False
