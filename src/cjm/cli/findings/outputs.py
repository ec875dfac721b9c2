"""Where findings go: each format to its file, or to the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cjm.cli import options
from cjm.errors import CannotDo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm.output.report import Report

FOR_PEOPLE = "full"
_COUNTED = (FOR_PEOPLE, "concise", "json")
_SUFFIXES = {".sarif": "sarif", ".xml": "junit", ".md": "markdown"}


@dataclass(frozen=True, slots=True)
class Outputs:
    """The formats that are written to files, and the one on standard output, or there the counts by rule."""

    files: tuple[tuple[str, Path], ...]
    terminal: str
    statistics: bool = False

    def show(self, report: Report, stream: TextIO) -> None:
        """Write the files, each as a whole or not at all, and print the rest to the stream.

        `full` says nothing about a run without maps.
        """
        from cjm.cli.terminal import screen
        from cjm.output.registry import format_called
        from cjm.output.report import Screen

        for name, file in self.files:
            from cjm.files import write_atomically

            write_atomically(file, format_called(name)(report, Screen()).encode("utf-8", "replace"))
        if self.statistics:
            from cjm.output.statistics import statistics

            stream.write(statistics(report, as_json=self.terminal == "json"))
        elif report.files or self.terminal != FOR_PEOPLE:
            stream.write(format_called(self.terminal)(report, screen(stream)))


def outputs(formats: Sequence[str], files: Sequence[Path], *, statistics: bool = False) -> Outputs:
    """The outputs that `--output-format` and `--output-file` ask for, each given any number of times.

    The first format goes to the first file, the second to the second, and so on. One format may be left over: it is
    printed; else `full` is. A single file without a format gets `full`. With
    `statistics`, counts are printed instead. Raises CannotDo where they do not fit.
    """
    from cjm.output.registry import format_names

    known = format_names()
    wanted = [options.chosen("--output-format", name, known) for name in formats]
    if not wanted and len(files) == 1:
        wanted = [FOR_PEOPLE]
    if len(wanted) < len(files):
        raise CannotDo(
            f"--output-file: `{files[len(wanted)]}` has no format",
            "give `--output-format` once for each file",
        )
    if len(wanted) > len(files) + 1:
        raise CannotDo(
            f"--output-format: `{wanted[len(files)]}` has no file",
            "give `--output-file` once for each format; only the last format may go without, to standard output",
        )
    for name, file in zip(wanted, files, strict=False):
        fitting = _SUFFIXES.get(file.suffix, name)
        if fitting != name:
            raise CannotDo(
                f"--output-file: `{file}` would hold `{name}`",
                "the first format goes to the first file, the second to the second; a format without a file comes last",
            )
    if len({file.absolute() for file in files}) < len(files):
        raise CannotDo("--output-file: two formats cannot go to the same file", "name two files")
    terminal = wanted[-1] if len(wanted) > len(files) else FOR_PEOPLE
    if statistics and terminal not in _COUNTED:
        raise CannotDo(
            f"--statistics: counts are not shown as `{terminal}`", "leave the format out, or use `json`"
        )
    return Outputs(tuple(zip(wanted, files, strict=False)), terminal, statistics)
