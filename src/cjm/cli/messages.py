"""What commands say on stderr."""

from __future__ import annotations

import sys

import typer

from cjm.errors import CannotDo
from cjm.files import SUFFIXES
from cjm.output.visible import visible


def report_problem(problem: CannotDo) -> None:
    """Say what could not be done, with control characters written out."""
    sys.stdout.flush()
    typer.echo(visible(str(problem), keep="\n"), err=True)


def warn(message: str) -> None:
    """Say what the user may not expect."""
    sys.stdout.flush()
    typer.echo(visible(f"warning: {message}"), err=True)


def warn_of_no_maps() -> None:
    """Say that there was nothing to do: where maps are looked for, they are known by their names."""
    warn(f"no maps found: their names end in {' or '.join(SUFFIXES)}")


def note(message: str) -> None:
    """Say what the user may want to know of a result that is fine."""
    sys.stdout.flush()
    typer.echo(visible(f"note: {message}"), err=True)


def say(message: str) -> None:
    """Say what was done."""
    sys.stdout.flush()
    typer.echo(visible(message), err=True)
