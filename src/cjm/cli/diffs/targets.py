"""What `cjm diff` is to compare: which arguments are revisions and which are paths, as git tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjm.errors import CannotDo
from cjm.files import shown

if TYPE_CHECKING:
    from cjm.history.git import Repository

NOWHERE = Path("/dev/null")
"""How git names a file that is not there."""


@dataclass(frozen=True, slots=True)
class Files:
    """Two files to be compared with each other."""

    old: Path
    new: Path


@dataclass(frozen=True, slots=True)
class Revisions:
    """Two commits by their full hashes, the newer of which is the work tree where it is `None`, and below which paths.

    `names` are the revisions as they were asked for.
    """

    repository: Repository
    old: str
    new: str | None
    paths: tuple[Path, ...]
    names: tuple[str, str | None]


def targets(arguments: Sequence[str], paths: Sequence[Path] | None) -> Files | Revisions:
    """What the arguments ask for; `paths` are those behind `--`, `None` without `--`.

    Raises CannotDo where an argument is neither a revision nor a path, or both, and where there is no repository.
    """
    if paths is None and len(arguments) == 2 and all(map(_is_file, arguments)):
        found = Files(Path(arguments[0]), Path(arguments[1]))
        if not any(_is_revision(each, _repository_here()) for each in arguments):
            return found
    named, below = _split(arguments, paths)
    repository = _repository(below)
    return _revisions(repository, named, tuple(below))


def _split(arguments: Sequence[str], paths: Sequence[Path] | None) -> tuple[list[str], list[Path]]:
    """The revisions and the paths among the arguments."""
    if paths is not None:
        return list(arguments), list(paths)
    here = _repository_here()
    named: list[str] = []
    below: list[Path] = []
    for argument in arguments:
        is_path, is_revision = Path(argument).exists(), not below and _is_revision(argument, here)
        if is_path and is_revision:
            raise CannotDo(
                f"`{argument}` is both a revision and a path",
                f"write `cjm diff {argument} --` for the revision, `cjm diff -- {argument}` for the path",
            )
        if is_revision:
            named.append(argument)
        elif is_path:
            below.append(Path(argument))
        else:
            raise _unknown(argument, here)
    return named, below


def _unknown(argument: str, here: Repository | None) -> CannotDo:
    if here is None:
        return CannotDo(
            f"there is no file `{argument}`, and there are no revisions outside of a git repository",
            "name two files",
        )
    if ".." in argument or here.is_shallow:
        _ends(here, argument)  # says which end is wrong, or that the history is cut off
    return CannotDo(
        f"`{argument}` is neither a revision nor a file or folder here",
        "`git log --oneline` lists commits; write `--` before the path of a map that is gone",
    )


def _revisions(repository: Repository, named: Sequence[str], paths: tuple[Path, ...]) -> Revisions:
    if len(named) > 2:
        raise CannotDo(f"{len(named)} revisions are too many", "name one or two, such as `main..HEAD`")
    if not named:
        if not repository.has_commits:
            raise CannotDo(
                f"nothing was committed in {shown(repository.root)} yet, so there is nothing to compare with",
                "commit the maps first, or name two files",
            )
        return Revisions(repository, repository.commit("HEAD"), None, paths, ("HEAD", None))
    if len(named) == 2:
        one, other = named
        return Revisions(repository, repository.commit(one), repository.commit(other), paths, (one, other))
    old, new, names = _ends(repository, named[0])
    return Revisions(repository, old, new, paths, names)


def _ends(repository: Repository, argument: str) -> tuple[str, str | None, tuple[str, str | None]]:
    """The commits that `REV`, `REV..REV` or `REV...REV` names. Raises CannotDo where one is not there."""
    for dots in ("...", ".."):
        if dots in argument:
            one, _, other = argument.partition(dots)
            one, other = one or "HEAD", other or "HEAD"
            old, new = repository.commit(one), repository.commit(other)
            return (repository.merge_base(old, new) if dots == "..." else old), new, (one, other)
    return repository.commit(argument), None, (argument, None)


def _is_revision(argument: str, repository: Repository | None) -> bool:
    if repository is None:
        return False
    try:
        _ends(repository, argument)
    except CannotDo:
        return False
    return True


def _is_file(argument: str) -> bool:
    path = Path(argument)
    return path.is_file() or path == NOWHERE or path.is_fifo()


def _repository_here() -> Repository | None:
    """The repository of the current folder, `None` without one, or without git."""
    from cjm.history.git import Repository

    try:
        return Repository.around(Path())
    except CannotDo:
        return None


def _repository(paths: Sequence[Path]) -> Repository:
    from cjm.history.git import Repository

    where = paths[0] if paths else Path()
    found = Repository.around(where)
    if found is None:
        raise CannotDo(
            f"{shown(where) if paths else 'the current folder'} is not in a git repository",
            "name two files to compare",
        )
    return found
