"""Where the code of our templates is kept between runs: a folder of the user's own.

Such code is run as it is found, so it must come from nobody else. The folder lies with the user's caches, never in a
project, which may hold what others wrote; on POSIX it must belong to the user and be closed to everybody else. Where that
is not so, templates are compiled in each run, which takes longer and is all that happens.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from platformdirs import user_cache_path

from cjm.files import git_root
from cjm.render import compiler, environment
from cjm.render.environment import template_folder

_CLOSED = 0o700


class TemplateCode(FileSystemBytecodeCache):
    """Keeps the code of templates in a folder. It holds for the template's text, Jinja, Python and the code that makes it."""

    def get_source_checksum(self, source: str) -> str:
        """What changes with the text of a template and with the makers of its code."""
        return hashlib.sha1(f"{_makers()}{source}".encode(), usedforsecurity=False).hexdigest()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code, if the folder takes it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def template_code() -> TemplateCode | None:
    """The cache of this user, `None` where there is no safe place for one."""
    folder = user_cache_path("cjm", appauthor=False) / "templates"
    try:
        folder.mkdir(_CLOSED, parents=True, exist_ok=True)
        safe = is_safe(folder)
    except OSError:
        return None
    return TemplateCode(str(folder), "%s.code") if safe else None


def is_safe(folder: Path) -> bool:
    """Whether code in the folder can only be the user's own. Raises OSError."""
    real = folder.resolve()
    here = Path.cwd().resolve()
    if real.is_relative_to(git_root(here) or here):
        return False
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode):
        return False
    return os.name != "posix" or (state.st_uid == os.geteuid() and stat.S_IMODE(state.st_mode) & 0o077 == 0)


@cache
def _makers() -> str:
    """What changes with the modules that make code of templates: their names, sizes and times."""
    package = Path(jinja2.__file__).parent
    ours = [Path(environment.__file__), *sorted(Path(compiler.__file__).parent.glob("*.py"))]
    # What templates include is in their code, and so are small macros.
    templates = sorted(path for path in template_folder().rglob("*") if path.is_file())
    files = [*sorted(package.glob("*.py")), *ours, *templates]
    return repr([(str(file), (state := file.stat()).st_size, state.st_mtime_ns) for file in files])
