"""Having templates filled in by the sandbox, seen from the process that asks.

The sandbox is `python -m cjm.render.sandbox.work`. It gets each page as a pickle on standard input and answers with JSON, so that
nothing a template does can reach the process that asked. It stays for the pages that follow, as compiling templates takes
much longer than filling them in; after a page that could not be made a new one begins.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import Any

from cjm.errors import CannotDo
from cjm.files import shown
from cjm.render.sandbox.messages import received, send
from cjm.render.theme.theme import Theme
from cjm.render.wording import Wording

TIME_LIMIT = 30.0
"""Seconds that one page may take."""
_WORK = "cjm.render.sandbox.work"

Look = tuple[Wording, Path, Theme]
"""What holds for all pages: the words they use, the folder of the templates of one's own, the theme."""


def render_apart(look: Look, name: str, context: Mapping[str, Any], *, time_limit: float = TIME_LIMIT) -> str:
    """The template `name` filled in by another process. Raises CannotDo."""
    folder = look[1]
    answer = _Sandbox.running().ask(pickle.dumps((look, _state(folder), name, dict(context))), time_limit)
    if "page" in answer:
        page: str = answer["page"]
        return page
    _Sandbox.end()
    if "filename" not in answer:
        raise _problem(answer["message"], _shown(folder, name))
    filename = shown(Path(answer["filename"])) if answer["filename"] else _shown(folder, name)
    raise _problem(answer["message"], filename, answer["line"])


class _Sandbox:
    """The process that fills in templates, from this process's point of view."""

    _running: _Sandbox | None = None

    def __init__(self) -> None:
        self.place = _place()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", _WORK],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @classmethod
    def running(cls) -> _Sandbox:
        """The one that runs for this process and its current folder; it begins if there is none."""
        if cls._running is not None and cls._running.place != _place():
            cls.end()
        if cls._running is None:
            cls._running = cls()
            atexit.register(cls.end)
        return cls._running

    @classmethod
    def end(cls) -> None:
        """End it. One that another process began, of which this one is a fork, is left to that."""
        sandbox, cls._running = cls._running, None
        atexit.unregister(cls.end)
        if sandbox is not None and sandbox.place[0] == os.getpid():
            sandbox.process.kill()
            sandbox.process.communicate()
        elif sandbox is not None:
            sandbox.process.returncode = 0

    def ask(self, work: bytes, time_limit: float) -> dict[str, Any]:
        """What it answers; without a page where it was not done in time, or ended."""
        late = False

        def stop() -> None:
            nonlocal late
            late = True
            self.process.kill()

        assert self.process.stdin is not None
        assert self.process.stdout is not None
        timer = Timer(time_limit, stop)
        timer.start()
        try:
            send(self.process.stdin, work)
            answer: dict[str, Any] = json.loads(received(self.process.stdout))
        except (OSError, EOFError, ValueError):
            if late:
                return {"message": f"the template was not done after {time_limit:g} seconds"}
            ended = (
                "the template took more memory than it may"
                if self.process.wait()
                else "the template gave no page"
            )
            return {"message": ended}
        finally:
            timer.cancel()
        return answer


def _place() -> tuple[int, str]:
    return os.getpid(), str(Path.cwd())


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes with the templates in a folder."""
    states = ((str(path), path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


def _shown(folder: Path, name: str) -> str:
    own = folder / name
    return shown(own) if own.is_file() else name


def _problem(message: str, filename: str, line: int | None = None) -> CannotDo:
    """The error for a template that cannot be filled in: where, as far as that is known, and why."""
    place = filename + (f":{line}" if line else "")
    return CannotDo(f"{place}: {message}", "see the template named with `--templates`")
