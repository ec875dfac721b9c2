"""Templates of others: filled in by a process of its own, in Jinja's sandbox, with limits on time and memory.

The process is `python -m cjm.render.sandbox`. It gets each page as a pickle on standard input and answers with JSON, each
after its length, so that nothing a template does can reach the process that asked. It stays for the pages that follow, as
compiling templates takes much longer than filling them in; after a page that could not be made a new one begins.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import IO, Any

from cjm.files import shown
from cjm.render.templates import Templates, template_problem

TIME_LIMIT = 30.0
"""Seconds that one page may take."""
MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes that the process may hold, where the platform knows such a limit."""
OUTPUT_LIMIT = 64 * 1024 * 1024
"""Characters that one page may have."""


_LENGTH = 8
"""The bytes of a message's length."""


def render_apart(
    templates: Templates, name: str, context: Mapping[str, Any], *, time_limit: float = TIME_LIMIT
) -> str:
    """The template `name` filled in by another process. Raises CannotDo."""
    files = _state(templates.folder) if templates.folder else ()
    look = templates.wording, templates.folder, templates.theme, files
    answer = _Sandbox.running().ask(pickle.dumps((look, name, dict(context))), time_limit)
    if "page" in answer:
        page: str = answer["page"]
        return page
    _Sandbox.end()
    if "filename" not in answer:
        raise template_problem(answer["message"], _shown(templates, name))
    filename = shown(Path(answer["filename"])) if answer["filename"] else _shown(templates, name)
    raise template_problem(answer["message"], filename, answer["line"])


class _Sandbox:
    """The process that fills in templates, from this process's point of view."""

    _running: _Sandbox | None = None

    def __init__(self) -> None:
        self.place = _place()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
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
            _send(self.process.stdin, work)
            answer: dict[str, Any] = json.loads(_received(self.process.stdout))
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


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def _received(stream: IO[bytes]) -> bytes:
    """The next message. Raises EOFError where there is none."""
    length = int.from_bytes(_all_of(stream, _LENGTH), "big")
    return _all_of(stream, length)


def _all_of(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def _shown(templates: Templates, name: str) -> str:
    own = templates.folder / name if templates.folder else None
    return shown(own) if own and own.is_file() else name


def main() -> None:
    """Do the work on standard input, and write the answers, until there is no more or a page cannot be made."""
    _limit_memory()
    known: object = None
    templates = Templates()
    while True:
        try:
            look, name, context = pickle.loads(_received(sys.stdin.buffer))  # noqa: S301 - our own parent wrote it
        except EOFError:
            return
        wording, folder, theme, _ = look
        if look != known:
            known, templates = look, Templates(wording, folder, theme)
        answer = _answer(templates, name, context, folder)
        _send(sys.stdout.buffer, json.dumps(answer).encode())
        if "page" not in answer:
            return


def _answer(templates: Templates, name: str, context: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    try:
        return {"page": _page(templates, name, context)}
    except MemoryError:
        return _problem("the template took more memory than it may")
    except RecursionError:
        return _problem("the template includes or calls itself without end")
    except Exception as error:  # noqa: BLE001 - whatever a template does is told as its author's error
        return _explained(error, folder)


def _page(templates: Templates, name: str, context: Mapping[str, Any]) -> str:
    parts: list[str] = []
    length = 0
    environment = templates.environment(name)
    for kept in environment.cache.values() if environment.cache else ():
        kept._module = None  # noqa: SLF001 - what a page has made of it is not to be seen on the next one
    for part in environment.get_template(name).generate(dict(context)):
        length += len(part)
        if length > OUTPUT_LIMIT:
            raise ValueError(f"the page has more than {OUTPUT_LIMIT} characters")
        parts.append(part)
    return "".join(parts)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def _explained(error: Exception, folder: Path) -> dict[str, Any]:
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return _problem(error.message or "syntax error", error.filename or error.name or "", error.lineno)
    filename, line = "", None
    for frame in traceback.extract_tb(error.__traceback__):
        if _is_template(frame.filename, folder):
            filename, line = frame.filename, frame.lineno
    if isinstance(error, TemplateNotFound):
        return _problem(f"there is no template `{error.name}`", filename, line)
    return _problem(str(error) or type(error).__name__, filename, line)


def _is_template(filename: str, folder: Path) -> bool:
    from cjm.render.environment import template_folder

    path = Path(filename)
    return path.is_relative_to(folder) or path.is_relative_to(template_folder())


def _problem(message: str, filename: str = "", line: int | None = None) -> dict[str, Any]:
    return {"message": message, "filename": filename, "line": line}


if __name__ == "__main__":
    main()
