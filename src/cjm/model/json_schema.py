"""The format as JSON Schema (draft 2020-12), made from the models, for completion and hover in editors.

The schema judges the text as written: short forms stand beside the objects that they stand for, and a number may stand
where a text is wanted. What needs more than one place to judge (references, equal ids) is left to `cjm lint`.
"""

from __future__ import annotations

import datetime
import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

from cjm.model.base import Field, Model
from cjm.model.map import FORMAT_VERSION, Library, Map
from cjm.model.market import US, Competitor
from cjm.model.shape import (
    PATTERNS,
    ListShape,
    MappingShape,
    ObjectShape,
    ScalarShape,
    Shape,
    TextShape,
    shape_of,
)

FILE_NAME = "cjm.schema.json"
"""The name under which the schema lies beside a map."""
MARK = "Written by cjm from its models; changes made by hand are lost."
"""The `$comment` by which a schema file is known as ours."""

Schema = dict[str, Any]

_ID_CHARACTERS = r"[^\x00-,./:-@\[-\^`{-\u00a9\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020]"
"""The characters of ids as nearly as a pattern can say that every editor reads alike (no `\\p{…}`)."""
_EXTENSION_PATTERN = "^x-"
_EXTENSIONS: Schema = {
    _EXTENSION_PATTERN: {"description": "A key of your own: cjm keeps it and does not read it."}
}
_KEYS: Schema = {"pattern": f"{_EXTENSION_PATTERN}|^{_ID_CHARACTERS}+$"}
_NUMBER_IN_QUOTES = r"^\s*[-+]?[0-9]+([.,][0-9]+)?\s*$"
_SCALAR_TYPES = {"number": "number", "whole number": "integer", "true or false": "boolean"}
_NO_OWN_KEY: Schema = {"type": "string", "pattern": _EXTENSION_PATTERN}

_EDITORS_MESSAGE = "patternErrorMessage"
"""What editors on the YAML language server say instead of showing the pattern; validators pass over it."""

_VALUES: dict[str, Schema] = {
    "text": {
        "type": ["string", "number", "boolean"],
        "pattern": r"\S",
    },
    "id": {
        "description": "An id: letters and digits of any script, `-` and `_`; it does not begin with `x-`.",
        "type": ["string", "integer", "boolean"],
        "pattern": f"^{_ID_CHARACTERS}+$",
        _EDITORS_MESSAGE: "An id holds letters, digits, `-` and `_`.",
        "not": _NO_OWN_KEY,
    },
    "place": {
        "description": "The id of a phase or a step, or `phase/step`.",
        "type": ["string", "integer", "boolean"],
        "pattern": f"^{_ID_CHARACTERS}+(/{_ID_CHARACTERS}+)?$",
        _EDITORS_MESSAGE: "Write the id of a phase or a step, or `phase/step`.",
    },
    "date": {
        "description": "A day: `YYYY-MM-DD`.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        _EDITORS_MESSAGE: "Write the year, month and day, such as `2026-03-31`.",
    },
}


def json_schema() -> Schema:
    """The schema of the files that cjm reads: a map, or a library where `kind` says so."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": MARK,
        "title": "Customer journey map",
        "description": f"A customer journey map, or a library for several maps; format version {FORMAT_VERSION}.",
        "type": "object",
        "properties": {"kind": {"enum": ["map", "library"]}},
        "if": {"properties": {"kind": {"const": "library"}}, "required": ["kind"]},
        "then": {"$ref": f"#/$defs/{Library.__name__}"},
        "else": {"$ref": f"#/$defs/{Map.__name__}"},
        "$defs": {model.__name__: _object(model) for model in all_models()} | _VALUES,
    }


def schema_text() -> str:
    """The schema as the text of a JSON file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def all_models() -> tuple[type[Model], ...]:
    """Every object of the format: `Map`, `Library`, then the others in the order in which maps name them."""
    found: dict[type[Model], None] = {Map: None, Library: None}
    for root in (Map, Library):
        found |= dict.fromkeys(_held(shape_of(root)))
    return tuple(found)


