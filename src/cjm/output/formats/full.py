"""`full`: for people. Each finding with its line, a caret under the words, and what to do about it; then the sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cjm.english import counted
from cjm.model.finding import Severity
from cjm.model.fix import Applicability
from cjm.output.excerpt import excerpt
from cjm.output.links import linked
from cjm.output.paint import Line, paint
from cjm.output.report import Report, Screen
from cjm.output.visible import visible
from cjm.source.diagnostic import Diagnostic

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_GUTTER = "blue"
_OPTIONS: dict[Applicability, str] = {"safe": "--fix", "unsafe": "--fix --unsafe-fixes"}


def show(report: Report, screen: Screen) -> str:
    """All findings and the sum, in colours and with links where the screen has them."""
    urls = report.urls if screen.links else {}
    lines = [line for each in report.diagnostics for line in _finding(each, screen, urls.get(each.code))]
    return paint([*lines, _sum(report), *_fixable(report), *_known(report)], colour=screen.colour)


def _finding(each: Diagnostic, screen: Screen, url: str | None) -> Iterator[Line]:
    style = _STYLES[each.severity]
    number = str(each.start.row)
    margin = " " * len(number)
    shown = excerpt(each, max(20, screen.width - len(number) - 3))
    place = visible(f"{each.filename}:{each.start.row}:{each.start.column}")
    rule = linked(f"{each.code} {each.name}", url)
    yield [(f"{each.severity}[{rule}]", style), (f": {visible(each.message)}", "bold")]
    yield [(f"{margin}--> ", _GUTTER), (place, "")]
    yield [(f"{margin} |", _GUTTER)]
    yield [(f"{number} |", _GUTTER), (f" {shown.line}".rstrip(), "")]
    yield [(f"{margin} |", _GUTTER), (" " * (shown.indent + 1) + "^" * shown.length, style)]
    if each.help:
        yield [(f"{margin} = ", _GUTTER), ("help", "bold"), (f": {visible(each.help)}", "")]
    if each.fix:
        option = _OPTIONS[each.fix.applicability]
        yield [(f"{margin} = ", _GUTTER), ("fix", "bold"), (f": {visible(each.fix.message)} ({option})", "")]
    yield []


def _sum(report: Report) -> Line:
    if not report.diagnostics:
        if not report.complete:
            return [("No findings in what could be checked.", "")]
        return [(f"All good: {counted(report.files, 'map')} checked.", "bold green")]
    counts = ", ".join(counted(count, severity) for severity, count in report.counts.items())
    files = len({each.filename for each in report.diagnostics})
    return [(f"Found {counts} in {counted(files, 'file')} ({report.files} checked).", "bold")]


def _fixable(report: Report) -> Iterator[Line]:
    counts = Counter(each.fix.applicability for each in report.diagnostics if each.fix)
    fixable = [f"{counts[kind]} fixable with `{option}`" for kind, option in _OPTIONS.items() if counts[kind]]
    if fixable:
        yield [(f"{', '.join(fixable)}.", "")]


def _known(report: Report) -> Iterator[Line]:
    if report.known:
        more = "more " if report.diagnostics else ""
        findings = "finding is" if report.known == 1 else "findings are"
        yield [(f"{report.known} {more}{findings} in the baseline.", "")]
