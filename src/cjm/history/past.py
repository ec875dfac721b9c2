"""Maps as they were at a commit, with the libraries and the current-state maps of that time."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.files import SUFFIXES, shown
from cjm.history.git import Repository
from cjm.source.project import DISK, Project, read_bytes
from cjm.source.text import MAX_BYTES
from cjm.workspace import Opened, Projects


class Past:
    """The maps of a repository at a commit, given by its full hash.

    Today's configuration holds for them, so that what was other then is the maps and not how they are looked at.
    """

    def __init__(self, repository: Repository, commit: str, configurations: Configurations) -> None:
        self.repository = repository
        self.commit = commit
        self._files = _Revision(repository, commit)
        self._projects = Projects(configurations, self._files)

    def opened(self, path: Path) -> Opened | None:
        """The map that lay at a path, `None` where there was none.

        Raises CannotDo where the path lies outside of the repository, or the configuration is wrong.
        """
        if self.repository.read(self.commit, path) is None:
            return None
        config, project = self._projects.of(path.absolute().parent)
        self._projects.read_libraries()
        return Opened(path, shown(path), config, project)

    def content_id(self, path: Path) -> str | None:
        """The id of what a file held, the same for the same bytes; `None` where it was not there."""
        return self._files.contents.get(path)

    def files_of(self, project: Project, belongs: Callable[[Path], bool]) -> tuple[list[Opened], bool]:
        """The maps and libraries of a project at that time, as far as they belong to what is compared.

        Also whether these are all: of a file whose configuration is wrong nobody can say where it belongs.
        """
        found, complete = [], True
        for path in sorted(self._files.contents):
            if path.name.endswith(SUFFIXES) and belongs(path):
                try:
                    config, its_project = self._projects.of(path.parent)
                except CannotDo:
                    complete = False
                else:
                    if its_project is project:
                        found.append(Opened(path, shown(path), config, project))
        return found, complete

    @property
    def problems(self) -> Sequence[CannotDo]:
        """What was wrong with the libraries of that time."""
        return self._projects.problems


class _Revision:
    """The files of a commit; those outside of its repository as they are now."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self._repository = repository
        self._commit = commit

    def read(self, path: Path) -> bytes:
        """The bytes of a file, one more than the reader takes at the most. Raises OSError."""
        if not self._repository.holds(path):
            return read_bytes(path)
        data = self._repository.read(self._commit, path)
        if data is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return data[: MAX_BYTES + 1]

    def is_file(self, path: Path) -> bool:
        """Whether a path names a file."""
        if not self._repository.holds(path):
            return path.is_file()
        return path in self.contents

    def below(self, folder: Path, pattern: str) -> list[Path]:
        """The files below a folder whose paths from there fit a pattern, sorted."""
        from pathspec import GitIgnoreSpec

        root = folder.resolve()
        if not self._repository.holds(root):
            return DISK.below(folder, pattern)
        spec = GitIgnoreSpec.from_lines([f"/{pattern}"])
        return sorted(
            path
            for path in self.contents
            if path.is_relative_to(root) and spec.match_file(path.relative_to(root).as_posix())
        )

    @cached_property
    def contents(self) -> Mapping[Path, str]:
        """The ids of what the files of the commit hold."""
        return self._repository.contents(self._commit)
