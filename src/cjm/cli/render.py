"""`cjm render`: maps as reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cjm.cli import options
from cjm.cli.messages import note, report_problem, warn_of_no_maps
from cjm.english import counted
from cjm.errors import CannotDo

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from cjm.cli.reports.rendering import Look
    from cjm.cli.sites.writing import Written
    from cjm.render.report import RenderInput, ReportFormat
    from cjm.view.parts import Part
    from cjm.workspace import Workspace

EXAMPLE = """
cjm render bike.cjm.yaml
cjm render journeys/ -o site --language es
cjm render bike.cjm.yaml --format markdown -o -
"""

FORMAT_HELP = "csv, html, jira, json, markdown, mermaid, pdf, png, pptx, svg, wiki or xlsx."
STDOUT = "-"
MOST_LISTED = 20
"""How many files of a site are listed; of more, only the number is said."""


def run(
    paths: options.Paths = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=FORMAT_HELP,
            autocompletion=options.complete_report_format,
        ),
    ] = "html",
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR|-",
            help="Where to write. Default: ID.html in the current folder; for several maps, the folder site.",
            show_default=False,
        ),
    ] = None,
    language: options.Language = None,
    templates: options.Templates = None,
    theme: options.Theme = None,
    public: options.Public = False,
    history: Annotated[
        bool, typer.Option("--history", help="Show how the map changed over time, from its history in git.")
    ] = False,
    revision: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="A text for the footer, such as a version.", show_default=False),
    ] = None,
    paper: Annotated[
        Literal["a4", "a3", "poster"], typer.Option(help="The size of the printed page.")
    ] = "a4",
    picture: Annotated[
        Literal["map", "curve"],
        typer.Option(help="What a picture shows: the map, or its emotion curve alone."),
    ] = "map",
    browser: Annotated[
        str | None,
        typer.Option(
            metavar="BROWSER",
            help="The Chromium, Chrome or Edge that makes PDF and PNG: a name or a path.",
            show_default="CJM_BROWSER, or the first one found",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that cjm did not write.")] = False,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
    today: options.Today = None,
) -> int:
    """Turn maps into reports.

    One map becomes one file; several maps, or a folder, become a site with an index page. Files that cjm wrote are
    replaced, others only with --force.

    Exits with 0 if every map has its report; with 2 if one could not be made.
    """
    from cjm.cli.reports.rendering import Look
    from cjm.config import Configurations
    from cjm.render.registry import format_called, formats
    from cjm.workspace import open_workspace

    report_format = (
        format_called(format_) or formats()[options.chosen("--format", format_, sorted(formats()))]
    )
    if picture == "curve":
        report_format = _of_the_curve(report_format)
    given = paths or [Path()]
    workspace = open_workspace(
        given,
        Configurations(config, isolated=isolated),
        options.standard_input(paths, stdin_filename),
        read=False,
    )
    look = Look(language, templates, paper, public, revision, today, picture, browser, theme, history)
    for problem in workspace.problems:
        report_problem(problem)
    if history and not public:
        from cjm.cli.reports.history import tell_if_shallow

        tell_if_shallow(workspace.files)
    single = len(workspace.files) == 1 and not any(path.is_dir() for path in given)
    if single:
        done = _write_one(workspace, look, report_format, output, force=force)
    elif workspace.files:
        done = _write_site(workspace, given, look, report_format, output, force=force)
    else:
        done = not workspace.problems
        if done:
            _warn_of_no_maps()
    return 0 if done and not workspace.problems else 2


def _write_one(
    workspace: Workspace, look: Look, report_format: ReportFormat, output: str | None, *, force: bool
) -> bool:
    """Write the report on the only map of a workspace; whether there is one."""
    from cjm.cli.invalid import errors_in, show_errors
    from cjm.cli.reports.beside import across_alone
    from cjm.cli.reports.rendering import Renderer
    from cjm.cli.reports.targets import check_target, in_folder, make_folder
    from cjm.files import shown, write_atomically
    from cjm.view.parts import held
    from cjm.workspace import unreadable

    (opened,) = workspace.files
    renderer = Renderer(look)
    try:
        library = opened.document.library is not None
    except OSError as error:
        raise unreadable(opened, error) from None
    if library:
        raise _library(opened.path)
    viewed = renderer.viewed(opened, across_alone(workspace, opened, look))
    if viewed is None:
        show_errors(errors_in(opened.document))
        return False
    view = viewed.view
    report = renderer.report(opened, view)
    if output == STDOUT:
        _print(report_format, report)
    else:
        name = f"{view.id if view.id != '-' else 'map'}{report_format.suffix}"
        target = in_folder(output, name) if output else Path(name)
        check_target(target, report_format, {opened.path.resolve()}, force=force)
        content = report_format.render(report)
        make_folder(target.parent)
        write_atomically(target, content)
        typer.echo(shown(target))
    if report_format.leaves_out or report_format.shortens:
        _say_what_is_left_out(held(view), report_format)
    return True


def _write_site(
    workspace: Workspace,
    given: Sequence[Path],
    look: Look,
    report_format: ReportFormat,
    output: str | None,
    *,
    force: bool,
) -> bool:
    """Write the site of several maps; whether each of them has its page."""
    from cjm.cli.invalid import show_errors
    from cjm.cli.sites.writing import SITE, write_site

    site = Path(output or SITE)
    if output == STDOUT or site.is_file() or site.suffix == report_format.suffix:
        raise CannotDo(f"-o {output}: several maps, or a folder of them, need a folder", "name a folder")
    done = write_site(workspace, look, report_format, site, force=force)
    problems = [*done.problems, *(_library(path) for path in done.libraries if path in given)]
    _say_what_was_written(done, site)
    for problem in problems:
        report_problem(problem)
    if done.diagnostics:
        show_errors(done.diagnostics)
    if len(done.libraries) == len(workspace.files) and not problems:
        _warn_of_no_maps()
    _say_what_is_left_out(done.held, report_format)
    return not problems and not done.diagnostics


def _say_what_was_written(done: Written, site: Path) -> None:
    """List the files of a small run; say how many there are in a large one."""
    from cjm.files import shown

    if len(done.written) > MOST_LISTED:
        typer.echo(f"{shown(site)}: {len(done.written)} files written")
    else:
        for path in done.written:
            typer.echo(shown(path))
    if len(done.removed) > MOST_LISTED:
        typer.echo(f"{shown(site)}: {len(done.removed)} files removed, their maps are gone")
    else:
        for path in done.removed:
            typer.echo(f"{shown(path)} removed, its map is gone")
    if done.unchanged > 0:
        typer.echo(f"{shown(site)}: {counted(done.unchanged, 'file')} unchanged")


def _library(path: Path) -> CannotDo:
    from cjm.files import shown

    return CannotDo(f"{shown(path)} is a library; only maps become reports")


def _warn_of_no_maps() -> None:
    warn_of_no_maps()


def _of_the_curve(report_format: ReportFormat) -> ReportFormat:
    """The format as it is for the curve alone. Raises CannotDo where it is no format of pictures."""
    from dataclasses import replace

    from cjm.render.registry import formats

    lacks = report_format.curve_lacks
    if not lacks:
        pictures = " and ".join(sorted(name for name, each in formats().items() if each.curve_lacks))
        raise CannotDo(f"--picture: {report_format.name} is not a picture", f"the pictures are {pictures}")
    return replace(
        report_format, leaves_out=report_format.leaves_out | lacks, shortens=report_format.shortens - lacks
    )


def _print(report_format: ReportFormat, report: RenderInput) -> None:
    """Write a report to standard output. Raises CannotDo where a terminal would show bytes that are no text."""
    if report_format.binary and sys.stdout.isatty():
        raise CannotDo(
            f"{report_format.name} is not text, and standard output is a terminal",
            "name a file with -o, or send the output to a file or a program",
        )
    content = report_format.render(report)
    sys.stdout.flush()
    sys.stdout.buffer.write(content)


def _say_what_is_left_out(held: Counter[Part], report_format: ReportFormat) -> None:
    """Say once in a run which parts of the maps the format does not show, or not in full."""
    from cjm.view.parts import named

    lost = (
        f"{does}: {', '.join(words)}"
        for does, parts in (("leaves out", report_format.leaves_out), ("shortens", report_format.shortens))
        if (words := tuple(named(held, parts)))
    )
    if said := "; ".join(lost):
        note(f"{report_format.name} {said}")
