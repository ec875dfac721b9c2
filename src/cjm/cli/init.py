"""`cjm init`: a map, a future map or a library to start from, and what lets them live in git."""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cjm.errors import CannotDo
from cjm.model.method import Method, State

if TYPE_CHECKING:
    from cjm.render.scaffold import Scaffold, Wishes
    from cjm.render.scaffold.files import Written

EXAMPLE = """
cjm init
cjm init repair.cjm.yaml --title "A bicycle is repaired" --persona Noor --phases "Breakdown,Repair"
cjm init --future-of repair.cjm.yaml
cjm init --git --ci github --ci pre-commit
"""


def _complete_service(incomplete: str) -> list[str]:
    from cjm.render.scaffold.services import SERVICES

    return [name for name in SERVICES if name.startswith(incomplete)]


def run(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PATH]",
            help="A file ending in .cjm.yaml, or a folder: the title then names the file. Default: the current folder.",
            show_default=False,
            readable=False,
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of the map.")] = None,
    persona: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="The name of a persona. May be repeated.")
    ] = None,
    phases: Annotated[
        str | None, typer.Option(metavar="A,B,C", help="The names of the phases, between commas.")
    ] = None,
    method: Annotated[
        Method | None, typer.Option(help="The method that the comments teach. Default: ten-step.")
    ] = None,
    state: Annotated[
        State | None,
        typer.Option(help="The journey of today, of the future, or of one day. Default: current."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="The language you will write in, such as en or pt-BR. Default: en."),
    ] = None,
    future_of: Annotated[
        Path | None,
        typer.Option(
            metavar="MAP",
            help="Write a future map with the phases and steps of this map of today.",
            readable=False,
        ),
    ] = None,
    library: Annotated[
        bool, typer.Option("--library", help="Write a library: owners, touchpoints and more that maps share.")
    ] = False,
    ci: Annotated[
        list[str] | None,
        typer.Option(
            metavar="<github|gitlab|pre-commit>",
            help="Write the jobs that lint maps, show what changes, publish the site and remind of reviews. May be "
            "repeated.",
            autocompletion=_complete_service,
            show_default=False,
        ),
    ] = None,
    git: Annotated[
        bool, typer.Option("--git", help="Set up git in this clone to compare and merge maps as journeys.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is already there.")] = False,
) -> None:
    """Write a map to start from, with comments that teach the method.

    Asks for what the options leave open if it runs in a terminal. Writes the schema that editors use beside the map.
    With --ci or --git and nothing else, writes no map.
    """
    given = {
        "title": title, "personas": persona, "phases": phases, "method": method, "state": state, "language": language
    }  # fmt: skip
    given = {name: value for name, value in given.items() if value not in (None, [])}
    _check_options(frozenset(given), state, library=library, future_of=future_of)
    if not (ci or git):
        _write_map(path or Path(), given, future_of, library=library, force=force)
        return
    from cjm.cli import init_repository

    work = init_repository.planned(_folder(path), ci or (), git=git, force=force)
    if given or library or future_of is not None or path is not None:
        _write_map(path or Path(), given, future_of, library=library, force=force)
        typer.echo()
    init_repository.carry_out(work)


def _folder(path: Path | None) -> Path:
    """The folder that a map goes to."""
    if path is None:
        return Path()
    from cjm.files import SUFFIXES

    return path.parent if path.name.endswith(SUFFIXES) else path


def _write_map(
    path: Path, given: dict[str, Any], future_of: Path | None, *, library: bool, force: bool
) -> None:
    from cjm.cli import questions
    from cjm.render.scaffold import Wishes
    from cjm.render.scaffold.files import check_free, write

    check_free(path, future_of, force=force)
    wishes = Wishes(**_checked(given))
    if sys.stdin.isatty() and sys.stderr.isatty():
        wishes = questions.answered(wishes, frozenset(given), whole_map=not (library or future_of))
    scaffold = _scaffold(wishes, path, future_of, library=library, language_given="language" in given)
    _report(write(path, scaffold, future_of, force=force), is_library=library)


def _check_options(
    given: frozenset[str], state: str | None, *, library: bool, future_of: Path | None
) -> None:
    if library and future_of is not None:
        raise CannotDo("a library is not a future map", "leave out --library or --future-of")
    needless = given & {"phases", "method", "state"}
    if library and needless:
        option = min(needless)
        raise CannotDo(f"a library has no {option}", f"leave out --{option}")
    if future_of is None:
        return
    if state not in (None, "future"):
        raise CannotDo(f"a future map is not of the state `{state}`", "leave out --state")
    if kept := needless - {"state"}:
        option = min(kept)
        raise CannotDo(f"a future map has the {option} of the map that it improves", f"leave out --{option}")


def _checked(given: dict[str, Any]) -> dict[str, Any]:
    from cjm.render.scaffold.names import checked_language, checked_text, split

    checks = {
        "title": lambda title: checked_text(title, "the title"),
        "personas": lambda names: tuple(checked_text(name, "the name of a persona") for name in names),
        "phases": lambda names: split(names, "phase"),
        "language": checked_language,
    }
    return {name: checks[name](value) if name in checks else value for name, value in given.items()}


def _scaffold(
    wishes: Wishes, path: Path, future_of: Path | None, *, library: bool, language_given: bool
) -> Scaffold:
    from cjm.render import scaffold
    from cjm.render.scaffold.files import link, read_current
    from cjm.render.scaffold.wording import has_words

    current = None
    if future_of is not None:
        current = read_current(future_of)
        language = wishes.language if language_given else current.map.language
        wishes = replace(wishes, method=current.map.method, state="future", language=language)
    if not has_words(wishes.language):
        typer.echo(f"There is no scaffold in `{wishes.language}` yet: the comments are in English.", err=True)
    if current is not None and future_of is not None:
        return scaffold.future_scaffold(wishes, current, link(path, future_of))
    return scaffold.library_scaffold(wishes) if library else scaffold.map_scaffold(wishes)


def _report(written: Written, *, is_library: bool) -> None:
    from cjm.files import shown
    from cjm.output.visible import visible

    name = shown(written.file)
    lines = [f"Wrote {name}"]
    if written.schema_is_new:
        lines.append(f"Wrote {shown(written.schema)}, which tells editors what belongs where")
    quoted = shlex.quote(name)
    if is_library:
        lines += [
            "",
            "Next: name it in cjm.toml, so that maps can use it, and see what is still missing:",
            "",
        ]
        lines += [f"  library = [{json.dumps(name, ensure_ascii=False)}]", f"  cjm lint {quoted}"]
    else:
        lines += ["", "Next: see what is still missing, and how it looks:", ""]
        lines += [f"  cjm lint {quoted}", f"  cjm render {quoted}"]
    typer.echo("\n".join(map(visible, lines)))
