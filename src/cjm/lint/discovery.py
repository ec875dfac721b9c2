"""Finding rules in a package."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from cjm.lint.rule import Rule


def rules_in(package: ModuleType) -> tuple[Rule, ...]:
    """Every rule in a module and, if it is a package, in the modules below it, by code."""
    found = {id(value): value for module in _modules(package) for value in vars(module).values()}
    rules = (value for value in found.values() if isinstance(value, Rule))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for module in pkgutil.walk_packages(getattr(package, "__path__", ()), f"{package.__name__}."):
        yield importlib.import_module(module.name)
