"""A map in a form in which two can be compared that say the same in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cjm.model.base import RefTarget
from cjm.model.idspace import IdSpace, Placed
from cjm.model.journey import Journey
from cjm.model.map import REGISTRIES
from cjm.model.metric import Metric
from cjm.model.node_path import NodePath
from cjm.model.registries import Touchpoint
from cjm.source.document import Document
from cjm.source.extensions import with_extensions

_CONCERNS = ("needs", "questions", "pain_points", "opportunities")


def settled(document: Document, journey: Journey, *, by_name: bool = False) -> Any:
    """The data of a map: ids that follow from texts written down, references as what they name, no defaults.

    References to registries stay ids, unless they are wanted `by_name`.
    """
    data = with_extensions(document)
    for reference in journey.references:
        *path, last = reference.path
        if reference.target in REGISTRIES:
            if by_name and reference.at == "value":
                _at(data, path)[last] = name_of(reference.target, reference.id, journey)
            continue
        _at(data, path)[last] = _named(reference.target, reference.id, journey)
    _write_ids(data, journey)
    _drop_defaults(data, journey)
    return _filled(data)


def _filled(value: Any) -> Any:
    """The value without objects, mappings and lists that hold nothing, which say as much as none."""
    if isinstance(value, dict):
        inner = {key: _filled(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if each not in ({}, [], None)}
    return [_filled(each) for each in value] if isinstance(value, list) else value


def name_of(target: RefTarget, id_: str, journey: Journey) -> str:
    """The name of an entry of a registry on one line; its id where there is none."""
    entry = getattr(journey, "all_personas" if target == "persona" else REGISTRIES[target]).get(id_)
    return " ".join((getattr(entry, "name", None) or id_).split())


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
    """Write the ids down that follow from texts, unless several things would have the same."""
    concerns: list[Placed[Any]] = [*journey.needs, *journey.questions, *journey.pain_points]
    spaces: list[tuple[IdSpace[Any], list[NodePath]]] = [
        (journey.goals, [("goals", index) for index in range(len(data.get("goals", ())))]),
        (journey.places, [each.path for each in journey.stages]),
        (journey.concerns, [each.path for each in concerns]),
        (journey.opportunity_ids, [each.path for each in journey.opportunities]),
    ]
    for space, paths in spaces:
        names = Counter(space.name(path) for path in paths)
        for path in paths:
            if names[space.name(path)] == 1:
                _at(data, path)["id"] = space.name(path)


def _at(data: Any, path: Sequence[str | int]) -> Any:
    """What stands at a path."""
    for part in path:
        data = data[part]
    return data


def _drop_defaults(data: Any, journey: Journey) -> None:
    for placed in (*journey.stages, *journey.pain_points):
        holder = _at(data, placed.path)
        follows = "inferred" if journey.evidence_of(placed) else "assumed"
        _drop(holder, confidence="observed" if "evidence" in holder else follows)
    for stage in (each for phase in data["phases"] for each in (phase, *phase.get("steps", ()))):
        for key in _CONCERNS:
            if key in stage:
                stage[key].sort(key=lambda each: str(each["text"]))
        _drop(stage, moment_of_truth=False)
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
    for each in data.get("lanes", {}).values():
        _drop(each, group="customer")
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
