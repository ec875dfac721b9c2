"""Templates of others: filled in by a process of its own, in Jinja's sandbox, with limits on time and memory.

The process is `python -m cjm.render.sandbox`. It gets the work as a pickle on standard input and answers with JSON, so
that nothing a template does can reach the process that asked.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cjm.files import shown
from cjm.render.templates import Templates, template_problem

TIME_LIMIT = 30.0
"""Seconds that one page may take."""
MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes that the process may hold, where the platform knows such a limit."""
OUTPUT_LIMIT = 64 * 1024 * 1024
"""Characters that one page may have."""


def render_apart(
    templates: Templates, name: str, context: Mapping[str, Any], *, time_limit: float = TIME_LIMIT
) -> str:
    """The template `name` filled in by another process. Raises CannotDo."""
    work = pickle.dumps((templates.wording, templates.folder, templates.theme, name, dict(context)))
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", __name__],
            input=work,
            capture_output=True,
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = f"the template was not done after {time_limit:g} seconds"
        raise template_problem(message, _shown(templates, name)) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        message = (
            "the template took more memory than it may" if done.returncode else "the template gave no page"
        )
        raise template_problem(message, _shown(templates, name)) from None
    if "page" in answer:
        page: str = answer["page"]
        return page
    filename = shown(Path(answer["filename"])) if answer["filename"] else _shown(templates, name)
    raise template_problem(answer["message"], filename, answer["line"])


def _shown(templates: Templates, name: str) -> str:
    own = templates.folder / name if templates.folder else None
    return shown(own) if own and own.is_file() else name


def main() -> None:
    """Do the work on standard input and write the answer."""
    _limit_memory()
    wording, folder, theme, name, context = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
    templates = Templates(wording, folder, theme)
    try:
        answer = {"page": _page(templates, name, context)}
    except MemoryError:
        answer = _problem("the template took more memory than it may")
    except RecursionError:
        answer = _problem("the template includes or calls itself without end")
    except Exception as error:  # noqa: BLE001 - whatever a template does is told as its author's error
        answer = _explained(error, folder)
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _page(templates: Templates, name: str, context: Mapping[str, Any]) -> str:
    parts: list[str] = []
    length = 0
    for part in templates.environment(name).get_template(name).generate(dict(context)):
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
