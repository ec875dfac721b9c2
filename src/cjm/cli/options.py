"""Options that several commands share, and what shell completion offers for them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.models import OptionInfo

from cjm.errors import CannotDo

if TYPE_CHECKING:
    from cjm.workspace import Stdin

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        readable=False,
        help="Maps, folders to search for *.cjm.yaml, or - for standard input. Default: the current folder.",
        show_default=False,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Use this configuration for every map.",
        show_default=False,
        readable=False,
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore configuration files and libraries.")]
StdinFilename = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="The name to show for the map on standard input.", show_default=False),
]
Today = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Pretend that today is this day (YYYY-MM-DD).", show_default=False),
]


def rules(help_: str) -> OptionInfo:
    """An option that takes rules: repeatable, and with several between commas."""
    option: OptionInfo = typer.Option(
        metavar="RULES", help=help_, autocompletion=complete_selector, show_default=False
    )
    return option


def standard_input(paths: Iterable[Path] | None, filename: str | None) -> Stdin | None:
    """Standard input where `-` is among the paths. Raises CannotDo where it has a name but is not asked for."""
    if all(str(path) != "-" for path in paths or ()):
        if filename is not None:
            raise CannotDo("--stdin-filename names standard input, which is not read", "add `-` to the paths")
        return None
    from cjm.source.text import MAX_BYTES
    from cjm.workspace import Stdin

    return Stdin(sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b"", filename)


def chosen(option: str, wanted: str, possible: Iterable[str]) -> str:
    """The wanted value of an option if it is possible. Raises CannotDo with a did-you-mean."""
    values = tuple(possible)
    if wanted in values:
        return wanted
    close = get_close_matches(wanted.lower(), values, 1, 0.5)
    choices = ", ".join(values)
    raise CannotDo(
        f"{option}: `{wanted}` is not one of the choices",
        f"did you mean `{close[0]}`? Possible: {choices}" if close else f"possible: {choices}",
    )


def split(given: Iterable[str] | None) -> tuple[str, ...]:
    """The values of an option that may be repeated and may hold several values between commas."""
    return tuple(part.strip() for each in given or () for part in each.split(",") if part.strip())


def complete_selector(incomplete: str) -> list[tuple[str, str]]:
    """Rule codes and names for the last of the values between commas, each with the rule's title."""
    from cjm.config import Configurations
    from cjm.lint.registry import all_rules

    before, comma, last = incomplete.rpartition(",")
    try:
        rules = all_rules(Configurations().for_folder(Path()).lint.plugins)
    except CannotDo:  # nothing may be said in the middle of a command line
        rules = all_rules()
    offered = [(rule.code, rule.title) for rule in rules] + [(rule.name, rule.title) for rule in rules]
    return [
        (f"{before}{comma}{value}", title)
        for value, title in offered
        if value.lower().startswith(last.lower())
    ]


def complete_format(incomplete: str) -> list[str]:
    """The formats of diagnostics."""
    from cjm.output.registry import format_names

    return [name for name in format_names() if name.startswith(incomplete)]


def complete_report_format(incomplete: str) -> list[str]:
    """The formats of reports."""
    from cjm.render.registry import formats

    return [name for name in sorted(formats()) if name.startswith(incomplete)]


def complete_theme(incomplete: str) -> list[str]:
    """The themes that come with cjm."""
    from cjm.render.theme.reading import theme_names

    return [name for name in theme_names() if name.startswith(incomplete)]


def complete_language(incomplete: str) -> list[str]:
    """The languages of reports."""
    from cjm.locale import languages

    return [tag for tag in languages() if tag.startswith(incomplete)]


Language = Annotated[
    str | None,
    typer.Option(
        metavar="TAG",
        help="The language of the labels: en, es, nb, pt, ru or zh-Hans.",
        show_default="that of the map",
        autocompletion=complete_language,
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="Use the templates in this folder in place of cjm's.", show_default=False
    ),
]
Theme = Annotated[
    str | None,
    typer.Option(
        metavar="NAME|FILE",
        help="Colours, fonts and a logo: contrast, default, warm, or a TOML file.",
        autocompletion=complete_theme,
        show_default=False,
    ),
]
Public = Annotated[
    bool,
    typer.Option("--public", help="Leave out contacts, internal lanes and checks."),
]
