"""What the pages of a preview are made from: the files to look at, and what was read of them before."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cjm.cli.reports.rendering import Look
from cjm.config import FILE_NAME, PYPROJECT, Config
from cjm.model.references import file_references
from cjm.serve.watching import parents
from cjm.source.document import Document
from cjm.workspace import Opened, Workspace

_MOST_LINKS = 20
"""How many maps of a chain of `future_of` a page may depend on, as in `cjm.source.project`."""


def sources_of(opened: Opened) -> frozenset[Path]:
    """The files that a map's page is made from: it, what it links to, and the maps it improves; missing ones too."""
    found: set[Path] = {real(opened.path)}
    document: Document | None = opened.document
    path = opened.path
    for _ in range(_MOST_LINKS):
        if document is None or document.map is None:
            break
        links = (link.file for link in file_references(document.map))
        found |= {real(path.parent / link) for link in links if "://" not in link}
        future = document.map.future_of
        target = opened.project.linked(path, future) if future else None
        document = opened.project.documents.get(target) if target else None
        path = target or path
    return frozenset(found)


def files_behind(workspace: Workspace, folders: Iterable[Path]) -> Iterator[Path]:
    """Maps, what was read beside them, the folders searched, and each place where a setting may stand or come to stand.

    `folders` are those that were searched, or would be.
    """
    homes = {path.absolute() for path in (*workspace.folders, *folders)}
    homes |= {opened.path.absolute().parent for opened in workspace.files}
    yield from homes
    for folder in {above for home in homes for above in (home, *parents(home))}:
        yield from (folder / name for name in (FILE_NAME, PYPROJECT, ".gitignore"))
    yield from (opened.path for opened in workspace.files)
    for project in {id(opened.project): opened.project for opened in workspace.files}.values():
        yield from project.documents
    for config in configs_of(workspace).values():
        yield from _library_folders(config)


def style_files(look: Look, config: Config) -> Iterator[Path]:
    """The templates and the theme that pages are made with, apart from those that come with cjm; folders too."""
    if (folder := look.templates or config.render.templates) is not None:
        yield from (folder, *folder.rglob("*"))
    wanted, home = look.theme or config.render.theme, Path() if look.theme else config.folder or Path()
    theme: Mapping[str, Any] = {}
    if isinstance(wanted, str):
        file = home / wanted
        yield file
        home = file.parent
        try:
            theme = tomllib.loads(file.read_text("utf-8"))
        except (OSError, ValueError):  # the name of one that comes with cjm, or told where the theme is read
            return
    elif wanted is not None:
        theme = wanted.values
    fonts = theme.get("fonts")
    named = [theme.get("logo"), theme.get("logo-dark")]
    named += [fonts.get("file"), fonts.get("bold-file")] if isinstance(fonts, dict) else []
    yield from (home / name for name in named if isinstance(name, str))


def keep_documents(before: Workspace, now: Workspace, changed: frozenset[Path]) -> None:
    """Give the projects what was read before of files that have not changed."""
    kept = {opened.project.root: opened.project for opened in before.files}
    for project in {id(opened.project): opened.project for opened in now.files}.values():
        old = kept.get(project.root)
        for path, document in old.documents.items() if old else ():
            if path not in changed and path not in project.documents:
                project.hold(path, document)


def configs_of(workspace: Workspace) -> dict[Path | None, Config]:
    """The configurations that hold for the maps, by their files."""
    return {opened.config.file: opened.config for opened in workspace.files}


def real(path: Path) -> Path:
    """The path with its links followed, as far as there are any."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # too long, with a NUL, or a link to itself
        return path


def _library_folders(config: Config) -> Iterator[Path]:
    """The folders in which a configuration looks for libraries."""
    for pattern in config.library:
        assert config.folder is not None  # only a file names libraries
        plain: list[str] = []
        for part in Path(pattern).parts:
            if any(sign in part for sign in "*?["):
                break
            plain.append(part)
        yield config.folder.joinpath(*plain)
