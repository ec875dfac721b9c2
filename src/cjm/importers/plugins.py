"""Importers of other packages: found by their entry points, and held to what the rest relies on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint

from cjm.errors import CannotDo
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import Notes

GROUP = "cjm.importers"
"""The group of entry points. Each leads to an Importer."""
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def installed() -> Iterator[Importer]:
    """The importers of other packages by the names of their entry points.

    Raises CannotDo where one cannot be loaded or is none. What they raise later becomes CannotDo too.
    """
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        yield _guarded(_loaded(point), point)


def _loaded(point: EntryPoint) -> Importer:
    repair = f"repair or uninstall the package that has `{point.value}`, or say with --from what the file is"
    try:
        found = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may fail in any way
        what = f"the importer `{point.name}` cannot be loaded: {type(error).__name__}: {_line(error)}"
        raise CannotDo(what, repair) from None
    if not isinstance(found, Importer):
        raise CannotDo(f"the importer `{point.name}` is none: `{point.value}` is no Importer", repair)
    if not _NAME.fullmatch(str(found.name)):
        what = f"the importer `{point.name}` has the name `{found.name}`, which is no word in small letters"
        raise CannotDo(what, repair)
    return found


def _guarded(importer: Importer, point: EntryPoint) -> Importer:
    """The importer with everything that it raises, beside CannotDo, as an error that names it."""

    def likelihood(foreign: Foreign) -> float:
        try:
            rating = importer.likelihood(foreign)
            if not 0 <= rating <= 1:
                raise ValueError(f"the likelihood {rating} is not from 0 to 1")
        except CannotDo:
            raise
        except Exception as error:  # noqa: BLE001 - foreign code may fail in any way
            raise _failed(importer, point, foreign, error) from None
        return rating

    def read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Iterator[Draft]:
        try:
            drafts: Iterable[object] = importer.read(foreign, wishes, notes)
            for draft in drafts:
                if not isinstance(draft, Draft):
                    raise TypeError(f"it gives {type(draft).__name__} and not Draft")
                yield draft
        except CannotDo:
            raise
        except Exception as error:  # noqa: BLE001 - foreign code may fail in any way
            raise _failed(importer, point, foreign, error) from None

    return replace(importer, likelihood=likelihood, read=read, origin=point.value)


def _failed(importer: Importer, point: EntryPoint, foreign: Foreign, error: Exception) -> CannotDo:
    return CannotDo(
        f"the importer `{importer.name}` failed at {foreign.name}: {type(error).__name__}: {_line(error)}",
        f"this is a bug in `{point.value}`, not in your file; say with --from what the file is to leave it out",
    )


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
