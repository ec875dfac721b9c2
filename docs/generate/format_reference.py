"""The reference of the format: a text on how to read it, and every key of every object, from the models."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from docs.generate.markdown import NOTICE, table

from cjm.model.base import Model
from cjm.model.json_schema import all_models, description_of, json_schema, shows_default, title_of
from cjm.model.market import US, Competitor
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape, shape_of
from cjm.source.quoting import scalar

_INTRO = Path(__file__).resolve().parent / "format_intro.md"
_THINGS = {
    "persona": "a persona", "owner": "an owner", "touchpoint": "a touchpoint", "metric": "a metric",
    "evidence": "evidence", "lane": "a lane", "criterion": "a criterion", "platform": "a platform",
    "phase": "a phase", "place": "a phase or step", "concern": "a need, question or pain point",
    "question": "a question", "pain_point": "a pain point", "goal": "a goal",
}  # fmt: skip
_FILES = {"map": "path of a map", "picture": "path or address of a picture"}


def format_reference() -> str:
    """The page."""
    definitions = json_schema()["$defs"]
    objects = "\n".join(_object(model, definitions[model.__name__]["properties"]) for model in all_models())
    return NOTICE + _INTRO.read_text(encoding="utf-8") + objects


def _object(model: type[Model], schema: dict[str, Any]) -> str:
    shape = shape_of(model)
    rows = []
    for field in model.fields.values():
        key = field.key
        shown = f"**`{key}`**" if field.required else f"`{key}`"
        default = f"`{_flow(field.default)}`" if shows_default(field.default) else ""
        value = _value(shape.keys[key], schema[key])
        rows.append((shown, value, default, field.description, f"`{_flow(field.example)}`"))
    head = ("key", "value", "default", "meaning", "example")
    return f"### {title_of(model)}\n\n{description_of(model)}{_short_forms(shape)}\n\n{table(head, rows)}"


def _short_forms(shape: ObjectShape) -> str:
    forms = [("text", shape.main), ("number", shape.main_number)]
    said = [f"a {kind} alone is its `{key}`" for kind, key in forms if key]
    text = f" Short form: {', '.join(said)}." if said else ""
    return text + (f" Every competitor but `{US}` needs a `name`." if shape.model is Competitor else "")


def _value(shape: Shape, schema: dict[str, Any]) -> str:
    match shape:
        case TextShape():
            return _text(shape, schema)
        case ScalarShape():
            return _scalar(shape, schema)
        case ListShape(item):
            return f"list of: {_value(item, schema['items'])}"
        case MappingShape(key, value):
            what = "the id of " + _THINGS[key.ref.target] if key.ref else "an id"
            return f"mapping from {what} to: {_value(value, schema['additionalProperties'])}"
        case ObjectShape():
            title = title_of(shape.model)
            return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"


def _text(shape: TextShape, schema: dict[str, Any]) -> str:
    if shape.choices:
        return ", ".join(f"`{choice}`" for choice in shape.choices)
    if shape.ref:
        return f"id of {_THINGS[shape.ref.target]}"
    if shape.file:
        return _FILES[shape.file.kind]
    if schema.get("$ref", "").endswith("/id"):
        return "id"
    if "day|days" in schema.get("pattern", ""):
        return "duration"
    return "language tag" if "pattern" in schema else "text"


def _scalar(shape: ScalarShape, schema: dict[str, Any]) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return ", ".join(f"`{value:g}`" for value in schema["enum"])
    words = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most"}
    if {"minimum", "maximum"} <= schema.keys():
        return f"{shape.kind}, {schema['minimum']:g} to {schema['maximum']:g}"
    limits = [f"{words[key]} {value:g}" for key, value in schema.items() if key in words]
    return ", ".join([shape.kind, *limits])


def _flow(value: Any) -> str:
    """A value as YAML on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case bool():
            return str(value).lower()
        case datetime.date():
            return value.isoformat()
        case str():
            return value if _is_date(value) else scalar(value)
        case _:
            return str(value)


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
