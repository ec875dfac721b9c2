"""`cjm rule`: explain rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from cjm.cli import options
from cjm.cli.messages import warn
from cjm.errors import CannotDo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm.lint.rule import Rule

EXAMPLE = """
cjm rule
cjm rule CJM0801
cjm rule phase-without-owner --output-format markdown
cjm rule --search "pain point severity"
"""


def run(
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE|NAME|PREFIX]",
            help="The rule to explain, or the rules to list. Default: list all.",
            autocompletion=options.complete_selector,
            show_default=False,
        ),
    ] = None,
    search: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help="List the rules that contain these words, the best match first.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        Literal["text", "json", "markdown"], typer.Option(help="How to show it.")
    ] = "text",
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
) -> None:
    """Explain a rule, or list the rules.

    An explanation says why the rule exists, with a bad and a good example. A prefix such as CJM08 lists the rules whose
    codes begin with it. Rules of plugins are included if the configuration of the current folder names the plugins.
    """
    from cjm.cli.findings.selections import rules_for
    from cjm.config import Configurations
    from cjm.lint.registry import find_rule
    from cjm.lint.selection import did_you_mean

    if wanted is not None and search is not None:
        raise CannotDo("a rule and --search cannot be used together", "leave out one of the two")
    here = Configurations(config, isolated=isolated).for_folder(Path())
    rules = rules_for(here)
    if wanted is not None:
        found = find_rule(wanted, here.lint.plugins)
        if found is not None:
            sys.stdout.write(_explanation(found, output_format))
            return
        prefix = wanted.strip().upper()
        having_prefix = tuple(rule for rule in rules if prefix and rule.code.startswith(prefix))
        if not having_prefix:
            raise CannotDo(f"`{wanted}` is not a rule", did_you_mean(wanted, rules))
        rules = having_prefix
    if search is not None:
        from cjm.lint.search import search as having

        rules = having(rules, search)
        if not rules:
            warn(f"no rule holds `{search}`; `cjm rule` lists all rules")
    sys.stdout.write(_list(rules, output_format))


def _list(rules: Sequence[Rule], output_format: str) -> str:
    if output_format == "json":
        return _json([_data(rule) for rule in rules])
    if output_format == "markdown":
        head = "| code | name | severity | profile | what it finds |\n|---|---|---|---|---|\n"
        return head + "".join(
            f"| {rule.code} | {rule.name} | {rule.severity} | {rule.profile} | {rule.title} |\n"
            for rule in rules
        )
    code = max((len(rule.code) for rule in rules), default=0)
    name = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code:<{code}}  {rule.name:<{name}}  {rule.severity:<7}  {rule.profile:<8}  {rule.title}\n"
        for rule in rules
    )


def _explanation(rule: Rule, output_format: str) -> str:
    if output_format == "json":
        return _json(_data(rule))
    if output_format == "markdown":
        return _markdown(rule)
    from cjm.cli.terminal import screen

    here = screen()
    return _drawn(_markdown(rule), here.width) if here.colour else _markdown(rule)


def _markdown(rule: Rule) -> str:
    facts = [f"Severity: {rule.severity}", f"profile: {rule.profile}"]
    if rule.methods is not None:
        facts.append(f"methods: {', '.join(sorted(rule.methods))}")
    if rule.states is not None:
        facts.append(f"states: {', '.join(sorted(rule.states))}")
    if rule.sources:
        facts.append(f"from: {', '.join(rule.sources)}")
    return f"# {rule.name} ({rule.code})\n\n{rule.title}. {'; '.join(facts)}.\n\n{rule.documentation}\n"


def _drawn(markdown: str, width: int) -> str:
    """Markdown in the colours of a terminal."""
    import io

    from rich.console import Console
    from rich.markdown import Markdown

    file = io.StringIO()
    Console(
        file=file, force_terminal=True, color_system="standard", no_color=False, width=min(width, 100)
    ).print(Markdown(markdown, hyperlinks=False, code_theme="ansi_dark"))
    return file.getvalue()


def _data(rule: Rule) -> dict[str, Any]:
    from cjm.lint.pages import page_of

    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "severity": rule.severity,
        "profile": rule.profile,
        "methods": sorted(rule.methods) if rule.methods is not None else None,
        "states": sorted(rule.states) if rule.states is not None else None,
        "libraries": rule.for_libraries,
        "across": rule.check_across is not None,
        "sources": list(rule.sources),
        "aliases": list(rule.aliases),
        "summary": rule.summary,
        "documentation": rule.documentation,
        "bad": list(rule.examples("Bad")),
        "good": list(rule.examples("Good")),
        "url": page_of(rule),
    }


def _json(data: Any) -> str:
    import json

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
