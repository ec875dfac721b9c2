"""What `cjm merge` reads, writes and says."""

from __future__ import annotations

import sys
from pathlib import Path

from cjm.cli.messages import note, say
from cjm.english import counted
from cjm.errors import CannotDo
from cjm.files import STDIN, shown, write_atomically
from cjm.history.merging.by_text import conflict_style
from cjm.history.merging.markers import Markers
from cjm.history.merging.merge import Merged, merge


def merge_files(
    versions: tuple[Path, Path, Path],
    output: Path | None,
    name: str | None,
    marker_size: int,
    labels: tuple[str, str],
) -> int:
    """Merge three files (base, ours, theirs) and write the result over ours, or where `output` says.

    Returns the exit code: 1 where conflicts are left. Raises CannotDo where a file cannot be read, merged or written.
    """
    base, ours, theirs = (_read(path) for path in versions)
    markers = Markers(_label(labels[0]), "base", _label(labels[1]), marker_size)
    merged = merge(base, ours, theirs, markers, conflict_style)
    target = output or versions[1]
    if target == Path(STDIN):
        target = versions[1]
        sys.stdout.flush()
        sys.stdout.buffer.write(merged.data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(target, merged.data)
    _report(merged, name or shown(target))
    return 1 if merged.conflicts else 0


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotDo.to_read(shown(path), error) from None


def _label(text: str) -> str:
    """A label that stays on the line of its marker."""
    return " ".join(text.split())


def _report(merged: Merged, name: str) -> None:
    if merged.by_text:
        note(f"{name} was merged line by line, as git does: {merged.by_text}")
    for each in merged.conflicts:
        say(f"{name}:{each.first_row}-{each.last_row}: {each.message}")
    if merged.conflicts:
        places = {(each.first_row, each.last_row) for each in merged.conflicts}
        say(
            f"{counted(len(places), 'conflict')} in {name}: keep what is right between the markers and remove them, then `git add` it."
        )
