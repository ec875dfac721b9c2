"""Which rules are on: the ladder of profiles, and selectors (a code, a prefix of codes, a name, or ALL)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from cjm.errors import CannotDo
from cjm.lint.rule import OWN_PREFIX, Rule
from cjm.model.finding import PROFILES, Profile, Severity

EVERYTHING = "ALL"
_EXACT = 100
"""How specific a code or a name is; a prefix is as specific as it is long, and ALL is not specific at all."""


@dataclass(frozen=True, slots=True)
class Selectors:
    """What a configuration or a command line selects; `select` is `None` where it leaves that to the profile.

    `origin` says where the selectors stand, for messages.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    origin: str = "the command line"


@dataclass(frozen=True)
class Selection:
    """The rules that are on, the severities that differ from the rules' own, by code, and all rules there are."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    known: tuple[Rule, ...] = ()

    def has(self, code: str) -> bool:
        """Whether findings of that code are shown."""
        return is_always_on(code) or code in self._codes

    def find(self, wanted: str) -> Rule | None:
        """The rule of that code or name, whether it is on or not; old names are known too."""
        return self._by_key.get(wanted.strip().casefold())

    @cached_property
    def _by_key(self) -> dict[str, Rule]:
        return {
            key.casefold(): rule
            for rule in (*self.known, *self.rules)
            for key in (rule.code, rule.name, *rule.aliases)
        }

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(rule.code for rule in self.rules)

    @cached_property
    def across(self) -> tuple[Rule, ...]:
        """The rules that are on and hold the files of a project against each other."""
        return tuple(rule for rule in self.rules if rule.check_across)

    @cached_property
    def checking(self) -> tuple[Rule, ...]:
        """The rules that are on and look at one map."""
        return tuple(rule for rule in self.rules if rule.check)

    @cached_property
    def reported_by_reader(self) -> frozenset[str]:
        """The codes of the rules that are on and come from the reader of files or of comments."""
        return frozenset(rule.code for rule in self.rules if rule.is_reported_by_reader)

    def severity(self, code: str, own: Severity) -> Severity:
        """The severity of a finding, whose rule's own severity is given."""
        return self.severities.get(code, own)


def is_always_on(code: str) -> bool:
    """Whether a code says that a file cannot be read as a map, which no selector switches off.

    These are CJM0001 to CJM0019 and CJM0023, a text that was read as a key.
    """
    return (code.startswith(OWN_PREFIX) and code < "CJM0020") or code == "CJM0023"


def select(
    rules: Sequence[Rule],
    profile: Profile = "standard",
    layers: Iterable[Selectors] = (),
    severity: Mapping[str, Severity] | None = None,
    severity_origin: str = "",
) -> Selection:
    """The rules that are on for a profile and layers of selectors, the configuration first.

    `select` takes the place of the profile and of all layers before it. Among the rest, the more specific selector
    wins, and `ignore` wins over `select` where both are equally specific. Raises CannotDo at an unknown selector.
    """
    wanted = [({rule.code for rule in rules if _is_in(rule, profile)}, -1)]
    unwanted: list[tuple[set[str], int]] = []
    for layer in layers:
        if layer.select is not None:
            wanted, unwanted = [], []
        for selector in (*(layer.select or ()), *layer.extend_select):
            wanted.append(_resolve(selector, rules, layer.origin))
        for selector in layer.ignore:
            codes, specific = _resolve(selector, rules, layer.origin)
            _refuse_always_on(selector, codes, specific, layer.origin)
            unwanted.append((codes, specific))
    on = {
        rule.code
        for rule in rules
        if is_always_on(rule.code) or _level(rule.code, wanted) > _level(rule.code, unwanted)
    }
    return Selection(
        tuple(rule for rule in rules if rule.code in on),
        _severities(rules, severity or {}, severity_origin),
        tuple(rules),
    )


def codes_of(selectors: Iterable[str], rules: Sequence[Rule], origin: str) -> frozenset[str]:
    """The codes that selectors stand for, without those that are always on. Raises CannotDo at an unknown one."""
    found: set[str] = set()
    for selector in selectors:
        codes, specific = _resolve(selector, rules, origin)
        _refuse_always_on(selector, codes, specific, origin)
        found |= codes
    return frozenset(code for code in found if not is_always_on(code))


def _is_in(rule: Rule, profile: Profile) -> bool:
    return PROFILES.index(rule.profile) <= PROFILES.index(profile)


def _level(code: str, selectors: Iterable[tuple[set[str], int]]) -> int:
    """How specific the most specific selector is that holds the code; less than the profile's -1 where none does."""
    return max((specific for codes, specific in selectors if code in codes), default=-2)


def _resolve(selector: str, rules: Sequence[Rule], origin: str) -> tuple[set[str], int]:
    wanted = selector.strip().upper()
    if wanted == EVERYTHING:
        return {rule.code for rule in rules}, 0
    for rule in rules:
        if wanted == rule.code or wanted.lower() in (rule.name, *rule.aliases):
            return {rule.code}, _EXACT
    codes = {rule.code for rule in rules if wanted and rule.code.startswith(wanted)}
    if codes:
        return codes, len(wanted)
    raise CannotDo(f"{origin}: `{selector}` is not a rule", did_you_mean(selector, rules))


def did_you_mean(wanted: str, rules: Sequence[Rule]) -> str:
    """What to try instead of a rule that there is not."""
    known = {key.lower(): key for rule in rules for key in (rule.code, rule.name)}
    close = get_close_matches(wanted.strip().lower(), known, 1, 0.6)
    if not close:
        return "`cjm rule` lists all rules; a prefix such as `CJM08` stands for all that begin with it"
    return f"did you mean `{known[close[0]]}`?"


def _refuse_always_on(selector: str, codes: set[str], specific: int, origin: str) -> None:
    if specific == _EXACT and all(is_always_on(code) for code in codes):
        raise CannotDo(
            f"{origin}: `{selector}` cannot be switched off",
            "it says that a file cannot be read as a map; repair the file instead",
        )


def _severities(rules: Sequence[Rule], wanted: Mapping[str, Severity], origin: str) -> dict[str, Severity]:
    found: dict[str, tuple[int, Severity]] = {}
    for selector, severity in wanted.items():
        codes, specific = _resolve(selector, rules, origin)
        _refuse_always_on(selector, codes, specific, origin)
        for code in codes:
            if not is_always_on(code) and specific >= found.get(code, (-1,))[0]:
                found[code] = (specific, severity)
    return {code: severity for code, (_, severity) in found.items()}
