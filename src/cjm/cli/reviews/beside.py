"""Maps beside the others of their projects, as they are and as they were at their last reviews.

What lay around a map at a commit is summed up file by file. Most files are the same in many commits and today: each
content is read once, whichever commits hold it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from cjm.cli.findings.beside import Beside
from cjm.cli.findings.neighbours import Neighbourhood, is_whole, overview
from cjm.cli.findings.running import Run
from cjm.cli.findings.selections import Selections
from cjm.cli.findings.single import across_of, assumed, summed_up
from cjm.history.git import content_id
from cjm.history.past import Past
from cjm.lint.engine import Across
from cjm.lint.summaries import place_of
from cjm.model.overview import Overview
from cjm.model.summary import Summary
from cjm.workspace import Opened, Workspace


class ReviewBeside:
    """The projects of a workspace side by side, today and at commits. Raises CannotDo at a selector that is none."""

    def __init__(self, workspace: Workspace, selections: Selections) -> None:
        self._selections = selections
        self._beside = Beside(workspace, Run(workspace.configurations, selections))
        self._folders = [folder.resolve() for folder in workspace.folders]
        self._overviews: dict[tuple[Past, int, Path | None], Overview] = {}
        self._by_content: dict[tuple[Path, str], Summary | None] = {}

    def put(self, summaries: Mapping[Path, Summary | None]) -> dict[Path, Across]:
        """Put the projects side by side as they are today, and say what there is to say of files that have to be compared.

        `summaries` are those of the files of the workspace. Left out are files of which nothing is found across files,
        and which hold no comment that would silence it.
        """
        self._beside.put(summaries)
        found = {}
        for opened in self._beside.named:
            summary = self._beside.summary(opened)
            if summary is not None and not summary.is_library:
                across, _ = self._beside.across(opened)
                if summary.suppresses or across.digest != assumed(opened).digest:
                    found[opened.path] = across
        return found

    def then(self, past: Past, then: Opened) -> Across:
        """What a map of a commit had to do with the others of that commit."""
        project = self._overview(past, then)
        summary = project.files.get(place_of(then.path, then.project))
        if summary is None or not then.project.complete:
            return assumed(then)
        across, _ = across_of(then, self._selections, summary, project)
        return across

    def _overview(self, past: Past, then: Opened) -> Overview:
        """The project of a map of a commit, side by side."""
        strange = not is_whole(then) and not self._belongs(then.path)
        key = past, id(then.project), then.path if strange else None
        if key not in self._overviews:
            files, complete = past.files_of(
                then.project,
                lambda path: is_whole(then) or self._belongs(path) or path == then.path,
            )
            files += self._outside(past, then)
            self._overviews[key] = overview(
                Neighbourhood(then.project, files or [then], complete=complete),
                {opened.path: self._summary(past, opened) for opened in files},
                lambda opened: self._summary(past, opened),
            )
        return self._overviews[key]

    def _belongs(self, path: Path) -> bool:
        """Whether a file is one of those that are compared where no configuration says which these are."""
        return path in self._named or any(path.is_relative_to(folder) for folder in self._folders)

    @cached_property
    def _named(self) -> frozenset[Path]:
        return frozenset(opened.path.resolve() for opened in self._beside.named)

    def _outside(self, past: Past, then: Opened) -> list[Opened]:
        """The files of a map's project that lie outside of its repository, as they are."""
        return [
            Opened(opened.path, opened.name, opened.config, then.project)
            for each in self._beside.around
            if each.project.root == then.project.root and each.named[0].config.file == then.config.file
            for opened in each.files
            if not past.repository.holds(opened.path)
        ]

    def _summary(self, past: Past, opened: Opened) -> Summary | None:
        id_ = past.content_id(opened.path)
        if id_ is None:
            return _read(opened)
        if not self._by_content:
            self._remember_today(id_)
        key = opened.path, id_
        if key not in self._by_content:
            self._by_content[key] = _read(opened)
        return self._by_content[key]

    def _remember_today(self, like: str) -> None:
        """Note what the files hold today: most of it they held before."""
        for each in self._beside.around:
            for opened in each.files:
                try:
                    key = opened.path.resolve(), content_id(opened.path.read_bytes(), like)
                except OSError:
                    continue
                self._by_content[key] = self._beside.summary(opened)


def _read(opened: Opened) -> Summary | None:
    found = summed_up(opened)
    opened.project.release(opened.path)
    return found
