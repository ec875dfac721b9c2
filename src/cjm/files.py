"""Files on disk: finding maps below folders, the names under which they are shown, writing without a half-written file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cjm.errors import CannotDo

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".cjm.yaml", ".cjm.yml")
STDIN = "-"
CACHE_FOLDER = ".cjm_cache"
"""The folder of a project that keeps the findings of earlier runs."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the name to show it under."""

    path: Path
    name: str


@dataclass(slots=True)
class Search:
    """What was found, in order and each file once, the folders searched, and what could not be looked at."""

    files: list[Found] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    problems: list[CannotDo] = field(default_factory=list)


def find_maps(paths: Iterable[Path]) -> Search:
    """The maps at the paths: files as they are, folders searched for maps. Missing paths are problems."""
    search = Search()
    seen: set[Path] = set()
    for path in paths:
        try:
            found = _walk(path, search) if path.is_dir() else _explicit(path)
            for each in found:
                if (key := each.resolve()) not in seen:
                    seen.add(key)
                    search.files.append(Found(each, shown(each)))
        except OSError as error:
            search.problems.append(CannotDo.to_read(shown(path), error))
        except CannotDo as problem:
            search.problems.append(problem)
    return search


def shown(path: Path) -> str:
    """The path as it is shown: with `/`, from the current folder where it lies below it, read as UTF-8 in any locale."""
    here = Path.cwd()
    if path.is_absolute() and path.is_relative_to(here):
        path = path.relative_to(here)
    name = path.as_posix()
    try:
        return os.fsencode(name).decode("utf-8", "surrogateescape")
    except UnicodeError:
        return name


def git_root(folder: Path) -> Path | None:
    """The closest folder, from this one upward, that holds `.git`."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all. Raises CannotDo where it cannot be written."""
    write_together([(path, data)])


def write_together(contents: Iterable[tuple[Path, bytes]]) -> None:
    """Write files, each as a whole, all of them or none. Raises CannotDo where one cannot be written.

    All are written beside their places, each as soon as it comes, before the first takes its place. Where a later one
    cannot, those before it get back what they held.
    """
    ready: list[tuple[Path, Path, Path]] = []
    before: dict[Path, bytes | None] = {}
    at = Path()
    try:
        for path, data in contents:
            at = path
            target = path.resolve() if path.is_symlink() else path
            if target.exists() and not target.is_file():  # such as /dev/stdout: nothing to replace
                _write_through(target, data)
            else:
                ready.append((path, target, _beside(target, data)))
        for at, target, temporary in ready:  # noqa: B007 - told where it fails
            if len(ready) > 1:
                before[target] = target.read_bytes() if target.exists() else None
            temporary.replace(target)
    except OSError as error:
        _put_back(before)
        raise CannotDo.to_write(shown(at), error) from None
    except BaseException:
        _put_back(before)
        raise
    finally:
        for _, _, temporary in ready:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _beside(target: Path, data: bytes) -> Path:
    """A file beside another that holds what this is to hold, with its rights. Raises OSError."""
    from tempfile import mkstemp

    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 - it is open
            file.write(data)
        temporary.chmod(_rights(target))
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _rights(target: Path) -> int:
    """Who may do what with a file, or with a new one in its place."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o666 & ~_umask()


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    """Give files back what they held."""
    for target, data in before.items():
        with suppress(OSError):
            if data is None:
                target.unlink(missing_ok=True)
            elif target.read_bytes() != data:
                _beside(target, data).replace(target)


def _write_through(target: Path, data: bytes) -> None:
    try:
        target.write_bytes(data)
    except OSError as error:
        raise CannotDo.to_write(shown(target), error) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _explicit(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise CannotDo(f"{shown(path)}: there is no such file or folder")
    yield path


def _walk(top: Path, search: Search) -> Iterator[Path]:
    """The maps below a folder that git does not ignore, sorted. Links that lead out of it are not followed."""
    real = top.resolve()
    ignores = _Ignores.above(real)
    if ignores.match(real, folder=True):
        ignores = _Ignores()  # asked for by name
    yield from _walk_folder(top, real, ignores, search)


def _walk_folder(folder: Path, top: Path, ignores: _Ignores, search: Search) -> Iterator[Path]:
    search.folders.append(folder)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        real = folder.resolve()
        ignores = ignores.within(real)
    except OSError as error:
        search.problems.append(CannotDo.to_read(shown(folder), error))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_dir(follow_symlinks=False):
            if entry.name != ".git" and not ignores.match(real / entry.name, folder=True):
                yield from _walk_folder(path, top, ignores, search)
        elif (
            entry.name.endswith(SUFFIXES)
            and (entry.is_file(follow_symlinks=False) or _is_file_below(path, top))
            and not ignores.match(real / entry.name)
        ):
            yield path


def _is_file_below(path: Path, top: Path) -> bool:
    try:
        return path.is_file() and path.resolve(strict=True).is_relative_to(top)
    except (OSError, RuntimeError):  # a link to nowhere or to itself
        return False


@dataclass(frozen=True, slots=True)
class _Ignores:
    """The `.gitignore` files that hold for a folder, outermost first; the innermost that says anything decides."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: Path) -> _Ignores:
        root = git_root(folder)
        ignores = cls()
        for parent in reversed(folder.parents):
            if root is not None and parent.is_relative_to(root):
                ignores = ignores.within(parent)
        return ignores

    def within(self, folder: Path) -> _Ignores:
        file = folder / ".gitignore"
        if not file.is_file():
            return self
        from pathspec import GitIgnoreSpec

        lines = []
        for line in file.read_bytes().decode("utf-8", "replace").splitlines():
            with suppress(ValueError):  # like git: what is not a pattern ignores nothing
                GitIgnoreSpec.from_lines([line])
                lines.append(line)
        return _Ignores((*self.specs, (folder, GitIgnoreSpec.from_lines(lines))))

    def match(self, path: Path, *, folder: bool = False) -> bool:
        for base, spec in reversed(self.specs):
            result = spec.check_file(path.relative_to(base).as_posix() + "/" * folder)
            if result.include is not None:
                return result.include
        return False
