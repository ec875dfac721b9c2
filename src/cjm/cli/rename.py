"""`cjm rename`: change an id everywhere."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from cjm.cli import options
from cjm.cli.ids import complete_id
from cjm.model.kinds import Kind

EXAMPLE = """
cjm rename shoes.cjm.yaml marketing brand
cjm rename shoes.cjm.yaml compare/read-reviews reviews
cjm rename library/teams.cjm.yaml shop store --kind touchpoint --dry-run
"""


def run(
    map_: Annotated[
        Path,
        typer.Argument(
            readable=False, metavar="MAP", help="A map or a library that uses the id.", show_default=False
        ),
    ],
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD",
            autocompletion=complete_id,
            help="The id as it is now; for a step also PHASE/STEP.",
            show_default=False,
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.", show_default=False)],
    kind: Annotated[
        Kind | None,
        typer.Option(
            metavar="KIND",
            help="What is meant if several things have the id: owner, touchpoint, step, pain-point …",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "--diff", help="Show what would change, and change nothing.")
    ] = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Rename an id and every reference to it.

    Looks in the map and in all maps and libraries of its project. Comments, quotes and everything else stay as they
    are. The new texts are read again and compared before the first file is written; either all of them are written or
    none. The ids of maps and the names of files are not changed.
    """
    from cjm.cli.rewriting.renaming import renaming_in, show_difference, write
    from cjm.config import Configurations

    renaming = renaming_in(map_, old, new, kind, Configurations(config, isolated=isolated))
    if dry_run:
        show_difference(renaming)
    else:
        write(renaming, shlex.join(("cjm", "rename", str(map_), old, new)))
