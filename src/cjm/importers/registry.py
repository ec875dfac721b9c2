"""All importers: the modules of `cjm.importers`, and those of packages that are installed beside cjm."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from cjm import importers
from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer

GROUP = "cjm.importers"
"""The group of entry points. Each leads to an Importer."""
_SURE = 0.8


@cache
def all_importers() -> dict[str, Importer]:
    """The importers by name: what our modules hold as `IMPORTER`, then those of entry points. Ours keep their names.

    Raises CannotDo where one that is installed cannot be loaded.
    """
    from importlib.metadata import entry_points

    modules = (
        importlib.import_module(f"{importers.__name__}.{module.name}")
        for module in pkgutil.iter_modules(importers.__path__)
    )
    own = (getattr(module, "IMPORTER", None) for module in modules)
    found = {each.name: each for each in own if isinstance(each, Importer)}
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            loaded = point.load()
        except Exception as error:  # noqa: BLE001 - foreign code may fail in any way
            raise CannotDo(
                f"the importer `{point.name}` cannot be loaded: {type(error).__name__}: {error}",
                f"repair or uninstall the package that has `{point.value}`",
            ) from None
        if not isinstance(loaded, Importer):
            raise CannotDo(
                f"the importer `{point.name}` is none: `{point.value}` is no Importer",
                "repair or uninstall the package that has it",
            )
        found.setdefault(loaded.name, loaded)
    return dict(sorted(found.items()))


def fitting(foreign: Foreign) -> list[Importer]:
    """The importers that a file may be of, the likeliest first; of two equally likely ones that which has its suffix.

    Where one of those that have its suffix is sure, no other looks at the file, which may be large.
    """
    known = list(all_importers().values())
    own = [each for each in known if foreign.suffix in each.suffixes]
    rated = [(each.likelihood(foreign), True, each) for each in own]
    if all(likelihood < _SURE for likelihood, _, _ in rated):
        rated += [(each.likelihood(foreign), False, each) for each in known if each not in own]
    fitting = [each for each in rated if each[0] > 0]
    return [each for _, _, each in sorted(fitting, key=lambda rating: rating[:2], reverse=True)]
