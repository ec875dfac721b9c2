"""`cjm status`: a board over all maps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cjm.cli import options
from cjm.cli.ids import Subject, complete_owner, complete_touchpoint
from cjm.errors import CannotDo

EXAMPLE = """
cjm status
cjm status journeys/ --top 10 --within 30d
cjm status --touchpoint checkout
cjm status --owner marketing --output-format markdown -o leaving.md
"""

Format = Literal["text", "json", "markdown"]


def run(
    paths: options.Paths = None,
    touchpoint: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Show what the removal of this touchpoint would affect.",
            autocompletion=complete_touchpoint,
            show_default=False,
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Show what this owner would leave behind.",
            autocompletion=complete_owner,
            show_default=False,
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Show N entries of each ranked list.", show_default="5; in JSON all"
        ),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Also show what falls due within this time: 30d, 4w, 2m.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option(help="How to show it.")] = "text",
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write it.", show_default="to the terminal"
        ),
    ] = None,
    language: options.Language = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    today: options.Today = None,
) -> int:
    """Show all maps on one board.

    Each map has a row with the ten steps, the findings of the linter and its next review. Below stand the pain points by
    severity × frequency, the opportunities by impact ÷ effort, and what each owner is responsible for, across all maps.

    Exits with 0; with 2 if something could not be read, in which case the other maps are still shown.
    """
    from cjm.cli.boards.reading import Asked
    from cjm.cli.boards.report import Show, board, impact
    from cjm.cli.messages import report_problem, warn_of_no_maps
    from cjm.cli.reviews.due import span
    from cjm.config import Configurations
    from cjm.workspace import open_workspace

    if touchpoint is not None and owner is not None:
        raise CannotDo("--touchpoint and --owner cannot be used together", "leave out one of the two")
    if any(str(path) == "-" for path in paths or ()):
        raise CannotDo("a board is made of files, and standard input is none", "name maps or folders")
    ahead = span(within) if within is not None else None
    configurations = Configurations(config, isolated=isolated)
    workspace = open_workspace(paths or [Path()], configurations, read=False)
    for problem in workspace.problems:
        report_problem(problem)
    if workspace.problems and not workspace.files:
        return 2
    show = Show(output_format, output, language, top, within, configurations.for_folder(Path()))
    if touchpoint is not None or owner is not None:
        subject: Subject = "owner" if touchpoint is None else "touchpoint"
        problems = impact(workspace, Asked(today, None, subject, touchpoint or owner or ""), show)
    else:
        problems = board(workspace, Asked(today, ahead), show)
    for problem in problems:
        report_problem(problem)
    if workspace.problems or problems:
        return 2
    if not workspace.files:
        warn_of_no_maps()
    return 0
