"""Rules of the user's own: packages that are installed beside cjm and named in `plugins`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NoReturn

from cjm.errors import CannotDo
from cjm.lint.discovery import rules_in
from cjm.lint.rule import OWN_PREFIX, Rule
from cjm.model.finding import PROFILES, SEVERITIES

GROUP = "cjm.rules"
"""The group of entry points. Each leads to a module or a package; every rule in it and below it belongs to the plugin."""

_CODE = re.compile(r"[A-Z]{2,}[0-9]{1,6}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_URL = re.compile(r"https?://[!-~]+")
_TAKEN = (OWN_PREFIX, "ALL")


@cache
def load_plugin(name: str) -> tuple[Rule, ...]:
    """The rules of an installed plugin, by code.

    Only here is its code run. Raises CannotDo where it is not installed, breaks, or holds no rule or a wrong one.
    """
    from importlib.metadata import entry_points

    found = tuple(entry_points(group=GROUP, name=name))
    if not found:
        installed = sorted(entry_points(group=GROUP).names)
        there = f"installed are: {', '.join(f'`{each}`' for each in installed)}" if installed else "none is"
        raise CannotDo(
            f"plugin `{name}` is not installed", f"install the package that has it where cjm is; {there}"
        )
    if len({each.value for each in found}) > 1:
        values = " and ".join(f"`{each.value}`" for each in found)
        _refuse(name, f"there are two of that name: {values}", "uninstall one of the packages")
    try:
        rules = rules_in(found[0].load())
    except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may fail in any way
        words = " ".join(str(error).split())
        _refuse(
            name, f"`{found[0].value}` cannot be loaded: {type(error).__name__}: {words}", "repair the plugin"
        )
    if not rules:
        _refuse(name, f"`{found[0].value}` holds no rule", "a rule is a function under `@cjm.lint.rule.rule`")
    for rule in rules:
        _check(name, rule)
    return rules


def with_plugins(own: tuple[Rule, ...], plugins: Iterable[str]) -> tuple[Rule, ...]:
    """Our rules and those of plugins. Raises CannotDo where two have the same code or name."""
    rules = list(own)
    by_key = {key: ("cjm", rule) for rule in own for key in _keys(rule)}
    for plugin in dict.fromkeys(plugins):
        for rule in load_plugin(plugin):
            for key in _keys(rule):
                other, there = by_key.setdefault(key, (plugin, rule))
                if there is not rule:
                    whose = "cjm" if other == "cjm" else f"the plugin `{other}`"
                    _refuse(
                        plugin,
                        f"its rule {rule.code} ({rule.name}) has the code or a name of {there.code} ({there.name}) of {whose}",
                        "rename one of the two",
                    )
            rules.append(rule)
    return tuple(rules)


def _keys(rule: Rule) -> set[str]:
    return {rule.code, rule.name, *rule.aliases}


def _check(plugin: str, rule: Rule) -> None:
    """Hold a plugin's rule to what the rest of cjm relies on."""
    if not _CODE.fullmatch(rule.code) or rule.code.startswith(_TAKEN):
        _refuse(
            plugin,
            f"its rule `{rule.name}` has the code `{rule.code}`",
            "begin codes with capital letters of your own, not CJM or ALL, and end them with digits: ACME001",
        )
    wrong = [name for name in (rule.name, *rule.aliases) if not _NAME.fullmatch(name)]
    if wrong:
        _refuse(
            plugin,
            f"its rule {rule.code} has the name `{wrong[0]}`",
            "write names in small letters: `phase-name-too-long`",
        )
    if rule.severity not in SEVERITIES or rule.profile not in PROFILES:
        _refuse(
            plugin,
            f"its rule {rule.code} has the severity `{rule.severity}` and the profile `{rule.profile}`",
            f"severities are {', '.join(SEVERITIES)}, profiles {', '.join(PROFILES)}",
        )
    if rule.url is not None and not _URL.fullmatch(rule.url):
        _refuse(
            plugin,
            f"its rule {rule.code} has the address `{rule.url}`",
            "write an address that begins with https://, with escapes where it is not ASCII",
        )


def _refuse(plugin: str, message: str, help_: str) -> NoReturn:
    raise CannotDo(f"plugin `{plugin}`: {message}", help_)
