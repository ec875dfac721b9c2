"""Saying why a file holds no valid map, where a valid one is needed."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from cjm.source.diagnostic import Diagnostic, diagnose
from cjm.source.document import Document


def errors_in(document: Document) -> tuple[Diagnostic, ...]:
    """The errors of reading a document, in order."""
    from cjm.lint.registry import all_rules

    names = {rule.code: rule.name for rule in all_rules()}
    errors = (each for each in document.findings if each.severity == "error")
    return tuple(
        sorted(
            (diagnose(document, each, names[each.code]) for each in errors), key=lambda each: each.sort_key
        )
    )


def show_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Say on stderr why files hold no valid map."""
    from cjm.cli.terminal import screen
    from cjm.output.registry import format_called
    from cjm.output.report import Report

    told = tuple(diagnostics)
    sys.stdout.flush()
    files = len({each.filename for each in told})
    sys.stderr.write(format_called("full")(Report(told, files), screen(sys.stderr)))
