"""Files beside the others of their projects: all of a project summed up, and what follows from that for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from cjm.cli.findings.neighbours import neighbourhoods, overview
from cjm.cli.findings.running import Run
from cjm.cli.findings.single import across_of, assumed
from cjm.lint.engine import Across, Failure
from cjm.lint.summaries import summarise
from cjm.model.overview import Overview
from cjm.model.summary import Summary
from cjm.workspace import Opened, Workspace


class Beside:
    """The projects of a workspace, each with all its files: those that are named, and those that are not.

    Only projects count for which a rule is on that compares files. `overviews` are the projects side by side, by the
    identity of the project; there are none before `put`. `linked` are the files that were only read because maps name them.
    Raises CannotDo at a selector that is none.
    """

    def __init__(self, workspace: Workspace, run: Run) -> None:
        self._run = run
        self.around = neighbourhoods(workspace, run.selections)
        self.overviews: Mapping[int, Overview] = {}
        self.linked: list[Path] = []
        self._known: Mapping[Path, Summary | None] = {}
        self._read: dict[Path, Summary | None] = {}

    @property
    def named(self) -> Iterator[Opened]:
        """The files of the workspace in which something may be found across files."""
        return (opened for each in self.around for opened in each.named)

    def put(self, summaries: Mapping[Path, Summary | None]) -> None:
        """Put the projects side by side. `summaries` are those that are known, by the paths of files; others are read.

        `None` stands for a file that cannot be read or is not valid.
        """
        coming = []
        for each in self.around:
            documents = each.project.documents
            for opened in each.files:
                if opened.path in summaries or opened.path in self._read:
                    continue
                if (document := documents.get(opened.path.resolve())) is not None:
                    self._read[opened.path] = summarise(document, each.project, opened.path)
                else:
                    coming.append(opened)
        self._read |= self._run.summarise(coming)
        self._known = known = {**self._read, **summaries}
        self.linked = []
        self.overviews = {id(each.project): overview(each, known, self._summary) for each in self.around}

    def put_known(self) -> bool:
        """Put the projects side by side as far as the cache knows their files, and say whether it knows any."""
        known: dict[Path, Summary | None] = {}
        for each in self.around:
            for opened in each.files:
                with suppress(LookupError):
                    known[opened.path] = self.recall(opened)
        if known:
            everything = (opened.path for each in self.around for opened in each.files)
            self.put({**dict.fromkeys(everything), **known})
        return bool(known)

    def summary(self, opened: Opened) -> Summary | None:
        """The summary of a file, `None` where there is none, or before `put`."""
        return self._known.get(opened.path)

    def recall(self, opened: Opened) -> Summary | None:
        """The summary of a file from the cache. Raises LookupError where it is not there."""
        return self._run.known(opened)

    def _summary(self, linked: Opened) -> Summary | None:
        self.linked.append(linked.path)
        return self._run.summary(linked)

    def across(self, opened: Opened) -> tuple[Across, tuple[Failure, ...]]:
        """What a file has to do with the others of its project, and the rules that broke on it."""
        project, summary = self.overviews.get(id(opened.project)), self.summary(opened)
        if project is None or summary is None or not opened.project.complete:  # then no rule looks at ids
            return assumed(opened), ()
        return across_of(opened, self._run.selections, summary, project)
