"""Entries of the cache: what was made of a file, kept for the next run in `.cjm_cache/` of the project's folder.

An entry is an object of JSON. Whoever keeps one says by a key what it holds for, and notes what was looked up while it
was made; it is used as long as both are the same. An entry that is damaged, or cannot be read or written, is as good as none.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cjm import __version__
from cjm.files import CACHE_FOLDER
from cjm.source.project import Consulted, Project, digest

_LARGEST = 64 * 1024 * 1024


def entry_file(path: Path, project: Project, what: str) -> Path:
    """Where the entry for a file lies; `what` tells it from entries of other kinds for the same file."""
    name = digest(repr((project.relative(path), what)).encode())
    return project.root / CACHE_FOLDER / f"{name}.json"


def read_entry(file: Path) -> dict[str, Any] | None:
    """The entry in a file, a line with the digest of what follows and then JSON; `None` where there is none."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):  # somebody else's link or pipe
            return None
        with file.open("rb") as stream:
            head, _, body = stream.read(_LARGEST).partition(b"\n")
        if head.decode() != digest(body):
            return None
        entry: dict[str, Any] = json.loads(body)
    except (OSError, ValueError):
        return None
    return entry


def write_entry(file: Path, entry: dict[str, Any]) -> None:
    """Write an entry as a whole or not at all, whoever else writes it at the same time.

    Raises TypeError where it holds what JSON has no form for.
    """
    body = json.dumps(entry, separators=(",", ":")).encode()
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        _make(file.parent)
        try:
            temporary.write_bytes(digest(body).encode() + b"\n" + body)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)


def looked_up(consulted: Consulted, project: Project) -> dict[str, Any]:
    """The part of an entry for what was looked up while it was made."""
    return {
        "links": [
            (project.relative(path), link, project.relative(target) if target else None)
            for (path, link), target in consulted.links.items()
        ],
        "files": [(project.relative(path), state) for path, state in consulted.files.items()],
    }


def still_holds(entry: dict[str, Any], project: Project) -> bool:
    """Whether all that was looked up is as it was."""

    def leads(path: str, link: str) -> str | None:
        target = project.linked(project.root / path, link)
        return project.relative(target) if target else None

    return all(leads(path, link) == target for path, link, target in entry["links"]) and all(
        project.state(project.root / path) == state for path, state in entry["files"]
    )


@cache
def code_state(packages: tuple[str, ...] = ("cjm",)) -> str:
    """What changes with Python, libyaml and the code of the packages: names, sizes and times of their modules."""
    states: list[tuple[str, int, int]] = []
    for package in packages:
        module = sys.modules[package]
        folders = list(getattr(module, "__path__", ()))
        files = [file for folder in folders for file in Path(folder).rglob("*.py")] or [
            Path(module.__file__ or "")
        ]
        for file in sorted(files):
            state = file.stat()
            states.append((str(file), state.st_size, state.st_mtime_ns))
    parts = __version__, sys.version, yaml.__version__, states  # a newer Python knows more letters
    return digest(repr(parts).encode())


@cache
def _make(folder: Path) -> None:
    """Make the cache's folder, and keep it out of git. Raises OSError."""
    if folder.is_symlink():
        raise OSError
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
