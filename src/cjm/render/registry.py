"""All report formats, found by walking the modules of `cjm.render`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cjm import render
from cjm.render.report import ReportFormat


@cache
def formats() -> dict[str, ReportFormat]:
    """The report formats by name: what the modules of `cjm.render` hold under the name `FORMAT`."""
    modules = (
        importlib.import_module(f"{render.__name__}.{module.name}")
        for module in pkgutil.iter_modules(render.__path__)
    )
    found = (getattr(module, "FORMAT", None) for module in modules)
    return {each.name: each for each in found if isinstance(each, ReportFormat)}
