"""`cjm fmt`: maps in canonical layout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjm.cli import options

EXAMPLE = """
cjm fmt
cjm fmt journeys/ --check
cjm fmt shoes.cjm.yaml --diff
cjm fmt - --stdin-filename shoes.cjm.yaml < shoes.cjm.yaml
"""


def run(
    paths: options.Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help="Name the files that would change, and change none.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
) -> int:
    """Write maps in canonical layout: order of keys, indentation, quotes, line width. Comments stay with what they stand on.

    What a map says does not change: each file is read again before it is written. A file that is no YAML, or has
    unresolved conflicts, is named and left alone.

    Exits with 0, with 1 where --check or --diff find something to change, 2 where a file could not be formatted.
    """
    from cjm.cli.rewriting.formatting import Formatting
    from cjm.config import Configurations

    stdin = options.standard_input(paths, stdin_filename)
    formatting = Formatting(Configurations(config, isolated=isolated), check=check, diff=diff)
    return formatting.run(paths or [Path()], stdin)
