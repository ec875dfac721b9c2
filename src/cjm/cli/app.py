"""The commands put together, and what holds for all of them: exit codes, streams, interrupts."""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from keyword import iskeyword
from types import ModuleType
from typing import Annotated

import typer

from cjm import __version__
from cjm.errors import CannotDo

COMMANDS = (
    "diff",
    "fmt",
    "import",
    "init",
    "lint",
    "log",
    "merge",
    "rename",
    "render",
    "review",
    "rule",
    "schema",
    "serve",
    "status",
)
"""The commands in the order of `cjm --help`: each is the module of its name in `cjm.cli`, with a `_` behind
a name that Python reserves.

It has `run`, whose docstring is the command's help and whose result is the exit code (`None`: 0), and `EXAMPLE`, a
command line or several, one a line, that ends the help. One that reads its arguments in its own way has a `Command`.
"""


def app_for(arguments: list[str]) -> typer.Typer:
    """The command line; where the arguments begin with a command, with that one only.

    Reading the signatures of the others would take a tenth of the time in which a map is checked.
    """
    app = typer.Typer(
        name="cjm",
        help="Customer journey maps as code: write them in YAML, hold them to a method, show them as reports.",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    for name in COMMANDS if arguments[:1] == [] or arguments[0] not in COMMANDS else arguments[:1]:
        module = module_of(name)
        example = "\n".join(f"  {line}" for line in module.EXAMPLE.strip().splitlines())
        kind = getattr(module, "Command", None)
        app.command(name, cls=kind, epilog=f"\b\nExample:\n{example}")(module.run)
    return app


def module_of(command: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"cjm.cli.{command}_" if iskeyword(command) else f"cjm.cli.{command}")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cjm {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", help="Show the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None: ...


def run(arguments: list[str]) -> int:
    """Run the command line; returns the exit code (0 fine, 1 findings, 2 could not do it, 130 interrupted)."""
    _prepare_streams()
    try:
        code = _answer(arguments or ["--help"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        _discard_output()
        return 0
    return code


def _answer(arguments: list[str]) -> int:
    try:
        result = app_for(arguments)(arguments, prog_name="cjm", standalone_mode=False)
    except CannotDo as error:
        return _cannot_do(error)
    except typer.TyperException as error:
        return _cannot_do(_usage(error))
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except SystemExit as ended:  # Typer's way to end after shell completion and on a closed pipe
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        result = ended.code
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _cannot_do(CannotDo(f"{where}{error.strerror or error}"))
    except Exception as error:
        if os.environ.get("CJM_TRACEBACK"):
            raise
        message = f"cjm failed: {type(error).__name__}: {error}"
        return _cannot_do(
            CannotDo(message, "this is a bug in cjm, not in your map; CJM_TRACEBACK=1 shows where")
        )
    return result if isinstance(result, int) else 0


def _usage(error: typer.TyperException) -> CannotDo:
    """What Typer says about a wrong command line, in our form."""
    words = error.format_message().removesuffix(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "cjm"
    return CannotDo(words[:1].lower() + words[1:], f"`{command} --help` says what is possible")


def _cannot_do(error: CannotDo) -> int:
    from cjm.cli.messages import report_problem

    report_problem(error)
    return 2


def _prepare_streams() -> None:
    r"""UTF-8 and `\n` in any locale and on any system; a stream that is closed from the start takes everything."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for the whole run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _discard_output() -> None:
    """Keep Python from complaining at exit about a pipe whose reader has gone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
