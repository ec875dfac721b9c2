"""What the files of a preview have to do with one another, while they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cjm.cli.findings.beside import Beside
from cjm.cli.findings.single import assumed, summed_up
from cjm.cli.previews.facts import Facts
from cjm.cli.previews.sources import real
from cjm.cli.reports.beside import beside_of
from cjm.cli.reports.rendering import Look
from cjm.errors import CannotDo
from cjm.lint.engine import NOT_LOOKED, Across
from cjm.model.summary import Summary
from cjm.workspace import Opened, Workspace


class PreviewBeside:
    """The projects of a preview, put side by side anew after each change; files that did not change are not read again.

    Nothing is kept on disk. As long as `alone`, no other thread is running, so that other processes may share the work.
    """

    def __init__(self, look: Look) -> None:
        self.alone = True
        self._look = look
        self._workspace = Workspace()
        self._beside: Beside | None = None
        self._is_open = self._was_put = False
        self._read: dict[tuple[Path, Path], Summary | None] = {}

    def begin(self, workspace: Workspace, changed: frozenset[Path]) -> None:
        """Go on with the files of a workspace, some of which have changed."""
        self._workspace = workspace
        self._beside, self._is_open, self._was_put = None, False, False
        self._read = {key: each for key, each in self._read.items() if key[1] not in changed}

    def across(self, opened: Opened, facts: Mapping[Path, Facts]) -> Across:
        """What a file has to do with the others; `facts` is what is known of the files of the preview."""
        beside = self._opened()
        if beside is None:
            return NOT_LOOKED if self._look.public else assumed(opened)
        if not self._was_put:
            self._put(beside, facts)
            self._was_put = True
        across, _ = beside.across(opened)
        return across

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
                jobs = None if self.alone else 1
                self._beside = beside_of(self._workspace, self._look, keeps=False, jobs=jobs)
            except CannotDo:  # told of each map by whoever checks it
                self._beside = None
        return self._beside

    def _put(self, beside: Beside, facts: Mapping[Path, Facts]) -> None:
        """Put the projects side by side, and keep what was read for that."""
        summaries: dict[Path, Summary | None] = {}
        for each in beside.around:
            root = each.project.root
            for opened in each.named:
                known = facts.get(opened.path.resolve())
                summaries[opened.path] = known.summary if known else summed_up(opened)
            for opened in each.others:
                key = root, real(opened.path)
                if key in self._read:
                    summaries[opened.path] = self._read[key]
        beside.put(summaries)
        for each in beside.around:
            for opened in each.others:
                self._read[each.project.root, real(opened.path)] = beside.summary(opened)
