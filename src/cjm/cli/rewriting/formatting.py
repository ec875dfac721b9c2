"""Formatting of many files, and what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cjm.cli.messages import report_problem, say, warn_of_no_maps
from cjm.cli.processes import in_processes, processes_for, shares
from cjm.cli.rewriting.difference import difference
from cjm.config import Configurations
from cjm.english import counted
from cjm.errors import CannotDo
from cjm.files import STDIN, Found, find_maps, shown, write_atomically
from cjm.output.visible import visible
from cjm.source.formatting.formatted import Refusal, formatted
from cjm.source.project import read_bytes
from cjm.source.text import decode
from cjm.workspace import Stdin


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a file: whether it is, or would be, another; how (if that is asked for), or why it stays."""

    name: str
    changed: bool = False
    difference: str = ""
    problem: CannotDo | None = None


@dataclass(frozen=True, slots=True)
class Formatting:
    """One run over files. With `check` or `diff` nothing is written.

    Raises CannotDo where a configuration is wrong: none of them says how maps look, but they may ask for a version of cjm.
    """

    configurations: Configurations
    check: bool
    diff: bool

    def run(self, paths: Iterable[Path], stdin: Stdin | None) -> int:
        """Format the maps at the paths, and say what was done. Returns the exit code."""
        search = find_maps(path for path in paths if str(path) != STDIN)
        folders = {found.path.absolute().parent for found in search.files}
        for folder in folders | ({Path(stdin.filename or STDIN).absolute().parent} if stdin else set()):
            self.configurations.for_folder(folder)
        done = [self._stdin(stdin)] if stdin else []
        done += self._files(search.files)
        for each in done:
            self._show(each)
        for problem in search.problems:
            report_problem(problem)
        if not (done or search.problems):
            warn_of_no_maps()
        if done and (search.files or self._only_looks):
            self._summarise(done)
        if search.problems or any(each.problem for each in done):
            return 2
        return 1 if self._only_looks and any(each.changed for each in done) else 0

    @property
    def _only_looks(self) -> bool:
        return self.check or self.diff

    def _stdin(self, stdin: Stdin) -> Done:
        name = shown(Path(stdin.filename or STDIN))
        result = formatted(stdin.data)
        if isinstance(result, Refusal):
            return Done(name, problem=_problem(name, result))
        if not self._only_looks:
            sys.stdout.flush()
            sys.stdout.buffer.write(result)
            sys.stdout.buffer.flush()
        return _done(name, stdin.data, result, diff=self.diff)

    def _files(self, files: Sequence[Found]) -> Iterator[Done]:
        from cjm.cli.progress import Progress

        work = partial(_format_files, write=not self._only_looks, diff=self.diff)
        processes = processes_for(len(files), None)
        parts: dict[int, list[Done]] = {}
        with Progress("Formatted", "maps", len(files)) as progress:
            tasks = shares(files)
            results = in_processes(work, tasks, processes) if processes > 1 else enumerate(map(work, tasks))
            for position, part in results:
                parts[position] = part
                progress.advance(len(part))
        for position in sorted(parts):
            yield from parts[position]

    def _show(self, done: Done) -> None:
        if done.problem:
            report_problem(done.problem)
        elif self.diff:
            sys.stdout.write(done.difference)
        elif self.check and done.changed:
            sys.stdout.write(f"Would reformat: {visible(done.name)}\n")

    def _summarise(self, done: list[Done]) -> None:
        changed = sum(each.changed for each in done)
        problems = sum(each.problem is not None for each in done)
        told = (
            ("would be reformatted", "already formatted")
            if self._only_looks
            else ("reformatted", "left unchanged")
        )
        counts = zip(
            (changed, len(done) - changed - problems, problems), (*told, "not formatted"), strict=True
        )
        say(", ".join(f"{counted(count, 'file')} {words}" for count, words in counts if count))


def _format_files(files: Sequence[Found], *, write: bool, diff: bool) -> list[Done]:
    return [_format_file(found, write=write, diff=diff) for found in files]


def _format_file(found: Found, *, write: bool, diff: bool) -> Done:
    try:
        data = read_bytes(found.path)
        result = formatted(data)
        if isinstance(result, Refusal):
            return Done(found.name, problem=_problem(found.name, result))
        if write and result != data:
            if read_bytes(found.path) != data:
                raise CannotDo(f"{found.name} has changed while it was formatted", "run `cjm fmt` again")
            write_atomically(found.path, result)
    except OSError as error:
        return Done(found.name, problem=CannotDo.to_read(found.name, error))
    except CannotDo as problem:
        return Done(found.name, problem=problem)
    return _done(found.name, data, result, diff=diff)


def _done(name: str, before: bytes, after: bytes, *, diff: bool) -> Done:
    if before == after or not diff:
        return Done(name, before != after)
    old, new = (decode(data)[0].content for data in (before, after))
    return Done(name, changed=True, difference="".join(difference(old, new, name)))


def _problem(name: str, refusal: Refusal) -> CannotDo:
    return CannotDo(f"{name}:{refusal.row}:{refusal.column}: {refusal.message}", refusal.help)
