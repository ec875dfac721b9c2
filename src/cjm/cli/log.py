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
    map_: Annotated[Path, typer.Argument(metavar="MAP", help="The map.")],
    number: Annotated[
        int | None,
        typer.Option(
            "-n", "--max-count", metavar="N", min=1, help="At most so many editions.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only editions of this day or later.", show_default=False),
    ] = None,
    output_format: Annotated[
        Literal["text", "json", "markdown"], typer.Option(help="How to show it.")
    ] = "text",
    language: options.Language = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    today: options.Today = None,
) -> int:
    """Show the history of a map, as git has it: an edition for each commit that changed it, the newest first.

    It tells of each how the journey feels on average (-2 to 2), how many pain points are open, gained and solved, and
    how much of the ten steps is done; then how these fared, phase by phase, and the metrics' readings.

    Exits with 0, or with 2 where there is no history.
    """
    from cjm.cli.chronicles import Asked, history_of, shown
    from cjm.config import Configurations

    history = history_of(map_, Asked(number, since, today), Configurations(config, isolated=isolated))
    sys.stdout.write(shown(history, output_format, language))
    return 0
