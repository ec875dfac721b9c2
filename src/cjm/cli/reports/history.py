"""The histories of maps in reports, as git knows them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from cjm.cli.messages import note
from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.files import git_root
from cjm.history.chronicle import Chronicler
from cjm.history.git import Repository
from cjm.view.history import HistoryView, history_view
from cjm.workspace import Opened

_SHALLOW = "this clone is shallow, and older editions are missing; `git fetch --unshallow` gets them"


def report_history(opened: Opened, now: datetime.date) -> HistoryView:
    """The whole history of a map for a report. Raises CannotDo where git knows nothing of it."""
    repository = Repository.around(opened.path)
    if repository is None:
        raise CannotDo(
            f"--history: {opened.name} is not in a git repository", "commit it to one, or leave out --history"
        )
    file = opened.config.file
    found = Chronicler(Configurations(file, isolated=file is None), now).chronicle(opened, repository)
    return history_view(found.editions)


def tell_if_shallow(files: Iterable[Opened]) -> None:
    """Say at the first map of each repository that it is cut off, so that older editions are missing."""
    first: dict[Path, Opened] = {}
    for opened in files:
        root = git_root(opened.path.absolute().parent.resolve())
        if root:
            first.setdefault(root, opened)
    for opened in first.values():
        repository = Repository.around(opened.path)
        if repository is not None and repository.is_shallow:
            note(f"{opened.name}: {_SHALLOW}")


def history_state(folder: Path) -> str:
    """What changes with the history of the maps below a folder: the commit that they are at."""
    repository = Repository.around(folder)
    return repository.commit("HEAD") if repository and repository.has_commits else ""
