"""The maps that nobody asked for yet, read beside the pages: in pieces, so that neither a save nor a page waits for them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import TypeVar

from cjm.cli.findings.single import summed_up
from cjm.cli.previews.beside import size_of
from cjm.cli.previews.facts import Facts, learn
from cjm.cli.previews.preview import Preview
from cjm.cli.processes import end_processes, in_processes, processes_for, shares
from cjm.cli.progress import Progress
from cjm.cli.reports.rendering import Look, Renderer
from cjm.config import Configurations
from cjm.errors import CannotDo
from cjm.lint.engine import Across
from cjm.model.summary import Summary
from cjm.serve.live import Live
from cjm.workspace import Opened, open_workspace

_PIECE = 0.01
"""Seconds for which the pages are kept waiting at a time, if no map takes longer by itself."""
_BYTES_HERE = 2_000_000
"""So many bytes are read in this process, if they lie in few files."""
_PAUSE = 0.001
"""Seconds between two pieces, in which those who wait have their turn."""
_TICK = 0.2
"""Seconds after which the pages are told how far it is."""
_ENDING = 1.0
"""Seconds that an interrupt waits for the reading to end in order."""

T = TypeVar("T")
Coming = Sequence[tuple[Opened, Across | None]]
"""Files to read: those with a page, each with what it has to do with the others, and those that are only summed up."""


class Reader:
    """Reads what is unread after each change."""

    def __init__(self, preview: Preview, live: Live) -> None:
        self._preview = preview
        self._live = live
        self._shares_work = True
        self._thread = Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Read whatever there is to read, in a thread of its own, until the preview is over."""
        self._thread.start()

    def end(self) -> None:
        """End with the preview, whatever is being read."""
        end = time.monotonic() + _ENDING
        while self._thread.is_alive() and time.monotonic() < end:
            end_processes()
            self._thread.join(0.05)

    def _run(self) -> None:
        changes = -1
        while not self._live.closed:
            changes = self._live.changed_since(changes)
            try:
                self.read_all()
            except Exception as error:  # noqa: BLE001 - told on the pages, which go on with the next save
                if not self._live.closed:
                    with self._live.alone():
                        self._preview.broke(error)
                    self._live.tell()

    def read_all(self) -> None:
        """Read what is unread now, and tell the pages if that was anything."""
        try:
            if self._round():
                while self._round():
                    pass
                self._live.tell()
        finally:
            self._live.read(0, 0)

    def _round(self) -> bool:
        """Read what is unread, or see what becomes of it beside the others. Gives whether there was anything."""
        with self._live.alone():
            coming: Coming = self._preview.unread()
        if coming:
            self._read(coming)
            return not self._live.closed
        with self._live.alone():
            unsettled = self._preview.unsettled()
        found: list[tuple[Opened, Across]] = []

        def settle(opened: Opened) -> None:
            if (across := self._preview.settle(opened)) is not None:
                found.append((opened, across))

        self._in_pieces(unsettled, settle)
        self._read(found)
        return bool(unsettled) and not self._live.closed

    def _read(self, coming: Coming) -> None:
        left: list[tuple[Opened, Across | None]] = []

        def recall(each: tuple[Opened, Across | None]) -> None:
            if each[1] is not None or not self._preview.recall(each[0]):
                left.append(each)

        self._in_pieces(coming, recall)
        if not left:
            return
        processes = processes_for(len(left), None)
        aside = processes > 1 or size_of(opened for opened, _ in left) > _BYTES_HERE
        with Progress("Read", "maps", len(left)) as progress:
            done, told = 0, 0.0

            def advance(count: int = 1) -> None:
                nonlocal done, told
                done += count
                progress.advance(count)
                if (now := time.monotonic()) - told >= _TICK:
                    told = now
                    self._live.read(done, len(left))

            advance(0)
            if aside and self._shares_work:
                self._share(left, processes, advance)
            else:
                self._in_pieces((opened for opened, _ in left), self._preview.read, advance)

    def _share(self, coming: Coming, processes: int, advance: Callable[[int], None]) -> None:
        """Read in several processes. What has changed meanwhile is left to the next round."""
        preview, changes = self._preview, self._live.changes
        settings = preview.configurations(), preview.look, preview.pages
        files = {opened.path: opened for opened, _ in coming}
        tasks = [
            _Task(dict(part), *settings) for part in shares([(opened.path, each) for opened, each in coming])
        ]
        try:
            for _, part in in_processes(_do, tasks, processes, aside=True):
                if self._live.closed:
                    return
                with self._live.alone():
                    refused = [
                        files[path] for path, read in part.items() if not preview.take(files[path], read)
                    ]
                if self._live.changes == changes:
                    self._in_pieces(refused, preview.read)
                advance(len(part))
        except CannotDo:  # a process was killed
            self._shares_work = False

    def _in_pieces(
        self, things: Iterable[T], work: Callable[[T], object], advance: Callable[[], None] | None = None
    ) -> None:
        """Do something with each of many things while nobody makes a page; often let those who want to have their turn."""
        coming = iter(things)
        while not self._live.closed:
            with self._live.alone():
                end = time.monotonic() + _PIECE
                for thing in coming:
                    work(thing)
                    if advance:
                        advance()
                    if time.monotonic() >= end:
                        break
                else:
                    return
            time.sleep(_PAUSE)


@dataclass(frozen=True, slots=True)
class _Task:
    files: Mapping[Path, Across | None]
    configurations: Configurations
    look: Look
    pages: Mapping[Path, PurePosixPath]


def _do(task: _Task) -> dict[Path, Facts | Summary | None]:
    found: dict[Path, Facts | Summary | None] = {}
    for opened in open_workspace(task.files, task.configurations, read=False).files:
        across = task.files[opened.path]
        if across is None:
            found[opened.path] = summed_up(opened)
        else:
            found[opened.path], _ = learn(opened, _renderer(task.look), task.pages, across)
        opened.project.release(opened.path)
    return found


@cache
def _renderer(look: Look) -> Renderer:
    return Renderer(look)
