"""All importers: the modules of `cjm.importers`, and those of packages that are installed beside cjm."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cjm import importers
from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer
from cjm.importers.plugins import installed

_SURE = 0.8
_LIKELY = 0.5
"""How likely a file is at the least of a format in which it holds a journey, and does not just speak of one."""


@cache
def own_importers() -> dict[str, Importer]:
    """The importers of cjm by name: what the modules of `cjm.importers` hold as `IMPORTER`."""
    modules = (
        importlib.import_module(f"{importers.__name__}.{module.name}")
        for module in pkgutil.iter_modules(importers.__path__)
    )
    found = (getattr(module, "IMPORTER", None) for module in modules)
    return {each.name: each for each in found if isinstance(each, Importer)}


@cache
def all_importers() -> dict[str, Importer]:
    """All importers by name: those of cjm, and those of packages that are installed beside it.

    Raises CannotDo where one of the latter cannot be used, or has the name of another.
    """
    found = dict(own_importers())
    for each in installed():
        if each.name in found:
            other = found[each.name].origin
            raise CannotDo(
                f"the importer `{each.name}` of `{each.origin}` has the name of one of {f'`{other}`' if other else 'cjm'}",
                "repair or uninstall the package that has it, or say with --from what the file is",
            )
        found[each.name] = each
    return dict(sorted(found.items()))


def rated(foreign: Foreign) -> list[tuple[float, Importer]]:
    """The importers that a file may be of with how likely that is, the likeliest first; of two the one with its suffix.

    Where one of those that have its suffix is sure, no other looks at the file, which may be large.
    """
    known = list(all_importers().values())
    own = [each for each in known if foreign.suffix in each.suffixes]
    rated = [(each.likelihood(foreign), True, each) for each in own]
    if all(likelihood < _SURE for likelihood, _, _ in rated):
        rated += [(each.likelihood(foreign), False, each) for each in known if each not in own]
    fitting = sorted(rated, key=lambda rating: rating[:2], reverse=True)
    return [(likelihood, each) for likelihood, _, each in fitting if likelihood > 0]


def fitting(foreign: Foreign) -> list[Importer]:
    """The importers that a file may be of, the likeliest first."""
    return [each for _, each in rated(foreign)]


def first_and_others(foreign: Foreign) -> tuple[Importer | None, list[Importer]]:
    """The likeliest importer of a file, and those of its suffix by which it holds further journeys.

    What we wrote ourselves, of which an importer is certain, holds one journey, whatever else shows it.
    """
    found = rated(foreign)
    if not found:
        return None, []
    (likelihood, first), *others = found
    further = [each for rating, each in others if rating >= _LIKELY and foreign.suffix in each.suffixes]
    return first, further if likelihood < 1 else []
