"""The other files of the projects whose maps are checked: which there are, and all of a project side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cjm.cli.findings.selections import Selections
from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.files import CACHE_FOLDER, SUFFIXES, find_maps, shown
from cjm.lint.summaries import place_of, summarise
from cjm.model.overview import Overview
from cjm.model.summary import Summary
from cjm.source.project import Project
from cjm.workspace import Opened, Workspace

_FEW = 2000
"""How many names are looked at before a folder is searched as git would: up to there that is faster."""


@dataclass(slots=True)
class Neighbourhood:
    """A project whose maps are checked: the files of it that were named, its other files, and whether any are missing.

    `folders` are those that were searched for the others.
    """

    project: Project
    named: list[Opened]
    others: list[Opened] = field(default_factory=list)
    complete: bool = True
    folders: list[Path] = field(default_factory=list)

    @property
    def files(self) -> list[Opened]:
        """Those that were named and the others."""
        return [*self.named, *self.others]

    @property
    def is_whole(self) -> bool:
        """Whether the project has a folder, so that it is known which files belong to it."""
        return is_whole(self.named[0])


def is_whole(opened: Opened) -> bool:
    """Whether the project of a file is all that lies below a configuration, and not just what was named."""
    return opened.config.folder is not None and opened.project.root == opened.config.folder


def neighbourhoods(workspace: Workspace, selections: Selections) -> list[Neighbourhood]:
    """The projects of the files for which a rule is on that compares files, each with its other files.

    Raises CannotDo at a selector that is none.
    """
    found: dict[int, Neighbourhood] = {}
    for opened in workspace.files:
        if selections.of(opened.config).across:
            known = found.setdefault(id(opened.project), Neighbourhood(opened.project, []))
            known.named.append(opened)
    searched = {folder.resolve() for folder in workspace.folders}
    for each in found.values():
        if each.project.root in searched:
            each.complete = not workspace.problems
        elif each.is_whole:
            _search(each, workspace.configurations)
    return list(found.values())


def _search(neighbourhood: Neighbourhood, configurations: Configurations) -> None:
    """Look for the files of a project that were not named: those to which the same configuration applies."""
    project, config = neighbourhood.project, neighbourhood.named[0].config
    known = {opened.path.resolve() for opened in neighbourhood.named}
    known |= {Path(library.filename).resolve() for library in project.libraries}
    if (folders := _without_others(project.root, known)) is not None:
        neighbourhood.folders = folders
        return
    search = find_maps([project.root])
    neighbourhood.folders = search.folders
    neighbourhood.complete = not search.problems
    ours: dict[Path, bool] = {}
    for found in search.files:
        folder = found.path.parent
        if folder not in ours:
            try:
                ours[folder] = configurations.for_folder(folder).file == config.file
            except CannotDo:  # the configuration of other maps is wrong, which is told where they are checked
                ours[folder] = neighbourhood.complete = False
        if ours[folder] and found.path.resolve() not in known:
            neighbourhood.others.append(Opened(found.path, found.name, config, project))


def _without_others(folder: Path, known: set[Path]) -> list[Path] | None:
    """The folders below one if none of them holds maps beside those that are known, else `None`.

    A quick look that knows nothing of `.gitignore`, and gives up where there is much to look at.
    """
    seen = 0
    looked: list[Path] = []
    for here, folders, names in os.walk(folder):
        looked.append(Path(here))
        folders[:] = [name for name in folders if name not in (".git", CACHE_FOLDER)]
        seen += len(names) + len(folders)
        if seen > _FEW:
            return None
        if any(name.endswith(SUFFIXES) and Path(here, name).resolve() not in known for name in names):
            return None
    return looked


def overview(
    neighbourhood: Neighbourhood,
    summaries: Mapping[Path, Summary | None],
    read: Callable[[Opened], Summary | None],
) -> Overview:
    """All files of a project side by side: the named, the others, the libraries, and what they link to.

    `summaries` are those of named and other files by their paths; `read` gives that of one that is in neither.
    """
    project, config = neighbourhood.project, neighbourhood.named[0].config
    found = [summaries.get(opened.path) for opened in neighbourhood.files]
    files = {each.file: each for each in found if each is not None}
    shared = set()
    for library in project.libraries:
        path = Path(library.filename)
        shared.add(place := place_of(path, project))
        if place not in files and (each := summarise(library, project, path)) is not None:
            files[place] = each
    links: dict[tuple[str, str], str] = {}
    coming = list(files.values())
    while coming:
        file = coming.pop()
        for link, target in _targets(file, project):
            links[file.file, link] = place = place_of(target, project)
            if place not in files:
                each = read(Opened(target, shown(target), config, project))
                if each is not None:
                    files[place] = each
                    coming.append(each)
    complete = neighbourhood.is_whole and neighbourhood.complete and project.complete and None not in found
    return Overview(files.values(), links, shared, complete=complete)


def _targets(file: Summary, project: Project) -> Iterable[tuple[str, Path]]:
    for link in file.links:
        target = project.linked(project.root / file.file, link)
        if target is not None:
            yield link, target
