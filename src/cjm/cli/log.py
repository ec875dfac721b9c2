"""`cjm log`: the history of a map."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from cjm.cli import options

EXAMPLE = """
cjm log bike.cjm.yaml
cjm log bike.cjm.yaml -n 10
cjm log bike.cjm.yaml --since 2026-01-01 --output-format markdown
"""


def run(
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="The file of a map.", readable=False)],
    number: Annotated[
        int | None,
        typer.Option(
            "-n", "--max-count", metavar="N", min=1, help="Show at most N editions.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Show only editions of this day or later.", show_default=False),
    ] = None,
    output_format: Annotated[
        Literal["text", "json", "markdown"], typer.Option(help="How to show it.")
    ] = "text",
    language: options.Language = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    today: options.Today = None,
) -> int:
    """Show the history of a map in git, commit by commit.

    An edition is a commit that changed the map; the newest comes first. For each, it shows how the journey feels on
    average (-2 to 2), how many pain points are open, gained and solved, and how much of the ten steps is done. The
    emotions phase by phase and the readings of the metrics follow.

    Exits with 0; with 2 if there is no history.
    """
    from cjm.cli.chronicles import Asked, history_of, shown
    from cjm.config import Configurations

    history = history_of(map_, Asked(number, since, today), Configurations(config, isolated=isolated))
    sys.stdout.write(shown(history, output_format, language))
    return 0
