"""Libraries that only some formats need, and that come with an extra of the package."""

from __future__ import annotations

import importlib
from types import ModuleType

from cjm.errors import CannotDo


def library(module: str, extra: str, what: str | None = None) -> ModuleType:
    """The module of a library that the extra brings; `what` needs it, by default the extra's reports.

    Raises CannotDo where it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            raise
        raise CannotDo(
            f"{what or f'{extra} reports'} need the library {error.name}",
            f"install it with: pip install 'customer-journey-maps[{extra}]'",
        ) from None
