"""The files of a site: written where they change, known again where they are as they were written."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from cjm.cli.reports.targets import make_folder
from cjm.cli.sites.manifest import Output
from cjm.files import write_atomically
from cjm.source.project import digest


def write_page(path: Path, content: bytes) -> tuple[bool, Output]:
    """Write a file unless it holds just that; whether it was written, and how it is now. Raises CannotDo."""
    with suppress(OSError):
        if not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False, _output(path, digest(content))
    make_folder(path.parent)
    write_atomically(path, content)
    return True, _output(path, digest(content))


def _output(path: Path, digest_: str) -> Output:
    state = path.stat()
    return Output(digest_, state.st_size, state.st_mtime_ns)


def as_written(path: Path, output: Output) -> Output | None:
    """How a file is now if it holds what was written, else `None`."""
    try:
        state = path.lstat()
        if state.st_size != output.size or path.is_symlink() or not path.is_file():
            return None
        if state.st_mtime_ns == output.time or digest(path.read_bytes()) == output.digest:
            return output._replace(time=state.st_mtime_ns)
    except OSError:
        pass
    return None


def is_below(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder also where links are followed."""
    try:
        return path.parent.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except OSError:
        return False
