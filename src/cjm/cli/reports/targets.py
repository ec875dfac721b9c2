"""Where reports are written: files that are cjm's own are replaced, all others are left alone."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from cjm.errors import CannotDo
from cjm.files import shown

if TYPE_CHECKING:
    from cjm.render.report import ReportFormat


def in_folder(output: str, name: str) -> Path:
    """The file that `-o` asks for: itself, or `name` in it where it is, or is written as, a folder."""
    path = Path(output)
    return path / name if path.is_dir() or output.endswith(("/", os.sep)) else path


def check_target(target: Path, report_format: ReportFormat, sources: Container[Path], *, force: bool) -> None:
    """Raises CannotDo where a report would take the place of a map, a folder, or a file that is not cjm's.

    `sources` are the real paths of the maps.
    """
    if not target.exists():
        return
    if target.is_dir():
        raise CannotDo(f"{shown(target)} is a folder", "name another file with -o")
    if target.resolve() in sources:
        raise CannotDo(f"{shown(target)} is the map itself", "name another file with -o")
    if force or not target.is_file():
        return
    if not report_format.is_own(target.read_bytes()):
        raise CannotDo(
            f"{shown(target)} exists and was not written by cjm", "name another file with -o, or use --force"
        )


def make_folder(folder: Path) -> None:
    """Make a folder and those on the way to it. Raises CannotDo."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotDo(f"{shown(folder)} cannot be made: {error.strerror}") from None
