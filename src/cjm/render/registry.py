"""All report formats, found by walking the modules of `cjm.render`: each has the name of its module."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cjm import render
from cjm.render.report import ReportFormat


def format_called(name: str) -> ReportFormat | None:
    """The report format of that name, `None` where there is none. No other is loaded for it."""
    return _format_in(name) if name in _modules() else None


@cache
def formats() -> dict[str, ReportFormat]:
    """The report formats by name: what the modules of `cjm.render` hold under the name `FORMAT`."""
    return {name: found for name in _modules() if (found := _format_in(name))}


@cache
def _modules() -> tuple[str, ...]:
    return tuple(module.name for module in pkgutil.iter_modules(render.__path__))


def _format_in(module: str) -> ReportFormat | None:
    found = getattr(importlib.import_module(f"{render.__name__}.{module}"), "FORMAT", None)
    return found if isinstance(found, ReportFormat) else None
