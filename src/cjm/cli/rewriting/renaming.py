"""Renaming an id in a project: the files that may name it, the renaming itself, and what is told of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from cjm.cli.messages import note, say
from cjm.cli.progress import Progress
from cjm.cli.rewriting.files import Rewritten
from cjm.config import Configurations
from cjm.english import counted
from cjm.errors import CannotDo
from cjm.files import STDIN, git_root, shown, write_together
from cjm.model.ids import normal
from cjm.model.kinds import Kind
from cjm.output.visible import visible
from cjm.source.document import Document
from cjm.source.renaming.naming import words
from cjm.source.renaming.plan import Edited, Renaming, rename
from cjm.source.renaming.things import Family
from cjm.workspace import Opened, open_workspace, unreadable

_MOST_NAMED = 5
"""How many files of a kind are named in a note."""


def renaming_in(
    map_: Path, old: str, new: str, kind: Kind | None, configurations: Configurations
) -> Renaming:
    """Rename what an id names in a map or a library, in it and in all files of its project.

    Raises CannotDo where that cannot be done; nothing is written.
    """
    old, new = normal(old), normal(new)
    if str(map_) == STDIN:
        raise CannotDo("an id is renamed in files, and standard input is none", "name the map")
    if not map_.is_file():
        missing = "is a folder" if map_.is_dir() else "there is no such file"
        raise CannotDo(f"{shown(map_)}: {missing}", "name a map or a library")
    first = open_workspace([map_], configurations, read=False).files[0]
    workspace = open_workspace([map_, _folder_of(first)], configurations, read=False)
    if workspace.problems:
        raise workspace.problems[0]
    opened = workspace.files[0]
    files = [each for each in workspace.files if each.project is opened.project]
    family = Family(opened.project, {each.path.resolve(): each.name for each in files})
    member = family.member(opened.path)
    if member is None:
        raise _invalid(opened.document)
    for path in family.libraries:
        family.member(path)
    with Progress("Read", "files", len(files)) as progress:
        for each in files:
            _look_at(each, family, old, new)
            progress.advance()
    return rename(family, member, old, new, kind)


def _folder_of(opened: Opened) -> Path:
    """The folder of a file's project: its configuration's, else the git repository, else the file's own."""
    own = opened.path.absolute().parent.resolve()
    root = opened.project.root
    return root if root in (opened.config.folder, git_root(own)) else own


def _look_at(opened: Opened, family: Family, old: str, new: str) -> None:
    """Take a file into the family where it may name the id, or improve a map that does. Raises CannotDo."""
    try:
        text = opened.path.read_bytes()
        if not _may_name(text, old, new):
            return
        if family.member(opened.path) is None and _holds(text, old.rpartition("/")[2]):
            document = opened.document
            message = f"{document.filename} is not valid, so that it is not known whether it names `{old}`"
            raise CannotDo(message, f"run `cjm lint {document.filename}` and repair it first")
    except OSError as error:
        raise unreadable(opened, error) from None


def _may_name(text: bytes, old: str, new: str) -> bool:
    """Whether a file's bytes may hold one of two ids as YAML writes texts, or the path of a map that it improves."""
    if b"\\" in text or b"future_of" in text:
        return True
    ids = {part for each in (old, new) for part in each.split("/")}
    return any(not each.isascii() or each.encode() in text for each in ids)


def _holds(text: bytes, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text.decode("utf-8", "replace")) is not None


def _invalid(document: Document) -> CannotDo:
    from cjm.cli.invalid import errors_in, show_errors

    show_errors(errors_in(document))
    return CannotDo(f"{document.filename} holds no valid map", "repair it, then rename the id")


def show_difference(renaming: Renaming) -> None:
    """Print what would be changed as a unified diff, and tell what it is."""
    for each in renaming.edited:
        sys.stdout.writelines(_rewritten(each).difference())
    say(_sentence(renaming, done=False))
    _tell(renaming)


def write(renaming: Renaming, command: str) -> None:
    """Write all files or none, and tell what was changed. Raises CannotDo where one cannot be written."""
    files = map(_rewritten, renaming.edited)
    write_together((each.path, each.content(command)) for each in files)
    typer.echo(visible(_sentence(renaming, done=True)))
    for edited in renaming.edited:
        typer.echo(visible(f"  {edited.member.document.filename}: {edited.places}"))
    _tell(renaming)


def _rewritten(edited: Edited) -> Rewritten:
    document = edited.member.document
    return Rewritten(edited.member.path, document.filename, document.text.content, edited.after)


def _sentence(renaming: Renaming, *, done: bool) -> str:
    what = f"the {words(renaming.thing.kind)} `{renaming.old}`"
    where = f"in {counted(renaming.places, 'place')} of {counted(len(renaming.edited), 'file')}"
    if renaming.old == renaming.new:
        return f"{'Wrote' if done else 'Would write'} down the id of {what} {where}"
    return f"{'Renamed' if done else 'Would rename'} {what} to `{renaming.new}` {where}"


def _tell(renaming: Renaming) -> None:
    """Say what was left alone, and what means something now that meant nothing before."""
    kind = words(renaming.thing.kind)
    if renaming.others:
        names = _listed(each.document.filename for each in renaming.others)
        note(f"left alone, as the {kind} `{renaming.old}` is another one there: {names}")
    if renaming.caught:
        names = _listed(dict.fromkeys(member.document.filename for member, _ in renaming.caught))
        note(f"`{renaming.new}` named nothing before, and now names this {kind}: {names}")


def _listed(names: Iterator[str] | dict[str, None]) -> str:
    found = list(names)
    more = len(found) - _MOST_NAMED
    return ", ".join(found[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
