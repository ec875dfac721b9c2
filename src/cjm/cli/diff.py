"""`cjm diff`: what changed in the journey, not in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer
from typer.core import TyperCommand

from cjm.cli import options

EXAMPLE = """
cjm diff
cjm diff main
cjm diff v1..v2 journeys/
cjm diff today.cjm.yaml future.cjm.yaml
cjm diff origin/main...HEAD --output-format markdown -o comment.md
"""

Format = Literal["text", "markdown", "json", "html"]
PATHS = "cjm.diff.paths"
"""Where the context keeps the paths behind `--`; it is not there without `--`."""


class Command(TyperCommand):
    """A command that tells what stands behind `--`, as git does: only paths."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Set aside what stands behind the first `--`."""
        if "--" in args:
            place = args.index("--")
            ctx.meta[PATHS] = [Path(path) for path in args[place + 1 :]]
            args = args[:place]
        return super().parse_args(ctx, args)


def run(
    context: typer.Context,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV|FILE]... [--] [PATHS]...",
            help="Two files; or one or two revisions, then paths. Default: the working tree against HEAD.",
            show_default=False,
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if anything differs.")] = False,
    output_format: Annotated[Format, typer.Option(help="How to show it.")] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write it.", show_default="to the terminal"
        ),
    ] = None,
    language: options.Language = None,
    theme: options.Theme = None,
    public: Annotated[
        bool, typer.Option("--public", help="Leave out contacts, tickets and internal lanes.")
    ] = False,
    driver: Annotated[
        bool,
        typer.Option("--driver", help="Take git's arguments for an external diff driver; always exit 0."),
    ] = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    today: options.Today = None,
) -> int:
    """Show what changed in the journey, not in the text.

    Compares two files, or revisions in git. `REV` compares the maps of a revision with those in the working tree;
    `REV1..REV2`, or the two apart, those of two revisions; `REV1...REV2` those of the second with those of the commit
    where the two parted. Paths, best behind `--`, limit it to some of the maps.

    Exits with 0; with --exit-code, with 1 if anything differs; with 2 if something could not be done.
    """
    from cjm.cli.diffs.comparing import Asked, diff

    asked = Asked(output_format, output, language, theme, public, config, isolated, today)
    if driver:
        from cjm.cli.diffs.driver import drive

        return drive(arguments or [], asked)
    different = diff(arguments or [], context.meta.get(PATHS), asked)
    return int(exit_code and different)
