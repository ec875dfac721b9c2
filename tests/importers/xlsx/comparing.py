"""A map in a form in which two can be compared that say the same in other words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES
from cjm.model.metric import Metric
from cjm.model.registries import Touchpoint
from cjm.source.document import Document
from cjm.source.extensions import with_extensions

_CONCERNS = ("needs", "questions", "pain_points", "opportunities")


def settled(document: Document, journey: Journey) -> Any:
    """The data of a map: ids that follow from texts written down, references as what they name, no defaults."""
    data = with_extensions(document)
    for reference in journey.references:
        if reference.target in REGISTRIES:
            continue
        *path, last = reference.path
        holder = data
        for part in path:
            holder = holder[part]
        holder[last] = _named(reference.target, reference.id, journey)
    _write_ids(data, journey)
    _drop_defaults(data, journey)
    return data


def _named(target: str, id_: str, journey: Journey) -> str:
    """What a reference names: the text, and the indices of the phase and the step it stands in."""
    found: Placed[Any] | None
    if target in {"place", "phase"}:
        found = journey.place(id_)
    elif target == "goal":
        found = journey.goals.find(id_)
    else:
        found = journey.concern(id_)
    if found is None:
        return id_
    return f"{getattr(found.item, 'text', None) or getattr(found.item, 'name', '')} at {found.phase}.{found.step}"


def _write_ids(data: Any, journey: Journey) -> None:
    for index, goal in enumerate(data.get("goals", ())):
        goal["id"] = journey.goals.name(("goals", index))
    for placed in (
        *journey.stages,
        *journey.needs,
        *journey.questions,
        *journey.pain_points,
        *journey.opportunities,
    ):
        space = (
            journey.places
            if placed.path[-2] in {"phases", "steps"}
            else journey.opportunity_ids
            if placed.path[-2] == "opportunities"
            else journey.concerns
        )
        holder = data
        for part in placed.path:
            holder = holder[part]
        holder["id"] = space.name(placed.path)


def _drop_defaults(data: Any, journey: Journey) -> None:
    for stage in (each for phase in data["phases"] for each in (phase, *phase.get("steps", ()))):
        for key in _CONCERNS:
            if key in stage:
                stage[key].sort(key=lambda each: str(each["text"]))
        _drop(stage, moment_of_truth=False)
        for placed in (stage, *(each for key in _CONCERNS for each in stage.get(key, ()))):
            _drop(placed, confidence="observed" if "evidence" in placed else "assumed")
    for each in data.get("touchpoints", {}).values():
        implied = Touchpoint(name="x", channel=each.get("channel")).effective_medium
        _drop(each, medium=implied)
    for each in data.get("metrics", {}).values():
        _drop(each, direction=Metric(name="x", method=each.get("method")).effective_direction)
        each.get("readings", []).sort(key=lambda reading: str(reading.get("date")))
    for each in data.get("personas", {}).values():
        _drop(each, kind="persona", confidence="observed" if "evidence" in each else "assumed")
    for each in data.get("criteria", {}).values():
        _drop(each, weight=1)
    for way, transition in zip(data.get("transitions", ()), journey.map.transitions, strict=True):
        _drop(way, kind="return" if _leads_back(transition, journey) else "advance")
    data.get("content_plan", []).sort(key=lambda each: str(each["name"]))
    data.get("review", {}).get("log", []).sort(key=lambda each: str(each["date"]))
    _drop(data, state="current", method="ten-step", language="en", kind="map")


def _leads_back(transition: Any, journey: Journey) -> bool:
    start, end = journey.place(transition.from_), journey.place(transition.to)
    if start is None or end is None:
        return False
    return (end.phase or 0, -1 if end.step is None else end.step) <= (
        start.phase or 0,
        -1 if start.step is None else start.step,
    )


def _drop(data: dict[str, Any], **defaults: Any) -> None:
    for key, value in defaults.items():
        if key in data and data[key] == value:
            del data[key]


def differences(first: Any, second: Any, path: str = "") -> dict[str, tuple[Any, Any]]:
    """Where two maps differ: the keys and indices on the way, and what stands there in each."""
    pairs: list[tuple[Any, tuple[Any, Any]]]
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        pairs = [(key, (first.get(key), second.get(key))) for key in {**first, **second}]
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        pairs = list(enumerate(zip(first, second, strict=True)))
    else:
        return {} if first == second else {path: (first, second)}
    return {
        where: found
        for key, (before, after) in pairs
        for where, found in differences(before, after, f"{path}.{key}".lstrip(".")).items()
    }
