"""Reading maps for a board, in this process or, where there are many, in several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cjm.cli.processes import in_processes, processes_for, shares
from cjm.cli.progress import Progress
from cjm.config import Configurations, today
from cjm.errors import CannotDo
from cjm.model.duration import add
from cjm.model.journey import Journey
from cjm.view.board.leaving import OwnerUse, owner_use
from cjm.view.board.record import MapRecord, record_of
from cjm.view.board.touchpoint import TouchpointUse, touchpoint_use
from cjm.view.due import map_review
from cjm.view.journey import build_view
from cjm.workspace import Opened, Workspace, open_workspace, unreadable

Subject = Literal["touchpoint", "owner"]
Row = MapRecord | TouchpointUse | OwnerUse


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of each map: its record, or what it has to do with a `subject` of that id.

    `today` is that of the command line; `within` a duration of the format: how far to look ahead.
    """

    today: str | None = None
    within: str | None = None
    subject: Subject | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a file: its row, or why it has none; both are missing for a library.

    `known` are the ids and names that may be asked for, where one is.
    """

    row: Row | None = None
    problem: CannotDo | None = None
    known: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Task:
    paths: Sequence[Path]
    configurations: Configurations
    asked: Asked


def read_maps(workspace: Workspace, asked: Asked) -> list[Read]:
    """What is asked of each file of a workspace, in its order. Raises CannotDo at a day that is none."""
    files = workspace.files
    processes = processes_for(len(files), None)
    with Progress("Looked at", "maps", len(files)) as progress:
        if processes == 1:
            found = []
            for opened in files:
                found.append(_read(opened, asked))
                progress.advance()
            return found
        parts = shares([each.path for each in files])
        tasks = [_Task(paths, workspace.configurations, asked) for paths in parts]
        done: dict[int, list[Read]] = {}
        for position, part in in_processes(_do, tasks, processes):
            done[position] = part
            progress.advance(len(parts[position]))
        return [each for position in sorted(done) for each in done[position]]


def _do(task: _Task) -> list[Read]:
    files = open_workspace(task.paths, task.configurations, read=False).files
    return [_read(opened, task.asked) for opened in files]


def _read(opened: Opened, asked: Asked) -> Read:
    try:
        document = opened.document
        if document.library is not None:
            return Read(known=_known(opened.project.shelf(document), asked))
        journey = opened.project.journey(document, opened.path)
    except OSError as error:
        return Read(problem=unreadable(opened, error))
    if journey is None:
        message = f"{opened.name} holds no valid map"
        return Read(problem=CannotDo(message, f"`cjm lint {opened.name}` says why"))
    try:
        return Read(_row(journey, opened, asked), known=_known(journey, asked))
    finally:
        opened.project.release(opened.path)


def _row(journey: Journey, opened: Opened, asked: Asked) -> Row:
    day = today(asked.today, opened.config)
    if asked.subject == "touchpoint":
        return touchpoint_use(journey, opened.name, asked.id)
    if asked.subject == "owner":
        return owner_use(journey, opened.name, asked.id, day)
    horizon = add(day, asked.within) if asked.within else day
    return record_of(build_view(journey, today=day), map_review(journey, opened.name, day, horizon))


def _known(journey: Journey | None, asked: Asked) -> tuple[tuple[str, str], ...]:
    if journey is None or asked.subject is None:
        return ()
    held = journey.touchpoints if asked.subject == "touchpoint" else journey.owners
    return tuple((id_, each.name) for id_, each in held.items())
