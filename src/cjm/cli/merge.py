"""`cjm merge`: git's merge driver for maps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "cjm merge --output - base.cjm.yaml ours.cjm.yaml theirs.cjm.yaml"


def run(
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help="The version that both sides come from.", readable=False)
    ],
    ours: Annotated[
        Path,
        typer.Argument(metavar="OURS", help="Our side. The result is written over it.", readable=False),
    ],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="Their side.", readable=False)],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|-",
            help="Write the result here, and leave OURS as it is.",
            show_default=False,
        ),
    ] = None,
    path: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="The name to show for the map in messages.", show_default=False),
    ] = None,
    marker_size: Annotated[
        int, typer.Option(min=1, max=1000, metavar="N", help="The length of conflict markers.")
    ] = 7,
    ours_label: Annotated[str, typer.Option(metavar="TEXT", help="The name of our side.")] = "ours",
    theirs_label: Annotated[str, typer.Option(metavar="TEXT", help="The name of their side.")] = "theirs",
) -> int:
    """Merge two versions of a map by what they mean.

    This is git's merge driver for maps; `cjm init --git` sets it up. Two people may edit one phase, add to one list, or
    move what the other edits: all of it comes together, and every line that nobody changed stays as it is, comments
    included. What only a person can decide is left between git's conflict markers and said in words.

    Exits with 0 if everything is merged; with 1 if there is something to decide; with 2 if a file could not be read.
    """
    from cjm.cli.merging import merge_files

    return merge_files((base, ours, theirs), output, path, marker_size, (ours_label, theirs_label))
