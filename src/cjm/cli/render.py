"""`cjm render`: maps as reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cjm.cli import options
from cjm.cli.messages import note, report_problem, warn
from cjm.errors import CannotDo
from cjm.locale import ENGLISH

if TYPE_CHECKING:
    from cjm.cli.rendering import Renderer
    from cjm.render.report import RenderInput, ReportFormat
    from cjm.view.journey import JourneyView
    from cjm.workspace import Opened

EXAMPLE = """
cjm render bike.cjm.yaml
cjm render journeys/ -o site --language es
cjm render bike.cjm.yaml --format markdown -o -
"""

FORMAT_HELP = "csv, html, json, markdown, mermaid, pdf, png, pptx, svg or xlsx."
STDOUT = "-"
SITE = "site"


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
            help="Where to write. Default: ID.html here, or the folder site for several maps.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="TAG",
            help="The language of the labels: en, es, nb, pt, ru or zh-Hans.",
            show_default="that of the map",
            autocompletion=options.complete_language,
        ),
    ] = None,
    templates: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Templates that take the place of cjm's.", show_default=False),
    ] = None,
    public: Annotated[
        bool,
        typer.Option("--public", help="Leave out contacts, internal lanes and checks."),
    ] = False,
    revision: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Text for the footer.", show_default=False)
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
            show_default="CJM_BROWSER, or one that is found",
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

    Exits with 0 where every map has its report, 2 where one could not be made.
    """
    from cjm.cli.rendering import Look, Renderer
    from cjm.config import Configurations
    from cjm.render.registry import formats
    from cjm.workspace import open_workspace

    report_format = formats()[options.chosen("--format", format_, sorted(formats()))]
    given = paths or [Path()]
    workspace = open_workspace(
        given,
        Configurations(config, isolated=isolated),
        options.standard_input(paths, stdin_filename),
    )
    renderer = Renderer(Look(language, templates, paper, public, revision, today, picture, browser))
    maps: list[tuple[Opened, JourneyView]] = []
    failed = bool(workspace.problems)
    for problem in workspace.problems:
        report_problem(problem)
    for opened in workspace.files:
        if opened.document.library:
            if any(path == opened.path for path in given):
                report_problem(CannotDo(f"{opened.document.filename} is a library; only maps become reports"))
                failed = True
        elif (view := renderer.view(opened)) is not None:
            maps.append((opened, view))
        else:
            _show_findings(opened)
            failed = True
    if maps:
        single = len(workspace.files) == 1 and not any(path.is_dir() for path in given)
        write = _write_one if single else _write_site
        write(maps, renderer, report_format, output, force)
        _say_what_is_left_out((view for _, view in maps), report_format)
    elif not failed:
        warn("no maps found: their names end in .cjm.yaml or .cjm.yml")
    return 2 if failed else 0


def _write_one(
    maps: list[tuple[Opened, JourneyView]],
    renderer: Renderer,
    report_format: ReportFormat,
    output: str | None,
    force: bool,
) -> None:
    ((opened, view),) = maps
    name = f"{view.id if view.id != '-' else 'map'}{report_format.suffix}"
    if output == STDOUT:
        _print(report_format, renderer.report(opened, view))
        return
    target = _in_folder(output, name) if output else Path(name)
    _check_target(target, report_format, [opened], force)
    _write(target, report_format.render(renderer.report(opened, view)))


def _write_site(
    maps: list[tuple[Opened, JourneyView]],
    renderer: Renderer,
    report_format: ReportFormat,
    output: str | None,
    force: bool,
) -> None:
    from cjm.render.site import Page, Site, address, page_paths

    site = Path(output or SITE)
    if output == STDOUT or site.is_file() or site.suffix == report_format.suffix:
        raise CannotDo(f"-o {output}: several maps, or a folder of them, need a folder", "name a folder")
    sources = [opened for opened, _ in maps]
    places = page_paths([opened.path for opened in sources], report_format.suffix, Path.cwd())
    index_name = f"index{report_format.suffix}"
    targets = [site / place for place in places] + ([site / index_name] if report_format.index else [])
    for target in targets:
        _check_target(target, report_format, sources, force)
    by_source = {opened.path.resolve(): place for opened, place in zip(sources, places, strict=True)}
    for (opened, view), place in zip(maps, places, strict=True):
        _write(site / place, report_format.render(renderer.report(opened, view, by_source)))
    if report_format.index:
        start = type(places[0])(index_name)
        pages = (Page(view, address(place, start)) for (_, view), place in zip(maps, places, strict=True))
        templates = renderer.templates(sources[0].config, _index_language(maps, renderer))
        _write(site / index_name, report_format.index(Site(tuple(pages), templates)))


def _index_language(maps: list[tuple[Opened, JourneyView]], renderer: Renderer) -> str:
    """The language of all reports, if it is one; else the one asked for, else English."""
    tags = {view.language for _, view in maps}
    return tags.pop() if len(tags) == 1 else renderer.look.language or ENGLISH


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


def _say_what_is_left_out(views: Iterable[JourneyView], report_format: ReportFormat) -> None:
    """Say once in a run which parts of the maps the format does not show, or not in full."""
    from collections import Counter

    from cjm.view.parts import Part, held, named

    counts: Counter[Part] = Counter()
    if report_format.leaves_out or report_format.shortens:
        for view in views:
            counts.update(held(view))
    lost = (
        f"{does}: {', '.join(words)}"
        for does, parts in (("leaves out", report_format.leaves_out), ("shortens", report_format.shortens))
        if (words := tuple(named(counts, parts)))
    )
    if said := "; ".join(lost):
        note(f"{report_format.name} {said}")


def _in_folder(output: str, name: str) -> Path:
    """The file that `-o` asks for: itself, or `name` in it where it is, or is written as, a folder."""
    path = Path(output)
    return path / name if path.is_dir() or output.endswith(("/", os.sep)) else path


def _check_target(target: Path, report_format: ReportFormat, sources: list[Opened], force: bool) -> None:
    """Raises CannotDo where a report would take the place of a map, a folder, or a file that is not cjm's."""
    from cjm.files import shown

    if not target.exists():
        return
    if target.is_dir():
        raise CannotDo(f"{shown(target)} is a folder", "name another file with -o")
    if any(target.resolve() == opened.path.resolve() for opened in sources):
        raise CannotDo(f"{shown(target)} is the map itself", "name another file with -o")
    if force or not target.is_file():
        return
    if not report_format.is_own(target.read_bytes()):
        raise CannotDo(
            f"{shown(target)} exists and was not written by cjm", "name another file with -o, or use --force"
        )


def _write(target: Path, content: bytes) -> None:
    from cjm.files import shown, write_atomically

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotDo(f"{shown(target.parent)} cannot be made: {error.strerror}") from None
    write_atomically(target, content)
    typer.echo(shown(target))


def _show_findings(opened: Opened) -> None:
    """Say on stderr why a file holds no valid map."""
    from cjm.cli.terminal import screen
    from cjm.lint.registry import all_rules
    from cjm.output.registry import format_called
    from cjm.output.report import Report
    from cjm.source.diagnostic import diagnose

    names = {rule.code: rule.name for rule in all_rules()}
    errors = (each for each in opened.document.findings if each.severity == "error")
    diagnostics = sorted(
        (diagnose(opened.document, each, names[each.code]) for each in errors), key=lambda each: each.sort_key
    )
    sys.stdout.flush()
    sys.stderr.write(format_called("full")(Report(tuple(diagnostics), 1), screen(sys.stderr)))
