"""`cjm review`: what is due in maps and why, and reviews that are done."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from cjm.cli import options
from cjm.cli.ids import complete_owner, unknown
from cjm.errors import CannotDo

EXAMPLE = """
cjm review
cjm review journeys/ --within 30d --owner marketing
cjm review --output-format ics -o reviews.ics
cjm review bike.cjm.yaml --done --by Ana --how "Half a day with the support log"
"""

Format = Literal["text", "json", "markdown", "ics"]


def run(
    paths: options.Paths = None,
    within: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Also show what falls due within this time: 30d, 4w, 2m.",
            show_default=False,
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Show only what belongs to this owner.",
            autocompletion=complete_owner,
            show_default=False,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Also show maps where nothing is due.")] = False,
    output_format: Annotated[Format, typer.Option(help="How to show it.")] = "text",
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Where to write it.", show_default="to the terminal"
        ),
    ] = None,
    done: Annotated[
        bool, typer.Option("--done", help="Write a review that took place into the log of a map.")
    ] = False,
    by: Annotated[
        str | None, typer.Option(metavar="TEXT", help="With --done: who reviewed it.", show_default=False)
    ] = None,
    how: Annotated[
        str | None, typer.Option(metavar="TEXT", help="With --done: how it was reviewed.", show_default=False)
    ] = None,
    changed: Annotated[
        str | None, typer.Option(metavar="TEXT", help="With --done: what was changed.", show_default=False)
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="With --done: what was looked at; may be repeated.", show_default=False
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="With --done: the day of the review.", show_default="today"),
    ] = None,
    language: options.Language = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    today: options.Today = None,
) -> int:
    """Show which maps are due for review, whose they are, and why.

    A map is due if it was never reviewed or the interval of its reviews has passed; if something happened for which it
    asks a review; if readings, targets, opportunities, content or evidence are past their date; or if the linter finds
    what it did not find at the last review. With --done, writes a review that took place into the log of a map.

    Exits with 0 if nothing is due; with 1 if something is; with 2 if something could not be done.
    """
    from cjm.cli.invalid import show_errors
    from cjm.cli.messages import report_problem, warn_of_no_maps
    from cjm.cli.reviews.due import Reviewer, span
    from cjm.cli.reviews.report import content, print_text, tell_notes, write
    from cjm.config import Configurations
    from cjm.workspace import open_workspace

    configurations = Configurations(config, isolated=isolated)
    entry = (by, how, changed, evidence, date)
    if done:
        from cjm.cli.reviews.entry import enter_review

        return enter_review(paths or [], configurations, *entry, today=today)
    if any(each is not None for each in entry):
        raise CannotDo("--by, --how, --changed, --evidence and --date belong to --done", "add --done")
    if within is not None:
        span(within)
    stdin = options.standard_input(paths, None)
    workspace = open_workspace(paths or [Path()], configurations, stdin, read=False)
    for problem in workspace.problems:
        report_problem(problem)
    if workspace.problems and not workspace.files:
        return 2
    reviews = Reviewer(workspace, today, within, everything=output_format == "ics").reviews()
    problems = (*workspace.problems, *reviews.problems)
    if owner and reviews.checked and owner not in reviews.owners and not (problems or reviews.invalid):
        raise unknown("owner", owner, reviews.owners)
    maps = [each for review in reviews.maps if (each := review.of_owner(owner) if owner else review)]
    told = [each for each in maps if all_ or each.due or each.coming]
    if output_format == "text" and output is None:
        print_text(told, len(maps))
    else:
        here = configurations.for_folder(Path())
        write(
            content(output_format, told, len(maps), language, here),
            output,
            (each.path for each in workspace.files),
        )
    tell_notes(maps)
    for problem in reviews.problems:
        report_problem(problem)
    if reviews.invalid:
        show_errors(reviews.invalid)
    if problems or reviews.invalid:
        return 2
    if not reviews.checked:
        warn_of_no_maps()
    return 1 if any(each.due for each in maps) else 0
