"""The formats of diagnostics: the modules of `cjm.output.formats`, each with `show(report, screen)`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from cjm.output import formats
from cjm.output.report import Report, Screen

Show = Callable[[Report, Screen], str]


def format_names() -> tuple[str, ...]:
    """The names of all formats, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))


def format_called(name: str) -> Show:
    """The function of a format, one of `format_names()`, that turns a report into text."""
    show: Show = importlib.import_module(f"{formats.__name__}.{name}").show
    return show
