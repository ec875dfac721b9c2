"""The commands put together, and what holds for all of them: exit codes, streams, interrupts."""

from __future__ import annotations

import os
import sys
from types import ModuleType

import click
import typer

from cjm.cli.errors import CannotDo

COMMANDS: tuple[ModuleType, ...] = ()
"""The command modules in the order of `cjm --help`. Each has `run`, whose docstring is the command's help."""

app = typer.Typer(
    name="cjm",
    help="Customer journey maps as code: write them in YAML, hold them to a method, show them as reports.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in COMMANDS:
    app.command(module.__name__.rsplit(".", 1)[-1])(module.run)


@app.callback()
def _root() -> None: ...


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code (0 fine, 1 findings, 2 could not do it, 130 interrupted)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        result = app(arguments, standalone_mode=False)
        sys.stdout.flush()
    except CannotDo as error:
        typer.echo(str(error), err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0
