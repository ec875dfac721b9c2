"""All rules: ours, found by walking the packages of `cjm.lint.rules`, and those of plugins."""

from __future__ import annotations

from functools import cache

from cjm.lint import rules
from cjm.lint.discovery import rules_in
from cjm.lint.rule import Rule


def all_rules(plugins: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Every rule of cjm by code, then those of the plugins in the order given.

    Raises CannotDo where a plugin cannot be used.
    """
    return _with(plugins) if plugins else _own()


@cache
def _own() -> tuple[Rule, ...]:
    return rules_in(rules)


@cache
def _with(plugins: tuple[str, ...]) -> tuple[Rule, ...]:
    from cjm.lint.plugins import with_plugins

    return with_plugins(_own(), plugins)


@cache
def rule_names(plugins: tuple[str, ...] = ()) -> dict[str, str]:
    """The names of all rules by their codes."""
    return {rule.code: rule.name for rule in all_rules(plugins)}


@cache
def rule_titles(plugins: tuple[str, ...] = ()) -> dict[str, str]:
    """The titles of all rules by their codes."""
    return {rule.code: rule.title for rule in all_rules(plugins)}


def find_rule(wanted: str, plugins: tuple[str, ...] = ()) -> Rule | None:
    """The rule of that code or name; old names are known too."""
    key = wanted.strip().casefold()
    return next(
        (rule for rule in all_rules(plugins) if key in {rule.code.casefold(), rule.name, *rule.aliases}),
        None,
    )
