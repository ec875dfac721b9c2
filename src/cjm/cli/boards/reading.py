"""Reading maps for a board, in this process or, where there are many, in several.

Records that an earlier run kept are taken as they are. A map that has to be read is checked at the same time, so that the
cache knows what is found in it when all maps are put side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cjm.cli.boards.cached_records import keep_record, kept_record
from cjm.cli.findings.running import Run
from cjm.cli.findings.selections import Selections, Wanted
from cjm.cli.ids import Subject, names_of
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

    @property
    def wanted(self) -> Wanted:
        """How the maps of a board are checked."""
        return Wanted(today=self.today, cache=True)


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
    found = {opened.path: Read(row) for opened in workspace.files if (row := _kept(opened, asked))}
    files = [opened for opened in workspace.files if opened.path not in found]
    processes = processes_for(len(files), None)
    with Progress("Looked at", "maps", len(files)) as progress:
        if processes == 1:
            run = Run(workspace.configurations, Selections(asked.wanted))
            for opened in files:
                found[opened.path] = _read(opened, asked, run)
                progress.advance()
        else:
            parts = shares([each.path for each in files])
            tasks = [_Task(paths, workspace.configurations, asked) for paths in parts]
            for _, part in in_processes(_do, tasks, processes):
                found |= part
                progress.advance(len(part))
    return [found[opened.path] for opened in workspace.files]


def _do(task: _Task) -> dict[Path, Read]:
    run = Run(task.configurations, Selections(task.asked.wanted))
    files = open_workspace(task.paths, task.configurations, read=False).files
    return {opened.path: _read(opened, task.asked, run) for opened in files}


def _kept(opened: Opened, asked: Asked) -> MapRecord | None:
    if asked.subject is not None:
        return None
    try:
        return kept_record(opened, today(asked.today, opened.config), asked.within)
    except OSError:
        return None


def _read(opened: Opened, asked: Asked, run: Run) -> Read:
    try:
        with opened.project.consulted() as consulted:
            document = opened.document
            if document.library is not None:
                return Read(known=_known(opened.project.library_journey(document), asked))
            journey = opened.project.journey(document, opened.path)
    except OSError as error:
        return Read(problem=unreadable(opened, error))
    if journey is None:
        message = f"{opened.name} holds no valid map"
        return Read(problem=CannotDo(message, f"`cjm lint {opened.name}` says why"))
    row = _row(journey, opened, asked)
    if isinstance(row, MapRecord):
        keep_record(opened, row, asked.within, consulted)
        run.result_of(opened, None)
    opened.project.release(opened.path)
    return Read(row, known=_known(journey, asked))


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
    return tuple(names_of(asked.subject, journey).items())
