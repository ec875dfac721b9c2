"""What makes git speak of journeys: lines of `.gitattributes`, which are shared, and settings, which a clone has of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cjm.errors import CannotDo
from cjm.files import SUFFIXES, shown, write_atomically
from cjm.history.git import Repository

LINES = tuple(f"*{suffix} diff=cjm merge=cjm" for suffix in SUFFIXES)
SETTINGS = {
    "diff.cjm.command": "cjm diff --driver",
    "merge.cjm.name": "customer journey maps",
    "merge.cjm.driver": "cjm merge --path %P --marker-size %L %O %A %B",
}
UNDO = ("git config --local --remove-section diff.cjm", "git config --local --remove-section merge.cjm")
"""The commands that take the settings back."""


@dataclass(frozen=True, slots=True)
class SetUp:
    """What a repository lacks: the lines of its `.gitattributes`, and the settings. `kept` has another value already."""

    repository: Repository
    lines: tuple[str, ...]
    settings: Mapping[str, str]
    kept: Mapping[str, str]

    @property
    def file(self) -> Path:
        """The file of attributes."""
        return _file(self.repository)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return not self.lines and not self.settings


def planned(path: Path, *, force: bool) -> SetUp:
    """What the repository around a path lacks.

    A setting with a value of the user's own is kept, unless by `force`. Raises CannotDo where there is no repository, no
    git, or something in the place of the file.
    """
    from shutil import which

    if which("git") is None:
        raise CannotDo("git was not found", "install git (https://git-scm.com)")
    repository = Repository.around(path)
    if repository is None:
        raise CannotDo(
            f"{path.resolve().as_posix()} is not in a git repository", "make one first: `git init`"
        )
    present = {name: values for name in SETTINGS if (values := repository.settings(name))}
    other = {name: values[-1] for name, values in present.items() if values != (SETTINGS[name],)}
    missing = {
        name: value for name, value in SETTINGS.items() if name not in present or (force and name in other)
    }
    lines = missing_lines(_content(_file(repository)))
    return SetUp(repository, lines, missing, {} if force else other)


def carry_out(set_up: SetUp) -> None:
    """Write the lines and give the settings. Raises CannotDo where that fails."""
    if set_up.lines:
        write_atomically(set_up.file, extended(_content(set_up.file), set_up.lines))
    for name, value in set_up.settings.items():
        set_up.repository.set(name, value)


def is_in_effect(repository: Repository) -> bool:
    """Whether git asks cjm about maps in the root, that is, no other line of attributes says otherwise."""
    return all(
        repository.attributes(f"map{suffix}", "diff", "merge") == ("cjm", "cjm") for suffix in SUFFIXES
    )


def missing_lines(content: bytes) -> tuple[str, ...]:
    """The lines that a file of attributes lacks. Attributes of the user's own may stand in the same line."""
    present = [line.split() for line in content.splitlines()]
    return tuple(line for line in LINES if not any(_says(words, line.encode().split()) for words in present))


def extended(content: bytes, lines: tuple[str, ...]) -> bytes:
    """The file with the lines after what is there, with its line endings."""
    ending = b"\r\n" if b"\r\n" in content else b"\n"
    if content and not content.endswith(b"\n"):
        content += ending
    return content + b"".join(line.encode() + ending for line in lines)


def _says(words: list[bytes], line: list[bytes]) -> bool:
    return words[:1] == line[:1] and set(line) <= set(words)


def _file(repository: Repository) -> Path:
    return repository.root / ".gitattributes"


def _content(file: Path) -> bytes:
    if not os.path.lexists(file):
        return b""
    if file.is_symlink():
        raise CannotDo(f"{shown(file)} is a link, which git does not follow", "make it a file")
    if not file.is_file():
        raise CannotDo(f"{shown(file)} is not a file", "move it")
    return file.read_bytes()
