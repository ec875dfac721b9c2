"""The map as JSON: short forms expanded, `x-` keys where they stood, valid against the JSON Schema of the format."""

from __future__ import annotations

import json
from typing import Any

from cjm.render.report import RenderInput, ReportFormat, utf8
from cjm.source.extensions import copy, with_extensions
from cjm.view.parts import COMPUTED

_INTERNAL = {"contact", "backstage", "support", "silo", "ticket"}
"""The keys of owners, steps, pain points and opportunities that are left out for readers outside the company."""


def render(report: RenderInput) -> str:
    """The map of a report as JSON text, the same for the same map."""
    if report.view.public:
        shown = frozenset(lane.id for lane in report.view.lanes if lane.id is not None)
        return _text(_public(report.document.data, shown))
    return _text(with_extensions(report.document))


def _public(data: Any, lanes: frozenset[str]) -> Any:
    """The data without what a public report leaves out: internal keys, and lanes other than `lanes`."""
    public = copy(data)
    for owner in public.get("owners", {}).values():
        _drop(owner)
    for phase in public["phases"]:
        for stage in (phase, *phase.get("steps", ())):
            for thing in (stage, *stage.get("pain_points", ()), *stage.get("opportunities", ())):
                _drop(thing)
            _keep_lanes(stage, lanes)
    _keep_lanes(public, lanes)
    return public


def _drop(thing: dict[str, Any]) -> None:
    for key in _INTERNAL & set(thing):
        del thing[key]


def _keep_lanes(holder: dict[str, Any], lanes: frozenset[str]) -> None:
    if "lanes" in holder:
        holder["lanes"] = {key: value for key, value in holder["lanes"].items() if key in lanes}


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _is_own(content: bytes) -> bool:
    """Whether a file holds a map in the very layout that is written here."""
    try:
        text = content.decode()
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "cjm" in data and _text(data) == text


FORMAT = ReportFormat(
    name="json",
    about="the map for other programs, with short forms expanded",
    suffix=".json",
    render=utf8(render),
    is_own=_is_own,
    leaves_out=COMPUTED,
)
