"""From a foreign file to maps on disk, and what is said of them."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cjm.cli.messages import say
from cjm.errors import CannotDo
from cjm.files import STDIN, SUFFIXES, shown
from cjm.importers.foreign import MAX_BYTES, Foreign
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import KINDS, Cell, Note, Notes
from cjm.source.diagnostic import Diagnostic
from cjm.source.text import MAX_BYTES as LARGEST_MAP
from cjm.source.text import UNPRINTABLE, Position, Text

if TYPE_CHECKING:
    from cjm.importers.draft import Draft
    from cjm.render.scaffold import Scaffold
    from cjm.workspace import Stdin


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a foreign file: a map or several as text, and what was guessed and lost on the way."""

    foreign: Foreign
    maps: tuple[Scaffold, ...]
    notes: tuple[Note, ...]


def read(file: Path, stdin: Stdin | None) -> Foreign:
    """The file to import. Raises CannotDo where it cannot be read or is too large."""
    if stdin is not None:
        return Foreign(stdin.filename or STDIN, stdin.data)
    if file.is_dir():
        raise CannotDo(f"{shown(file)} is a folder", "name a file; each is imported on its own")
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise CannotDo(f"{shown(file)} cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise CannotDo(
            f"{shown(file)} has more than {MAX_BYTES // 1024 // 1024} MB", "split it: a map a journey"
        )
    return Foreign(shown(file), data)


def imported(foreign: Foreign, importer: Importer, wishes: Wishes) -> Imported:
    """The maps in a file. Raises CannotDo where there is none, or the file cannot be read at all."""
    from cjm.cli.progress import Progress

    notes = Notes()
    with Progress("Read", "per cent", 100) as progress:
        done = 0

        def tell(share: float) -> None:
            nonlocal done
            progress.advance(int(share * 100) - done)
            done = int(share * 100)

        drafts = importer.read(foreign, replace(wishes, progress=tell), notes)
    if not drafts:
        raise CannotDo(
            f"{foreign.name} holds no journey that could be read as `{importer.name}`",
            f"`{importer.name}` is {importer.about}; say with --from what the file is",
        )
    maps = tuple(_text(draft, foreign) for draft in drafts)
    return Imported(foreign, maps, (*foreign.doubts, *notes))


def _text(draft: Draft, foreign: Foreign) -> Scaffold:
    """The text of a map in canonical layout, checked: what is written can be read."""
    from cjm.importers.writing import Guide, written
    from cjm.model.json_schema import FILE_NAME
    from cjm.render.scaffold import Scaffold
    from cjm.render.scaffold.wording import words
    from cjm.source.document import read_document

    of_language = words(draft.language or "en")
    comments = {**of_language["comments"]["all"], **of_language["comments"]["ten-step"]}
    place = f"{foreign.name}, {draft.source}" if draft.source else foreign.name
    head = of_language["imported"].replace("{source}", " ".join(UNPRINTABLE.sub(" ", place).split()))
    text = written(draft, Guide(head, of_language["missing"], comments), FILE_NAME)
    data = text.encode()
    if len(data) > LARGEST_MAP:
        raise CannotDo(
            f"the map of {place} would have {len(data) // 1024 // 1024} MB; cjm reads {LARGEST_MAP // 1024 // 1024} at the most",
            "split the file, so that each journey is a map of its own",
        )
    document = read_document(data, foreign.name)
    if document.map is None:
        why = document.findings[0].problem.message if document.findings else "it cannot be read"
        raise CannotDo(
            f"the map of {place} would not be valid: {why}", "this is a bug in cjm, not in your file"
        )
    return Scaffold(draft.title, text)


def write(found: Imported, output: str | None, *, force: bool) -> None:
    """Write the maps, each as a whole, or the only one to standard output; say where and what comes next.

    Raises CannotDo where a file is in the way or the place does not fit; then nothing is written.
    """
    if output == STDIN:
        if len(found.maps) > 1:
            raise CannotDo(f"{found.foreign.name} holds {len(found.maps)} journeys", "name a folder with -o")
        sys.stdout.write(found.maps[0].text)
        return
    from cjm.render.scaffold import files

    path = Path(output) if output is not None else Path()
    if len(found.maps) > 1 and path.name.endswith(SUFFIXES):
        raise CannotDo(
            f"{found.foreign.name} holds {len(found.maps)} journeys; {shown(path)} takes one",
            "name a folder with -o",
        )
    targets = _targets(path, found.maps)
    for target in (path, *targets):
        files.check_free(target, None, force=force)
    for target, scaffold in zip(targets, found.maps, strict=True):
        written = files.write(target, scaffold, None, force=force)
        say(f"Wrote {shown(written.file)}")
    names = " ".join(shlex.quote(shown(target)) for target in targets)
    for line in (
        "",
        "Next: see what is still missing, and how it looks:",
        "",
        f"  cjm lint {names}",
        f"  cjm render {names}",
    ):
        say(line)


def _targets(path: Path, maps: Sequence[Scaffold]) -> list[Path]:
    """The file of each map: the one that is named, else a name in the folder by its title, none twice."""
    from cjm.render.scaffold.files import file_name

    if path.name.endswith(SUFFIXES):
        return [path]
    targets: list[Path] = []
    for scaffold in maps:
        name, count = file_name(scaffold.title), 1
        while path / name in targets:
            count += 1
            name = file_name(f"{scaffold.title} {count}")
        targets.append(path / name)
    return targets


def show(found: Imported, output_format: str, *, strict: bool, stream: TextIO) -> None:
    """Show what was guessed and lost; formats for people say nothing where there is nothing."""
    from cjm.cli.findings.outputs import FOR_PEOPLE
    from cjm.cli.terminal import screen
    from cjm.output.registry import format_called
    from cjm.output.report import Report, RuleDescription

    if not found.notes and output_format in {FOR_PEOPLE, "concise"}:
        return
    diagnostics = sorted(
        (_diagnostic(found.foreign, note, strict=strict) for note in found.notes),
        key=lambda each: each.sort_key,
    )
    rules = tuple(
        RuleDescription(kind.code, kind.name, kind.title, kind.severity, "import", f"{kind.title}.")
        for kind in KINDS
    )
    report = Report(tuple(diagnostics), 1, rules)
    stream.write(format_called(output_format)(report, screen(stream)))


def _diagnostic(foreign: Foreign, note: Note, *, strict: bool) -> Diagnostic:
    if isinstance(note.where, Cell):
        text, start, end = _shown(note.where)
    else:
        text = foreign.text
        start, end = (text.position(offset) for offset in note.where)
    return Diagnostic(
        note.kind.code,
        note.kind.name,
        "error" if strict else note.kind.severity,
        note.message,
        note.help,
        foreign.name,
        (),
        "",
        start,
        end,
        text,
    )


def _shown(cell: Cell) -> tuple[Text, Position, Position]:
    """A text in which a cell stands in its row and column, for showing it, and where it begins and ends there."""
    line = " ".join(cell.text.split())
    text = Text("\n" * (cell.row - 1) + " " * (cell.column - 1) + line)
    return text, Position(cell.row, cell.column), Position(cell.row, cell.column + max(1, len(line)))
