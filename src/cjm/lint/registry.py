"""All rules, found by walking the packages of `cjm.lint.rules`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cjm.lint import rules
from cjm.lint.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of cjm, by code."""
    found = [
        value
        for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
        if not module.ispkg
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Rule)
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def find_rule(wanted: str) -> Rule | None:
    """The rule of that code or name; old names are known too."""
    key = wanted.strip().casefold()
    return next(
        (rule for rule in all_rules() if key in {rule.code.casefold(), rule.name, *rule.aliases}),
        None,
    )
