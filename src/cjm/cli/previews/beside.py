"""What the files of a preview have to do with one another, while they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from cjm.cli.findings.beside import Beside
from cjm.cli.findings.single import assumed, summed_up
from cjm.cli.reports.beside import beside_of
from cjm.cli.reports.rendering import Look
from cjm.errors import CannotDo
from cjm.lint.engine import NOT_LOOKED, Across
from cjm.model.summary import Summary
from cjm.workspace import Opened, Workspace

_AT_ONCE = 10
_BYTES_AT_ONCE = 500_000
"""So many files of so many bytes are read while a page waits for them; others are read beside the pages."""

_Key = tuple[Path, Path]
"""The folder of a project and the real path of a file in it."""


class PreviewBeside:
    """The projects of a preview, put side by side anew after each change; files that did not change are not read again.

    Nothing is kept on disk. As long as more files are unread than a page may wait for, a file has to do with the others
    what it had before, or nothing.
    """

    def __init__(self, look: Look) -> None:
        self._look = look
        self._workspace = Workspace()
        self._beside: Beside | None = None
        self._is_open = self._was_put = False
        self._unread: dict[_Key, Opened] = {}
        self._named: set[_Key] = set()
        self._summaries: dict[_Key, Summary | None] = {}
        self._before: dict[Path, Across] = {}

    def begin(self, workspace: Workspace, changed: frozenset[Path]) -> None:
        """Go on with the files of a workspace, some of which have changed."""
        self._workspace = workspace
        self._beside, self._is_open, self._was_put = None, False, False
        self._summaries = {key: each for key, each in self._summaries.items() if key[1] not in changed}
        self._before = {path: each for path, each in self._before.items() if path not in changed}

    def forget(self) -> None:
        """Other settings hold: begin with nothing."""
        self._summaries.clear()
        self._before.clear()
        self._is_open = self._was_put = False

    @property
    def is_known(self) -> bool:
        """Whether it is known what each file has to do with the others, or will be as soon as somebody asks."""
        return self._opened() is None or self._was_put or are_few(self._unread.values())

    def across(self, opened: Opened) -> Across:
        """What a file has to do with the others."""
        beside = self._opened()
        if beside is None:
            return NOT_LOOKED if self._look.public else assumed(opened)
        source = opened.project.real(opened.path)
        if not self.is_known:
            return self._before.get(source) or assumed(opened)
        if not self._was_put:
            self._put(beside)
        self._before[source], _ = beside.across(opened)
        return self._before[source]

    def note(self, opened: Opened, summary: Summary | None) -> None:
        """Take the summary of a file that was read."""
        key = _key(opened)
        self._summaries[key] = summary
        self._unread.pop(key, None)

    @property
    def unread(self) -> list[Opened]:
        """The files of the projects that are unread and have no page here."""
        self._opened()
        return [opened for key, opened in self._unread.items() if key not in self._named]

    def recall(self, opened: Opened) -> bool:
        """Take the summary of a file from the linter's cache; gives whether it was there."""
        beside = self._opened()
        if beside is not None and _key(opened) in self._unread:
            with suppress(LookupError):
                self.note(opened, beside.recall(opened))
        return _key(opened) not in self._unread

    def read(self, opened: Opened) -> None:
        """Sum up a file that is unread."""
        if (key := _key(opened)) in self._unread:
            self.note(opened, summed_up(opened))
            if key not in self._named:  # the page of one that is named will want it
                opened.project.release(opened.path)

    def watched(self) -> Iterator[Path]:
        """The other files of the projects, what maps name, and the folders where more files may come to stand."""
        beside = self._opened()
        if beside is not None:
            yield from beside.linked
            for each in beside.around:
                yield from (opened.path for opened in each.others)
                yield from each.folders

    def _opened(self) -> Beside | None:
        """The projects of the workspace; `None` where no findings are shown, or the settings are wrong."""
        if not self._is_open:
            self._is_open = True
            try:
                self._beside = beside_of(self._workspace, self._look, keeps=False, jobs=1)
            except CannotDo:  # told of each map by whoever checks it
                self._beside = None
            around = self._beside.around if self._beside else []
            self._named = {_key(opened) for each in around for opened in each.named}
            files = (opened for each in around for opened in each.files)
            self._unread = {key: each for each in files if (key := _key(each)) not in self._summaries}
        return self._beside

    def _put(self, beside: Beside) -> None:
        """Put the projects side by side."""
        for opened in list(self._unread.values()):
            self.read(opened)
        files = (opened for each in beside.around for opened in each.files)
        beside.put({opened.path: self._summaries[_key(opened)] for opened in files})
        self._was_put = True


def are_few(files: Collection[Opened]) -> bool:
    """Whether a page can wait for these files to be read."""
    return len(files) <= _AT_ONCE and size_of(files) <= _BYTES_AT_ONCE


def size_of(files: Iterable[Opened]) -> int:
    """The bytes in files, as far as these are there."""
    size = 0
    for opened in files:
        with suppress(OSError):
            size += opened.path.stat().st_size
    return size


def _key(opened: Opened) -> _Key:
    return opened.project.root, opened.project.real(opened.path)
