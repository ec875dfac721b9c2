"""One file: what is found in it, by itself and beside the others of its project."""

from __future__ import annotations

from cjm.cli.findings.neighbours import is_whole
from cjm.cli.findings.selections import Selections, ignored_in
from cjm.lint.across import check_across
from cjm.lint.engine import NOT_LOOKED, Across, Checked, Failure, check_document
from cjm.lint.registry import rule_names
from cjm.lint.summaries import summarise
from cjm.model.journey import Journey
from cjm.model.overview import Overview
from cjm.model.summary import Summary
from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.workspace import Opened


def check_file(
    opened: Opened, selections: Selections, across: Across = NOT_LOOKED, journey: Journey | None = None
) -> Checked:
    """Check one opened file by its configuration; `across` is what it has to do with the others of its project.

    `journey` is that of the file, where somebody has it already.

    Raises CannotDo at a selector that is none, and OSError where the file cannot be read.
    """
    config = opened.config
    return check_document(
        opened.document,
        opened.project,
        selections.of(config),
        selections.day(config),
        path=opened.path,
        ignored=ignored_in(opened),
        across=across,
        journey=journey,
    )


def across_of(
    opened: Opened, selections: Selections, file: Summary, project: Overview
) -> tuple[Across, tuple[Failure, ...]]:
    """What the rules that compare files find in a file of a project, and which of them broke on it.

    Raises CannotDo at a selector that is none.
    """
    ignored = ignored_in(opened)
    rules = [rule for rule in selections.of(opened.config).across if rule.code not in ignored]
    return check_across(rules, file, project, opened.name, whole=is_whole(opened))


def assumed(opened: Opened) -> Across:
    """What is taken for granted of a file as long as nobody has put it beside the others: that there is nothing."""
    return Across(complete=is_whole(opened))


def summed_up(opened: Opened) -> Summary | None:
    """The summary of a file; `None` where it cannot be read, or holds no valid map or library."""
    try:
        return summarise(opened.document, opened.project, opened.path)
    except OSError:
        return None


def diagnosed(opened: Opened, checked: Checked) -> list[Diagnostic]:
    """The findings in a file with their places."""
    names = rule_names(opened.config.lint.plugins)
    return [diagnose(opened.document, each, names[each.code]) for each in checked.findings]
