"""A map that holds every key of the format, with a text of the caller's choice wherever text may stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cjm.model.map import REGISTRIES, Map
from cjm.model.node_path import path_text
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape, shape_of
from cjm.source.document import Document, read_document

Say = Callable[[str], str]
"""Makes the text for a key from its path, such as `phases[0].steps[0].name`."""

IDS = {
    "place": "the-step", "phase": "the-phase", "goal": "the-goal", "concern": "the-pain", "question": "the-question",
    "pain_point": "the-pain", "competitor": "us",
} | {target: f"the-{target}" for target in REGISTRIES if target != "competitor"}  # fmt: skip
_FIXED: dict[str, Any] = {
    "cjm": 1, "kind": "map", "id": None, "future_of": None, "language": "en", "state": "current", "every": "90 days",
    "phases[0].id": "the-phase", "phases[0].steps[0].id": "the-step", "phases[0].pain_points[0].id": "the-pain",
    "phases[0].questions[0].id": "the-question", "goals[0].id": "the-goal", "owners.the-owner.kind": "person",
    "personas.the-persona.kind": "persona", "phases[0].steps[0].when": "07:30",
}  # fmt: skip


def whole_map(say: Say) -> Document:
    """The document of the map. Every registry, list and mapping has one entry; ids that point somewhere are defined."""
    document = read_document(json.dumps(whole_map_data(say), ensure_ascii=False).encode(), "whole.cjm.yaml")
    assert document.map is not None, document.findings
    return document


def whole_map_data(say: Say) -> dict[str, Any]:
    """The map as the data of its file."""
    data = _fill(shape_of(Map), (), say)
    assert isinstance(data, dict)
    return data


def _fill(shape: Shape, path: tuple[str | int, ...], say: Say) -> Any:
    name = path_text(path)
    if name in _FIXED or (path and path[-1] in ("every", "id") and path[-2:] != ("trigger", "every")):
        return _FIXED.get(name, _FIXED.get(str(path[-1])))
    match shape:
        case TextShape(ref=ref, file=file, choices=choices):
            if ref:
                return IDS[ref.target]
            if file:
                return "javascript:alert(1)" if file.kind == "picture" else "other.cjm.yaml"
            return choices[0] if choices else say(name)
        case ScalarShape(kind):
            return {"number": 1, "whole number": 1, "true or false": True, "date": "2026-03-01"}[kind]
        case ListShape(item):
            return [_fill(item, (*path, 0), say)]
        case MappingShape(key, value):
            id_ = IDS[key.ref.target] if key.ref else _registry_id(str(path[-1]))
            return {id_: _fill(value, (*path, id_), say)}
        case ObjectShape():
            filled = {key: _fill(inner, (*path, key), say) for key, inner in shape.keys.items()}
            return {key: value for key, value in filled.items() if value is not None}


def _registry_id(registry: str) -> str:
    return next(IDS[target] for target, name in REGISTRIES.items() if name == registry)