def plain(example: Any) -> Any:
    """An example of the models as JSON has it: dates as texts."""
    match example:
        case datetime.date():
            return example.isoformat()
        case dict():
            return {key: plain(value) for key, value in example.items()}
        case list():
            return [plain(value) for value in example]
        case _:
            return example


def title_of(model: type[Model]) -> str:
    """The name of an object in words: `Pain point`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def description_of(model: type[Model]) -> str:
    """What an object is: the first paragraph of its docstring, in one line."""
    return inspect.cleandoc(model.__doc__ or "").split("\n\n", 1)[0].replace("\n", " ")


def shows_default(default: Any) -> bool:
    """Whether a key's default says more than that the key is absent."""
    return default is False or isinstance(default, str | int)


def _held(shape: Shape) -> Iterator[type[Model]]:
    match shape:
        case ObjectShape():
            yield shape.model
            for inner in shape.keys.values():
                yield from _held(inner)
        case ListShape(item):
            yield from _held(item)
        case MappingShape(_, value):
            yield from _held(value)


def _object(model: type[Model]) -> Schema:
    shape = shape_of(model)
    properties = {each.key: _property(each, shape.keys[each.key]) for each in model.fields.values()}
    return {
        "title": title_of(model),
        "description": description_of(model),
        **_short_forms(shape, properties),
        "properties": properties,
        "patternProperties": _EXTENSIONS,
        "additionalProperties": False,
        **({"required": [key for key in shape.keys if key in shape.required]} if shape.required else {}),
    }


def _property(field: Field, shape: Shape) -> Schema:
    return {
        "title": field.title,
        "description": field.description,
        "examples": [plain(field.example)],
        **({"default": field.default} if shows_default(field.default) else {}),
        **_value(shape),
    }


def _short_forms(shape: ObjectShape, properties: Schema) -> Schema:
    """The types that may stand for an object. Keywords for texts and numbers say nothing of the object itself."""
    if shape.main is None and shape.main_number is None:
        return {"type": "object"}
    limits = {"minimum", "maximum"}
    number = {
        key: value for key, value in properties.get(shape.main_number or "", {}).items() if key in limits
    }
    if shape.main is None:
        return {"type": ["object", "number"], **number}
    quoted_number = {"not": {"type": "string", "pattern": _NUMBER_IN_QUOTES}} if shape.main_number else {}
    return {"type": ["object", "string", "number", "boolean"], "pattern": r"\S", **number, **quoted_number}


def _value(shape: Shape) -> Schema:
    match shape:
        case TextShape():
            return _text(shape)
        case ScalarShape(kind="date"):
            return _ref("date")
        case ScalarShape():
            return _scalar(shape)
        case ListShape(item, not_empty):
            return {"type": "array", **({"minItems": 1} if not_empty else {}), "items": _value(item)}
        case MappingShape(_, value):
            return _mapping(value)
        case ObjectShape():
            return _ref(shape.model.__name__)


def _text(shape: TextShape) -> Schema:
    if shape.choices:
        return {"type": "string", "enum": list(shape.choices)}
    if shape.kind in PATTERNS:
        return {"type": "string", "pattern": PATTERNS[shape.kind]}
    return _ref(shape.kind)


def _scalar(shape: ScalarShape) -> Schema:
    if len(shape.steps) == 1:
        return {"type": _SCALAR_TYPES[shape.kind], "const": shape.steps[0]}
    if shape.steps:
        return {"enum": list(shape.steps)}
    limits = {
        "minimum": shape.limits.least,
        "exclusiveMinimum": shape.limits.above,
        "maximum": shape.limits.most,
    }
    return {
        "type": _SCALAR_TYPES[shape.kind],
        **{key: value for key, value in limits.items() if value is not None},
    }


def _mapping(value: Shape) -> Schema:
    entry = _value(value)
    schema = {"type": "object", "propertyNames": _KEYS, "patternProperties": _EXTENSIONS}
    if isinstance(value, ObjectShape) and value.model is Competitor:
        return {**schema, "properties": {US: entry}, "additionalProperties": {**entry, "required": ["name"]}}
    return {**schema, "additionalProperties": entry}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
