"""`cjm import`: maps from diagrams, tables and sheets that are there already."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from cjm.cli import options
from cjm.errors import CannotDo

EXAMPLE = """
cjm import README.md
cjm import journey.csv -o maps/
cjm import board.md --from mermaid --actors owners
"""

_STDIN = "-"


def complete_importer(incomplete: str) -> list[str]:
    """The formats that can be imported."""
    from cjm.importers.registry import all_importers, own_importers

    try:
        known = all_importers()
    except CannotDo:  # an importer of another package, which `cjm import` names
        known = own_importers()
    return [name for name in known if name.startswith(incomplete)]


def run(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A file with a journey, or - for standard input.",
            show_default=False,
            readable=False,
        ),
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            help="The format of the file. Default: recognised by its content.",
            autocompletion=complete_importer,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR|-",
            help="Where to write. Default: the current folder, under the title of the map.",
            show_default=False,
        ),
    ] = None,
    actors: Annotated[
        Literal["personas", "owners", "channels", "ignore"] | None,
        typer.Option(help="What actors become. Default: guessed from their names.", show_default=False),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The title of the map.", show_default=False)
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="TAG", help="The language of the file, such as en or pt-BR.", show_default=False
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Treat every guess and every loss as an error, and exit with 1.")
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            metavar="FORMAT",
            help="How to show what was guessed and lost.",
            autocompletion=options.complete_format,
        ),
    ] = "full",
    stdin_filename: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The name of the file on standard input.", show_default=False),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is already there.")] = False,
) -> int:
    """Turn a diagram, a table or a spreadsheet into a map.

    Every guess and every loss is shown with its line and column. What has no place in a map is kept under `x-import`.

    Exits with 0; with 1 if --strict is given and anything was guessed or lost; with 2 if no map could be made.
    """
    from cjm.cli.importing import reading, showing
    from cjm.cli.importing.maps import scaffolds
    from cjm.cli.importing.progress import watched
    from cjm.cli.importing.writing import tell, write
    from cjm.importers.importer import Wishes
    from cjm.importers.notes import Notes
    from cjm.output.registry import format_names

    options.chosen("--output-format", output_format, format_names())
    foreign = reading.read(file, options.standard_input([file], stdin_filename))
    notes = Notes()
    importer = reading.importer_for(foreign, source, notes)
    with watched(foreign, Wishes(actors, language, title)) as wishes:
        written = write(scaffolds(foreign, importer, wishes, notes), foreign.name, output, force=force)
    tell(written)
    said = (*foreign.doubts, *notes)
    stream = sys.stderr if output == _STDIN else sys.stdout
    showing.show(foreign, said, output_format, strict=strict, stream=stream)
    return 1 if strict and said else 0
