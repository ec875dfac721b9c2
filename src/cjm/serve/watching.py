"""Which files have changed: their state is asked for again and again.

Polling, and not the operating system's notifications, because it sees every kind of save (in place, or a new file moved
over the old one) on every kind of disk (network shares, containers and virtual machines pass no notifications on).
Asking for the state of one file takes a few microseconds, so a preview of some maps costs nothing that can be felt.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from cjm.serve.live import Live

State = tuple[int, int, int]
"""When a file was modified (in nanoseconds), its size, and its inode."""

SHORTEST = 0.03
"""Seconds between two looks at few files."""
_SHARE = 20
"""Looking takes at most one part in so many of a processor's time, and half of the time where disks are slow."""
_UNSETTLED: State = (-1, -1, -1)
_CLOCKS_DIFFER = 20_000_000
"""Nanoseconds by which the clock of a disk may be behind that of the process."""
_REST = 0.01
"""Seconds without a change after which a save is over."""
_LONGEST_SAVE = 0.2
"""Seconds after which a file counts as gone or empty."""


def state_of(path: Path) -> State | None:
    """The state of a file or folder, `None` where there is none. A folder changes when entries come or go."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watch:
    """Remembers the state of files, and says which are in another one."""

    def __init__(self) -> None:
        self._states: dict[Path, State | None] = {}
        self._pause = SHORTEST

    def follow(self, paths: Iterable[Path], since: int) -> None:
        """From now on, look at these files and folders and at no others.

        `since` is the time, in nanoseconds, from which on those may have been read that are new: what was written later
        may not be what was read, and counts as changed at the next look.
        """
        known = self._states
        self._states = {path: known[path] if path in known else _first(path, since) for path in paths}

    def changed(self) -> bool:
        """Whether a file is not as it was, or came, or went."""
        start, busy = time.monotonic(), time.thread_time()
        found = any(state_of(path) != state for path, state in self._states.items())
        # Other threads of the preview keep a look waiting as well: that is no reason to look less often.
        self._pause = max(SHORTEST, time.monotonic() - start, (time.thread_time() - busy) * _SHARE)
        return found

    def take(self) -> frozenset[Path]:
        """The files that have changed. They are about to be read, so that only later changes count from now on."""
        states = {path: state_of(path) for path in self._states}
        found = frozenset(path for path, state in states.items() if state != self._states[path])
        self._states = states
        return found

    @property
    def pause(self) -> float:
        """Seconds to wait before the next look."""
        return self._pause


def _first(path: Path, since: int) -> State | None:
    state = state_of(path)
    if state is not None and state[0] >= since - _CLOCKS_DIFFER:
        return _UNSETTLED
    return state


def follow(live: Live) -> NoReturn:
    """Keep a preview up to date until somebody interrupts."""
    watch = Watch()
    asked = -1
    while True:
        if asked != live.asked:  # a page may use files that were not looked at before
            asked = live.asked
            watch.follow(*live.watched())
        time.sleep(watch.pause)
        if watch.changed() and (changed := _settled(watch)):
            live.refresh(changed)
            watch.follow(*live.watched())


def _settled(watch: Watch) -> frozenset[Path]:
    """What has changed, once nobody writes any more: some editors empty or remove a file before they fill it."""
    changed: frozenset[Path] = frozenset()
    end = time.monotonic() + _LONGEST_SAVE
    while time.monotonic() < end:
        more = watch.take()
        changed |= more
        if not more and not any(_is_half_written(path) for path in changed):
            break
        time.sleep(_REST)
    return changed


def _is_half_written(path: Path) -> bool:
    state = state_of(path)
    return state is None or (state[1] == 0 and path.is_file())


def parents(path: Path) -> list[Path]:
    """The folders above a path, the closest first, as they are named."""
    return list(Path(os.path.abspath(path)).parents)  # noqa: PTH100 - links stay as they are named
