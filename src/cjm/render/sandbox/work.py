"""The sandbox itself: pages made one after the other, until there is no more or a page cannot be made."""

from __future__ import annotations

import json
import pickle
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cjm.render.environment import template_folder
from cjm.render.environments import Environments
from cjm.render.sandbox.messages import received, send

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes that the process may hold, where the platform knows such a limit."""
OUTPUT_LIMIT = 64 * 1024 * 1024
"""Characters that one page may have."""


def main() -> None:
    """Do the work on standard input, and write the answers, until there is no more or a page cannot be made."""
    _limit_memory()
    known: object = None
    while True:
        try:
            look, state, name, context = pickle.loads(received(sys.stdin.buffer))  # noqa: S301 - our own parent wrote it
        except EOFError:
            return
        if (look, state) != known:
            known, environments = (look, state), Environments(*look)
        answer = _answer(environments, name, context, look[1])
        send(sys.stdout.buffer, json.dumps(answer).encode())
        if "page" not in answer:
            return


def _answer(
    environments: Environments, name: str, context: Mapping[str, Any], folder: Path
) -> dict[str, Any]:
    try:
        return {"page": _page(environments, name, context)}
    except MemoryError:
        return _problem("the template took more memory than it may")
    except RecursionError:
        return _problem("the template includes or calls itself without end")
    except Exception as error:  # noqa: BLE001 - whatever a template does is told as its author's error
        return _explained(error, folder)


def _page(environments: Environments, name: str, context: Mapping[str, Any]) -> str:
    parts: list[str] = []
    length = 0
    environment = environments.of(name)
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
    path = Path(filename)
    return path.is_relative_to(folder) or path.is_relative_to(template_folder())


def _problem(message: str, filename: str = "", line: int | None = None) -> dict[str, Any]:
    return {"message": message, "filename": filename, "line": line}


if __name__ == "__main__":
    main()
