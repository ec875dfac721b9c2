"""The files of `cjm init`: where a scaffold goes, and the schema beside it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from cjm.errors import CannotDo
from cjm.files import SUFFIXES, shown, write_atomically
from cjm.model.ids import slug
from cjm.model.journey import Journey
from cjm.model.json_schema import FILE_NAME, MARK, schema_text
from cjm.render.scaffold import Scaffold
from cjm.source.document import read_document
from cjm.source.project import read_bytes

_LONGEST_NAME = 200
"""The most bytes that a file's name gets from a title; file systems take 255."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file, the schema beside it, and whether that is new."""

    file: Path
    schema: Path
    schema_is_new: bool


def check_free(path: Path, future_of: Path | None, *, force: bool) -> None:
    """Raises CannotDo where `path` is not a name for a map, or a file that must not be overwritten."""
    if not path.name.endswith(SUFFIXES):
        if path.is_file() or path.suffix in (".yaml", ".yml"):
            raise CannotDo(
                f"{shown(path)} is not a name for a map", "let it end in .cjm.yaml, or name a folder"
            )
        return
    if future_of is not None and path.resolve() == future_of.resolve():
        raise CannotDo(f"{shown(path)} cannot be the future of itself", "choose another name for the new map")
    if path.is_dir():
        raise CannotDo(f"{shown(path)} is a folder", "choose another name")
    if os.path.lexists(path) and not force:
        raise CannotDo(f"{shown(path)} is already there", "choose another name, or overwrite it with --force")


def write(path: Path, scaffold: Scaffold, future_of: Path | None, *, force: bool) -> Written:
    """Write the scaffold to a file, or into a folder under its title. Raises CannotDo where a file is in the way."""
    file = path if path.name.endswith(SUFFIXES) else path / file_name(scaffold.title)
    check_free(file, future_of, force=force)
    schema = file.parent / FILE_NAME
    is_new = needs_schema(schema, force=force)
    file.parent.mkdir(parents=True, exist_ok=True)
    if is_new:
        write_atomically(schema, schema_text().encode())
    write_atomically(file, scaffold.text.encode())
    return Written(file, schema, is_new)


def file_name(title: str) -> str:
    """The name of the file of a map that is called so."""
    name = (slug(title) or "map").encode()[:_LONGEST_NAME].decode(errors="ignore").strip("-")
    return name + SUFFIXES[0]


def read_current(path: Path) -> Journey:
    """The journey of the map that a future one improves. Raises CannotDo where it cannot be read or is none."""
    try:
        document = read_document(read_bytes(path), shown(path))
    except OSError as error:
        raise CannotDo.to_read(shown(path), error) from None
    if document.map is None:
        raise CannotDo(f"{shown(path)} is not a valid map", f"`cjm lint {shown(path)}` says why")
    return Journey(document.map, document.id)


def link(path: Path, current: Path) -> str:
    """The way from the new file (or its folder) to the map that it improves."""
    folder = path.parent if path.name.endswith(SUFFIXES) else path
    try:
        return Path(os.path.relpath(current.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        raise CannotDo(
            f"there is no way from {shown(folder)} to {shown(current)}", "write both to one drive"
        ) from None


def needs_schema(path: Path, *, force: bool) -> bool:
    """Whether the schema has to be written to this file. Raises CannotDo where a file of somebody else has its name."""
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        return True
    if present == schema_text().encode():
        return False
    if not force and not _is_ours(present):
        raise CannotDo(
            f"{shown(path)} is already there, and cjm did not write it",
            "move it, or overwrite it with --force",
        )
    return True


def _is_ours(data: bytes) -> bool:
    try:
        content = json.loads(data)
    except ValueError:
        return False
    return isinstance(content, dict) and content.get("$comment") == MARK
