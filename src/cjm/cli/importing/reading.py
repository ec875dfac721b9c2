"""The foreign file that is named, and the importer for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjm.cli import options
from cjm.cli.importing.maps import reasons
from cjm.errors import CannotDo
from cjm.files import STDIN, shown
from cjm.importers.foreign import MAX_BYTES, Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import TEXT_LEFT_OUT, Notes
from cjm.importers.registry import all_importers, first_and_others, own_importers

if TYPE_CHECKING:
    from cjm.workspace import Stdin

_IN_MEMORY = 4 * 1024 * 1024
"""The largest file that is read at once, in bytes; of larger ones, importers may go through a piece at a time."""


def read(file: Path, stdin: Stdin | None) -> Foreign:
    """The file to import. Raises CannotDo where it cannot be read or is too large."""
    if stdin is not None:
        return Foreign(stdin.filename or STDIN, stdin.data)
    if file.is_dir():
        raise CannotDo(f"{shown(file)} is a folder", "name a file; each is imported on its own")
    try:
        size = file.stat().st_size
        content: bytes | Path = file
        if size <= _IN_MEMORY or not file.is_file():
            with file.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
            size = len(content)
    except OSError as error:
        raise CannotDo.to_read(shown(file), error) from None
    if size > MAX_BYTES:
        raise CannotDo(
            f"{shown(file)} has more than {MAX_BYTES // 1024 // 1024} MB", "split it: a map a journey"
        )
    return Foreign(shown(file), content)


def importer_for(foreign: Foreign, source: str | None, notes: Notes) -> Importer:
    """The importer that is asked for, else the likeliest; others that find a journey in the file are noted.

    Raises CannotDo where the file looks like no journey.
    """
    if source is not None and source in own_importers():
        return own_importers()[source]
    known = all_importers()
    if source is not None:
        return known[options.chosen("--from", source, known)]
    found, others = first_and_others(foreign)
    for other in others:
        message = f"a journey stands in the file in another form too, which `--from {other.name}` reads"
        notes.add(TEXT_LEFT_OUT, message, (0, 0))
    if found is None:
        forms = "; ".join(f"`{each.name}`: {each.about}" for each in known.values())
        why = next((why for each in known.values() if (why := _why_none(each, foreign))), "")
        raise CannotDo(
            f"{foreign.name} does not look like a journey{why}", f"say with --from what it is: {forms}"
        )
    return found


def _why_none(importer: Importer, foreign: Foreign) -> str:
    """Why an importer to which a file belongs by its name reads none in it; empty for others, and where it cannot say."""
    notes = Notes()
    try:
        is_none = foreign.suffix in importer.suffixes and not any(
            True for _ in importer.read(foreign, Wishes(), notes)
        )
    except CannotDo:
        return ""
    return reasons(foreign, notes) if is_none else ""
