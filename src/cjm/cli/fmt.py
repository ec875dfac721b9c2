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
        bool, typer.Option("--check", help="Name the files that would change, and change nothing.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and change nothing.")] = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
) -> int:
    """Format maps, and keep their comments.

    Sets the order of keys, indentation, quotes and line width. What a map says does not change: each file is read again
    before it is written. A file that is not valid YAML, or has unresolved conflicts, is named and left alone.

    Exits with 0; with 1 if --check or --diff find something to change; with 2 if a file could not be formatted.
    """
    from cjm.cli.rewriting.formatting import Formatting
    from cjm.config import Configurations

    stdin = options.standard_input(paths, stdin_filename)
    formatting = Formatting(Configurations(config, isolated=isolated), check=check, diff=diff)
    return formatting.run(paths or [Path()], stdin)
