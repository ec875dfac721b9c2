"""Maps to disk: all of them or none."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from cjm.cli.messages import say
from cjm.errors import CannotDo
from cjm.files import STDIN, SUFFIXES, shown, write_together
from cjm.model.json_schema import FILE_NAME, schema_text
from cjm.render.scaffold import Scaffold, files

_MOST_TO_NAME = 10
"""How many maps are named one by one."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the maps in a folder, or the text of one that is for standard output."""

    targets: Sequence[Path] = ()
    folder: Path = Path()
    text: str = ""


def write(maps: Iterator[Scaffold], name: str, output: str | None, *, force: bool) -> Written:
    """Write the maps of a file of that name; nothing yet where the only one goes to standard output.

    Each is put on disk as it comes, beside its place, and takes it when all are there. Raises CannotDo where a file is in
    the way, the place does not fit, or a map cannot be made; then nothing is written.
    """
    if output == STDIN:
        return Written(text=_only(maps, name, "standard output").text)
    path = Path(output) if output is not None else Path()
    files.check_free(path, None, force=force)
    folder = path
    if path.name.endswith(SUFFIXES):
        folder = path.parent
        maps = iter([_only(maps, name, shown(path))])
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    targets: list[Path] = []
    try:
        write_together(_contents(maps, path, folder, targets, force=force))
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise
    return Written(targets, folder)


def _only(maps: Iterator[Scaffold], name: str, place: str) -> Scaffold:
    found = list(islice(maps, 2))
    if len(found) > 1:
        raise CannotDo(f"{name} holds several journeys; {place} takes one", "name a folder with -o")
    return found[0]


def _contents(
    maps: Iterator[Scaffold], path: Path, folder: Path, targets: list[Path], *, force: bool
) -> Iterator[tuple[Path, bytes]]:
    """Each file to write, the schema among them if it is new; the maps among them are added to `targets`."""
    names = _Names()
    for scaffold in maps:
        target = path if path.name.endswith(SUFFIXES) else path / names.free(scaffold.title)
        files.check_free(target, None, force=force)
        if not targets:
            schema_is_new = files.needs_schema(folder / FILE_NAME, force=force)
            folder.mkdir(parents=True, exist_ok=True)
            if schema_is_new:
                yield folder / FILE_NAME, schema_text().encode()
        targets.append(target)
        yield target, scaffold.text.encode()


class _Names:
    """The names of files by the titles of their maps, none twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count: Counter[str] = Counter()

    def free(self, title: str) -> str:
        """A name that none of those before has."""
        name = files.file_name(title)
        while name in self._taken:
            self._count[title] += 1
            name = files.file_name(f"{title} {self._count[title] + 1}")
        self._taken.add(name)
        return name


def tell(written: Written) -> None:
    """Say what was written and what comes next, of many maps only how many they are; or print the only one."""
    if written.text:
        sys.stdout.write(written.text)
        return
    if len(written.targets) <= _MOST_TO_NAME:
        for target in written.targets:
            say(f"Wrote {shown(target)}")
        names = " ".join(shlex.quote(shown(target)) for target in written.targets)
    else:
        say(f"Wrote {len(written.targets):,} maps to {shown(written.folder)}")
        names = shlex.quote(shown(written.folder))
    for line in (
        "",
        "Next: see what is still missing, and how it looks:",
        "",
        f"  cjm lint {names}",
        f"  cjm render {names}",
    ):
        say(line)
