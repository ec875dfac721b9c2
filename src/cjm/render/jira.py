"""Opportunities as a table that Jira's importer takes: one row each, with what it answers, its scores and its owner.

The heads are names that the importer knows or asks to be mapped; several columns are called Labels, as it takes several
values of a field from columns of one name. Words are English, as the importer's are. Source: Atlassian support, "Importing
data from a CSV file" and "Preparing your CSV file for import".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from cjm.model.concern import SEVERITIES
from cjm.render.cells import defused
from cjm.render.report import RenderInput, ReportFormat
from cjm.view.concerns import OpportunityView
from cjm.view.parts import PARTS, Part

_ISSUE_KEY = re.compile(r"[A-Z][A-Z0-9_]+-\d+")
_NO_LABEL = re.compile(r"\s+")
_PRIORITIES = dict(zip(SEVERITIES, ("Low", "Medium", "High", "Highest"), strict=True))
_STATUSES = {"idea": "To Do", "planned": "To Do", "doing": "In Progress", "done": "Done", "dropped": "Done"}
_SUMMARY_LIMIT = 255
"""Characters that Jira takes in a summary."""
_SHORTENED: frozenset[Part] = frozenset(
    {"opportunities", "needs", "questions", "pain points", "owners", "goals", "phases", "steps"}
)


def render(report: RenderInput) -> str:
    """The opportunities of a map as CSV (RFC 4180), ranked as in its report, the byte order mark included."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(name for name, _ in COLUMNS)
    for each in report.view.opportunities:
        writer.writerow(defused(value(report, each)) for _, value in COLUMNS)
    return f"\ufeff{text.getvalue()}"


def _summary(_report: RenderInput, each: OpportunityView) -> str:
    line = " ".join(each.text.split())
    return line if len(line) <= _SUMMARY_LIMIT else f"{line[: _SUMMARY_LIMIT - 1]}…"


def _description(report: RenderInput, each: OpportunityView) -> str:
    return "\n".join(_paragraphs(report, each))


def _paragraphs(report: RenderInput, each: OpportunityView) -> Iterator[str]:
    """What an issue says: the opportunity whole, where it lies, what it answers, how it is rated, where it is told."""
    yield each.text
    yield ""
    yield f"Where: {each.mark.label} {each.mark.name}, in “{report.view.title}”"
    for answered in each.addresses:
        severity = f" ({answered.severity})" if answered.severity else ""
        yield f"Answers the {answered.kind}: {answered.text}{severity}"
    if each.ratio is not None:
        yield f"Impact ÷ effort: {each.impact:g} ÷ {each.effort:g} = {round(each.ratio, 2):g}"
    if each.rice is not None and each.rice_score is not None:
        rice = each.rice
        parts = f"{rice.reach:g} × {rice.impact:g} × {rice.confidence:g} ÷ {rice.effort:g}"
        yield f"RICE (reach × impact × confidence ÷ effort): {parts} = {each.rice_score:g}"
    for goal in each.goals:
        yield f"Serves the goal: {goal}"
    if each.owner:
        yield f"Owner: {each.owner.name}"
    yield f"From: {_link(report, each)}"


def _link(report: RenderInput, each: OpportunityView) -> str:
    """The opportunity in the published report, else in the file of the map."""
    return f"{report.published or report.document.filename}#{each.anchor}"


def _priority(_report: RenderInput, each: OpportunityView) -> str:
    severities = [SEVERITIES.index(answered.severity) for answered in each.addresses if answered.severity]
    return _PRIORITIES[SEVERITIES[max(severities)]] if severities else ""


def _pain_points(_report: RenderInput, each: OpportunityView) -> str:
    return "\n".join(answered.text for answered in each.addresses if answered.kind == "pain point")


def _key(_report: RenderInput, each: OpportunityView) -> str:
    """The key of the issue that the opportunity already has, which the importer then brings up to date."""
    found = _ISSUE_KEY.search(each.ticket or "")
    return found[0] if found else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{round(value, 3):g}"


def _label(text: str) -> str:
    return _NO_LABEL.sub("-", text.strip())


COLUMNS: tuple[tuple[str, Callable[[RenderInput, OpportunityView], str]], ...] = (
    ("Summary", _summary),
    ("Issue Type", lambda _report, _each: "Story"),
    ("Issue Key", _key),
    ("Description", _description),
    ("Priority", _priority),
    ("Status", lambda _report, each: _STATUSES.get(each.status or "", "")),
    ("Due Date", lambda _report, each: each.due.isoformat() if each.due else ""),
    ("Labels", lambda report, _each: _label(report.view.id)),
    ("Labels", lambda report, each: _label(report.view.phases[each.mark.phase].name)),
    ("Owner", lambda _report, each: each.owner.name if each.owner else ""),
    ("Pain points", _pain_points),
    ("Impact", lambda _report, each: _number(each.impact)),
    ("Effort", lambda _report, each: _number(each.effort)),
    ("RICE score", lambda _report, each: _number(each.rice_score)),
    ("Link", _link),
    ("External ID", lambda report, each: f"{report.view.id}/{each.id}" if each.id else ""),
)
"""The heads, and what stands below each. Jira gathers the values of columns of one name."""
_HEAD = f"\ufeff{','.join(name for name, _ in COLUMNS)}\r\n".encode()


FORMAT = ReportFormat(
    name="jira",
    about="opportunities as a table that Jira's importer takes",
    suffix=".jira.csv",
    render=lambda report: render(report).encode("utf-8", "replace"),
    is_own=lambda content: content.startswith(_HEAD),
    leaves_out=frozenset(PARTS) - _SHORTENED,
    shortens=_SHORTENED,
)
