"""What cannot be merged by its meaning: merged by git line by line."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm.errors import CannotDo
from cjm.history.merging.markers import Conflict, Markers, Style, marked
from cjm.history.merging.pieces import Clash

_MOST_CONFLICTS = 127
"""The exit code of `git merge-file` for this number of conflicts or more; what is above it is an error."""


def merged_by_git(base: bytes, ours: bytes, theirs: bytes, markers: Markers) -> tuple[bytes, bool]:
    """The lines as git merges them, and whether it did so without a conflict. Raises CannotDo where git cannot."""
    command = ["git", "merge-file", "-p", f"--marker-size={markers.size}"]
    command += [f"--{markers.style}"] * (markers.style != "merge")
    for label in (markers.ours, markers.base, markers.theirs):
        command += ["-L", label]
    with TemporaryDirectory(prefix="cjm-merge-") as folder:
        paths = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for path, data in zip(paths, (ours, base, theirs), strict=True):
            path.write_bytes(data)
        try:
            answer = subprocess.run([*command, *paths], capture_output=True, check=False)
        except FileNotFoundError:
            help_ = "install git, or repair the map so that it is plain YAML"
            raise CannotDo("git was not found, and only it can merge these texts", help_) from None
    if answer.returncode > _MOST_CONFLICTS or answer.returncode < 0:
        said = answer.stderr.decode("utf-8", "replace").strip().removeprefix("error: ")
        raise CannotDo("git cannot merge the texts", said.replace(f"{folder}/", ""))
    return answer.stdout, answer.returncode == 0


def as_one_conflict(
    ours: str, theirs: str, message: str, markers: Markers
) -> tuple[str, tuple[Conflict, ...]]:
    """The lines in which two texts differ, from the first to the last, as one conflict."""
    style: Style = "merge"
    plain = Markers(markers.ours, markers.base, markers.theirs, markers.size, style)
    return marked([Clash(ours, "", theirs, (message,))], plain)


def conflicts_in(text: str, markers: Markers, message: str) -> tuple[Conflict, ...]:
    """The conflicts that git marked."""
    opening = re.compile(rf"^<{{{markers.size}}}(?= |$)")
    closing = re.compile(rf"^>{{{markers.size}}}(?= |$)")
    found: list[Conflict] = []
    first = 0
    for row, line in enumerate(text.splitlines(), 1):
        if opening.match(line):
            first = row
        elif closing.match(line) and first:
            found.append(Conflict(first, row, message))
            first = 0
    return tuple(found)


def conflict_style() -> Style:
    """What the user asked git for by `merge.conflictStyle`."""
    try:
        answer = subprocess.run(
            ["git", "config", "--get", "merge.conflictStyle"], capture_output=True, check=False
        )
    except FileNotFoundError:
        return "merge"
    styles: dict[bytes, Style] = {b"diff3": "diff3", b"zdiff3": "zdiff3"}
    return styles.get(answer.stdout.strip(), "merge")
