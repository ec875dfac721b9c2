"""`cjm lint`: check maps."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cjm.cli import options
from cjm.cli.messages import report_problem, warn_of_no_maps
from cjm.errors import CannotDo
from cjm.model.finding import Profile, Severity

if TYPE_CHECKING:
    from cjm.cli.findings.checking import Outcome
    from cjm.output.report import Report
    from cjm.workspace import Stdin, Workspace

EXAMPLE = """
cjm lint
cjm lint journeys/ --profile strict --ignore CJM13
cjm lint --fix
cjm lint --output-format sarif --output-file cjm.sarif --output-format junit --output-file cjm.xml
"""


def run(
    paths: options.Paths = None,
    profile: Annotated[
        Profile | None,
        typer.Option(help="How much to ask of a map.", show_default="standard"),
    ] = None,
    select: Annotated[list[str] | None, options.rules("Only these rules, whatever the profile.")] = None,
    ignore: Annotated[list[str] | None, options.rules("All but these rules.")] = None,
    extend_select: Annotated[list[str] | None, options.rules("These rules too.")] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT",
            help="concise, full, github, gitlab, json, junit, markdown or sarif. May be repeated, once a file.",
            autocompletion=options.complete_format,
            show_default="full",
        ),
    ] = None,
    output_file: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            help="Write the format to this file, and full to the terminal. May be repeated, one a format.",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        Severity | None,
        typer.Option(help="The lowest severity that makes the exit code 1.", show_default="warning"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever was found.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Fix what can be fixed safely, and show the rest.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option(
            "--unsafe-fixes", help="With --fix or --diff: include fixes that may change what the map says."
        ),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Leave out the findings that this file lists.", show_default=False),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help="Write all findings to the baseline, so that only new ones count from now on.",
        ),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings by rule instead of showing them.")
    ] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="List the maps that would be checked, and check none.")
    ] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show the settings of each map, and check none.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Check every map anew, and keep nothing in .cjm_cache/.")
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Use at most N processes.",
            show_default="one for each core, one for few maps",
        ),
    ] = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    stdin_filename: options.StdinFilename = None,
    today: options.Today = None,
) -> int:
    """Check maps against the format and the method.

    RULES are codes, names, prefixes of codes such as CJM08, or ALL, between commas; the options that take them may be
    repeated. `cjm rule CODE` explains a finding.

    Exits with 0 if nothing was found; with 1 on findings (with --diff: on changes); with 2 if something could not be
    checked.
    """
    from cjm.cli.findings.checking import check_workspace, refuse_impossible
    from cjm.cli.findings.outputs import outputs
    from cjm.cli.findings.selections import Wanted
    from cjm.config import Configurations
    from cjm.lint.selection import Selectors
    from cjm.workspace import open_workspace

    shown = outputs(output_format or (), output_file or (), statistics=statistics)
    selectors = Selectors(
        options.split(select) if select else None, options.split(ignore), options.split(extend_select)
    )
    if write_baseline and diff:
        raise CannotDo("--diff changes nothing, so --write-baseline cannot be used with it", "leave out one")
    if unsafe_fixes and not (fix or diff):
        raise CannotDo(
            "--unsafe-fixes says which fixes are made, but none is asked for", "add --fix or --diff"
        )
    stdin = options.standard_input(paths, stdin_filename)
    wanted = Wanted(profile, selectors, fail_on, today, not no_cache, 1 if stdin else jobs)

    def opened(stdin: Stdin | None) -> Workspace:
        return open_workspace(paths or [Path()], Configurations(config, isolated=isolated), stdin, read=False)

    workspace = opened(stdin)
    refuse_impossible(workspace, wanted)
    if show_files or show_settings:
        from cjm.cli.findings.settings import names, settings

        sys.stdout.write(names(workspace) if show_files else settings(workspace, wanted))
        for problem in workspace.problems:
            report_problem(problem)
        return 2 if workspace.problems else 0
    outcome = check_workspace(workspace, wanted)
    if (fix or diff) and workspace.files:
        from cjm.cli.findings.fixing import Fixing

        fixing = Fixing(workspace, outcome, wanted, stdin, unsafe=unsafe_fixes)
        if diff:
            return fixing.show_difference()
        workspace = opened(fixing.write())
        outcome = check_workspace(workspace, wanted)
    if write_baseline or baseline or any(opened.config.lint.baseline for opened in workspace.files):
        from cjm.cli.findings.baselines import Baselines

        baselines = Baselines(workspace, wanted, baseline)
        outcome = baselines.write(outcome) if write_baseline else baselines.apply(outcome)
    problems = (*workspace.problems, *outcome.problems)
    shown.show(
        _report(workspace, outcome, complete=not problems), sys.stderr if fix and stdin else sys.stdout
    )
    for problem in problems:
        report_problem(problem)
    if problems:
        return 2
    if not workspace.files:
        warn_of_no_maps()
    return 1 if outcome.fails and not exit_zero else 0


def _report(workspace: Workspace, outcome: Outcome, *, complete: bool) -> Report:
    from cjm.cli.findings.summaries import checked_maps, source_pages
    from cjm.lint.pages import page_of
    from cjm.output.report import Report, RuleDescription

    rules = (
        RuleDescription(
            rule.code, rule.name, rule.title, rule.severity, rule.profile, rule.documentation, page_of(rule)
        )
        for rule in outcome.rules
    )
    return Report(
        outcome.diagnostics,
        len(workspace.files),
        tuple(rules),
        complete,
        outcome.known,
        lambda: checked_maps(workspace),
        source_pages(),
    )
