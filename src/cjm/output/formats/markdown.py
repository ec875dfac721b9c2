"""`markdown`: a summary to read on a git host: how far each map is, then the findings of each file.

It is made for GitHub's job summaries and reads as well in comments, issues and wikis of GitLab, Gitea and Azure DevOps.
Sources: GitHub, "Workflow commands for GitHub Actions", section "Adding a job summary" (1 MiB a step); GitHub, "GitHub
Flavored Markdown Spec".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from urllib.parse import quote

from cjm.english import counted
from cjm.markdown import one_line, with_code
from cjm.model.coverage import Coverage
from cjm.model.finding import SEVERITIES, Severity
from cjm.output.report import CheckedMap, Report, Screen
from cjm.output.visible import visible
from cjm.source.diagnostic import Diagnostic

LIMIT = 1_000_000
"""Bytes that the text may have; GitHub takes 1,048,576."""
MOST_MAPS = 500
"""Rows that the table of maps may have."""
_GRAVEST_FIRST = tuple(reversed(SEVERITIES))
_MAP_COLUMNS = (
    "| Map | Ten steps | Still open | Errors | Warnings | Info |\n| --- | --- | --- | ---: | ---: | ---: |\n"
)
_COLUMNS = "| Line | Severity | Finding | Rule |\n| ---: | --- | --- | --- |\n"
_BLOCK = 1000
"""Findings of a file that stand in one block."""
_SEVERITY: dict[Severity, str] = {"error": "**Error**", "warning": "Warning", "info": "Info"}


def show(report: Report, _screen: Screen) -> str:
    """The whole run as Markdown, cut where a job summary would be."""
    parts = [_head(report), *_maps(report)]
    used = sum(len(part.encode("utf-8", "replace")) for part in parts)
    left = Counter[Severity]()
    for block, severities in _files(report):
        size = len(block.encode("utf-8", "replace"))
        if left or used + size > LIMIT:
            left.update(severities)
        else:
            parts.append(block)
            used += size
    if left:
        parts.append(f"{_counts(left)} more: the log of the job shows them all.\n")
    return "\n".join(parts)


def _head(report: Report) -> str:
    words = _counts(Counter(report.counts)) or (
        "nothing found" if report.complete else "not all could be checked"
    )
    files = len({each.filename for each in report.diagnostics})
    lines = [f"## Journey maps: {words}", "", f"{counted(report.files, 'file', ',')} checked"]
    if report.diagnostics:
        lines[-1] += f", findings in {files}"
    lines[-1] += "."
    if report.known:
        lines[-1] += f" {counted(report.known, 'more finding', ',')} in the baseline."
    if not report.complete and report.diagnostics:
        lines[-1] += " Something could not be checked: the log of the job says what."
    return "\n".join(lines) + "\n"


def _maps(report: Report) -> Iterator[str]:
    maps = report.maps()
    if not maps:
        return
    found = {
        name: Counter(each.severity for each in members)
        for name, members in groupby(report.diagnostics, key=lambda each: each.filename)
    }
    rows = (_row(each, found.get(each.filename, Counter()), report.sources) for each in maps[:MOST_MAPS])
    yield _MAP_COLUMNS + "".join(rows)
    if len(maps) > MOST_MAPS:
        yield f"{len(maps) - MOST_MAPS} more maps are not in this table.\n"


def _row(checked: CheckedMap, found: Counter[Severity], sources: str | None) -> str:
    name = one_line(visible(checked.filename))
    if title := one_line(visible(checked.title)):
        name = f"{_link(title, checked.filename, sources)}<br>{name}"
    else:
        name = _link(name, checked.filename, sources)
    done = sum(step.share == 1 for step in checked.coverage)
    steps = f"{done} of {len(checked.coverage)}" if checked.coverage else "no valid map"
    numbers = " | ".join(str(found[severity] or "") for severity in _GRAVEST_FIRST)
    return f"| {name} | {steps} | {_open(checked.coverage)} | {numbers} |\n"


def _open(coverage: Iterable[Coverage]) -> str:
    """The steps that are not done, with the share of the phases in which they are."""
    return ", ".join(
        step.step.replace("_", " ") + (f" {step.share:.0%}" if step.share else "")
        for step in coverage
        if step.share < 1
    )


def _files(report: Report) -> Iterator[tuple[str, Counter[Severity]]]:
    """A block for each file with findings that folds up, open where there are errors, and what is in it.

    A file whose block would be too long has several.
    """
    urls = report.urls
    for name, members in groupby(report.diagnostics, key=lambda each: each.filename):
        found = list(members)
        for start in range(0, len(found), _BLOCK):
            part = found[start : start + _BLOCK]
            counts = Counter(each.severity for each in part)
            state = " open" if counts["error"] else ""
            title = f"<b>{escape(visible(name))}</b>: {_counts(counts)}"
            rows = "".join(_finding(each, report.sources, urls.get(each.code)) for each in part)
            block = f"<details{state}>\n<summary>{title}</summary>\n\n{_COLUMNS}{rows}\n</details>\n"
            yield block, counts


def _finding(each: Diagnostic, sources: str | None, url: str | None) -> str:
    line = _link(str(each.start.row), each.filename, sources, f"#L{each.start.row}")
    words = with_code(visible(each.message, keep="\r\n"))
    if each.help:
        words += f"<br>→ {with_code(visible(each.help, keep=chr(13) + chr(10)))}"
    rule = f"[{each.code}](<{quote(url, safe='%/:?#[]@!$&()*+,;=~')}>)" if url else each.code
    return f"| {line} | {_SEVERITY[each.severity]} | {words} | {rule} {each.name} |\n"


def _link(words: str, filename: str, sources: str | None, place: str = "") -> str:
    if sources is None or filename.startswith(("/", "../", "-")) or ":" in filename:
        return words
    return f"[{words}](<{sources}{quote(filename, errors='replace')}{place}>)"


def _counts(found: Counter[Severity]) -> str:
    return ", ".join(
        counted(found[severity], severity, ",") for severity in _GRAVEST_FIRST if found[severity]
    )
