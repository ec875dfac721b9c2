import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from cjm.model.building import build
from cjm.model.ids import is_id
from cjm.model.json_schema import all_models, json_schema, plain, schema_text
from cjm.model.shape import ObjectShape, shape_of
from cjm.source import nodes, reader
from cjm.source.document import SUFFIXES, read_document
from cjm.source.text import Text

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").rglob("*") if path.name.endswith(SUFFIXES))
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

WHOLE_MAP = """\
cjm: 1
title: Having a bicycle repaired
personas:
  ana: Ana
owners:
  shop: {name: Shop}
metrics:
  wait: {name: Wait, method: duration, target: {value: 2, due: 2026-12-31}, readings: [3, {value: 2.5}]}
phases:
  - name: Breakdown
    owner: shop
    emotion: -1
    questions:
      - Who can help today?
    pain_points:
      - {text: Nobody answers the phone, id: no-answer, kind: support, severity: high, personas: [ana]}
    opportunities:
      - {text: One number, addresses: [no-answer], rice: {reach: 10, impact: 0.5, confidence: 1, effort: 1}}
    steps:
      - name: Calls
        emotion: {score: -1.5, feeling: cross}
competitors:
  us: {strengths: [Near]}
  rival: Rival
review:
  every: 90 days
  log:
    - {date: 2026-06-01, by: Ana}
x-ours: {anything: [1, null]}
"""


class _DatesAsText(SafeConstructor):
    """YAML 1.2 has no dates: they are texts until somebody knows that a date is wanted."""


_DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def load(text: str):
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = _DatesAsText
    return loader.load(text)


def accepted_by_schema(text: str) -> bool:
    return VALIDATOR.is_valid(load(text))


def accepted_by_cjm(text: str) -> bool:
    return read_document(text.encode(), "map.cjm.yaml").content is not None


def test_the_schema_is_a_valid_schema_of_the_draft_it_names():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_schema_names_no_host_of_its_own():
    assert "$id" not in SCHEMA
    hosts = {line for line in schema_text().splitlines() if "://" in line and "example.com" not in line}
    assert hosts == {'  "$schema": "https://json-schema.org/draft/2020-12/schema",'}


def test_the_committed_schema_is_current():
    committed = (ROOT / "docs" / "cjm.schema.json").read_text(encoding="utf-8")
    assert committed == schema_text(), "run `python -m docs.generate`"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_map_is_valid_by_an_independent_validator(path):
    errors = [
        f"{error.json_path}: {error.message}"
        for error in VALIDATOR.iter_errors(load(path.read_text("utf-8")))
    ]
    assert errors == []


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_every_object_and_key_has_a_title_a_description_and_an_example_that_is_valid(model):
    definition = SCHEMA["$defs"][model.__name__]
    assert definition["title"]
    assert definition["description"].endswith(".")
    for key, value in definition["properties"].items():
        assert value["title"], key
        assert value["description"].endswith((".", "?")), key
        assert value["examples"], key
        validator = VALIDATOR.evolve(schema={**SCHEMA_OF_DEFINITIONS, **value})
        for each in value["examples"]:
            assert [error.message for error in validator.iter_errors(each)] == [], key


SCHEMA_OF_DEFINITIONS = {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"]}


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_every_example_is_read_by_cjm(model):
    examples = {each.key: plain(each.example) for each in model.fields.values()}
    required = {key: examples[key] for key in shape_of(model).required}
    for key, value in examples.items():
        text = Text(json.dumps({**required, key: value}))
        root, found = nodes.compose(text)
        assert root is not None
        reading = reader.read(root, shape_of(model), text.content)
        assert [*found, *reading.findings] == [], key
        assert build(model, reading.data) is not None, key


def test_both_accept_the_whole_map():
    assert accepted_by_cjm(WHOLE_MAP)
    assert accepted_by_schema(WHOLE_MAP)


ACCEPTED = [
    ("title: Having a bicycle repaired", "title: 1.10"),
    ("title: Having a bicycle repaired", "title: true"),
    ("  ana: Ana", "  ana: {name: Ana, kind: segment}"),
    ("  ana: Ana", "  ana: {name: 7}"),
    ("  ana: Ana", "  Аня: Аня"),
    ("  ana: Ana", "  阿娜: {name: 阿娜}"),
    ("emotion: -1\n", "emotion: 0.5\n"),
    ("emotion: -1\n", "emotion: cross\n"),
    ("emotion: -1\n", "emotion: {}\n"),
    ("- Who can help today?", "- {text: Who can help today?, x-asked: 12}"),
    ("- Who can help today?", "- 42"),
    ("target: {value: 2, due: 2026-12-31}", "target: 2"),
    ("due: 2026-12-31", "due: '2026-12-31'"),
    ("every: 90 days", "every: 1 year"),
    ("us: {strengths: [Near]}", "us: {}"),
    ("owner: shop", "owner: 24"),
    ("cjm: 1", "cjm: 1\nlanguage: zh-Hans"),
]

REJECTED = [
    ("cjm: 1\n", ""),
    ("cjm: 1\n", "cjm: 2\n"),
    ("cjm: 1\n", "cjm: '1'\n"),
    ("cjm: 1\n", "cjm: 1\nkind: atlas\n"),
    ("cjm: 1\n", "cjm: 1\nkind: library\n"),
    ("title: Having a bicycle repaired\n", ""),
    ("title: Having a bicycle repaired", "title: ' '"),
    ("title: Having a bicycle repaired", "title: [Having a bicycle repaired]"),
    ("cjm: 1\n", "cjm: 1\ntitel: Rad\n"),
    ("cjm: 1\n", "cjm: 1\nmethod: ten_step\n"),
    ("cjm: 1\n", "cjm: 1\nlanguage: german language\n"),
    ("cjm: 1\n", "cjm: 1\nid: a b\n"),
    ("cjm: 1\n", "cjm: 1\nid: x-map\n"),
    ("  ana: Ana", "  ana: {kind: persona}"),
    ("  ana: Ana", "  ana: {name: Ana, kind: Persona}"),
    ("  ana: Ana", "  ana: {name: Ana, nickname: A}"),
    ("  ana: Ana", "  ana: [Ana]"),
    ("  ana: Ana", "  a.na: Ana"),
    ("  ana: Ana", "  a na: Ana"),
    ("  ana: Ana", "  - Ana"),
    ("owner: shop", "owner: the shop"),
    ("owner: shop", "owner: [shop]"),
    ("emotion: -1\n", "emotion: -3\n"),
    ("emotion: -1\n", "emotion: '-1'\n"),
    ("emotion: -1\n", "emotion: {score: cross}\n"),
    ("score: -1.5", "score: 2.1"),
    ("score: -1.5", "score: '1'"),
    ("- Who can help today?", "- {answer: Ana}"),
    ("- Who can help today?", "- [Who can help today?]"),
    ("questions:\n      - Who can help today?", "questions: Who can help today?"),
    ("severity: high", "severity: severe"),
    ("personas: [ana]", "personas: ana"),
    ("personas: [ana]", "personas: [a.na]"),
    ("impact: 0.5", "impact: 0.7"),
    ("effort: 1}", "effort: 0}"),
    ("confidence: 1,", "confidence: 1.1,"),
    ("reach: 10, ", ""),
    ("due: 2026-12-31", "due: 2026-02-30"),
    ("due: 2026-12-31", "due: 31.12.2026"),
    ("due: 2026-12-31", "due: 2026-12-31T10:00:00"),
    ("due: 2026-12-31", "due: 20261231"),
    ("readings: [3,", "readings: [three,"),
    ("every: 90 days", "every: 90"),
    ("every: 90 days", "every: quarterly"),
    ("every: 90 days", "every: 0 days"),
    ("{date: 2026-06-01, by: Ana}", "2026-06-01"),
    ("{date: 2026-06-01, by: Ana}", "{by: Ana}"),
    ("rival: Rival", "rival: {strengths: [Far]}"),
    ("us: {strengths: [Near]}", "us: {name: ' '}"),
    ("steps:\n", "steps:\n      - {moment_of_truth: true}\n"),
    ("steps:\n", "steps:\n      - {name: Waits, moment_of_truth: yes}\n"),
    ("steps:\n", "steps:\n      - {name: Waits, lanes: {legal: Duties}}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), ACCEPTED, ids=lambda text: text.strip())
def test_cjm_and_the_schema_accept(old, new):
    text = changed(old, new)
    assert accepted_by_cjm(text)
    assert accepted_by_schema(text)


@pytest.mark.parametrize(("old", "new"), REJECTED, ids=lambda text: text.strip())
def test_cjm_and_the_schema_reject(old, new):
    text = changed(old, new)
    assert not accepted_by_cjm(text)
    assert not accepted_by_schema(text)


def changed(old: str, new: str) -> str:
    assert WHOLE_MAP.count(old) == 1
    return WHOLE_MAP.replace(old, new)


@pytest.mark.parametrize("kind", ["phases:\n  - Breakdown\n", "method: ten-step\n"])
def test_a_library_holds_no_journey(kind):
    text = f"cjm: 1\nkind: library\nowners: {{shop: Shop}}\n{kind}"
    assert not accepted_by_cjm(text)
    assert not accepted_by_schema(text)
    assert accepted_by_schema(text.replace(kind, ""))


ID_CHARACTERS = st.characters(categories=["L", "M", "Nd"], include_characters="-_")


@given(st.text(ID_CHARACTERS, min_size=1))
def test_every_id_of_every_script_fits_the_schema(wanted):
    accepted = Draft202012Validator({**SCHEMA_OF_DEFINITIONS, "$ref": "#/$defs/id"}).is_valid(wanted)
    assert accepted == is_id(wanted)


# Python's `$` also matches before a last line break; that of ECMA-262, which JSON Schema names, does not.
@given(st.text(st.characters(max_codepoint=0x7F), min_size=1).filter(lambda text: not text.endswith("\n")))
@example("a/b")
@example("x-a")
@example("x_a")
def test_of_ascii_texts_exactly_the_ids_fit_the_schema(wanted):
    accepted = Draft202012Validator({**SCHEMA_OF_DEFINITIONS, "$ref": "#/$defs/id"}).is_valid(wanted)
    assert accepted == is_id(wanted)


SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-5, 5) | st.text("ab-. 1", max_size=4)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text("abx-", max_size=3), inner, max_size=2)
    ),
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if not str(key).startswith("x-"):
            yield from _paths(inner, (*path, key))


PATHS = [path for path in _paths(load(WHOLE_MAP)) if path]


@given(st.sampled_from(PATHS), VALUES)
def test_what_cjm_accepts_the_schema_accepts_too(path, value):
    data = load(WHOLE_MAP)
    holder = data
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = value
    text = yaml.safe_dump(data, allow_unicode=True)
    if accepted_by_cjm(text) and not _has_null(value):
        errors = [error.message for error in VALIDATOR.iter_errors(load(text))]
        assert errors == [], text


def _has_null(value) -> bool:
    """Whether a key is bare somewhere: cjm takes it as absent, editors ask to fill it in."""
    if isinstance(value, dict):
        return any(map(_has_null, value.values()))
    return any(map(_has_null, value)) if isinstance(value, list) else value is None


def test_short_forms_stand_in_the_schema_for_exactly_the_objects_that_have_one():
    for model in all_models():
        shape = shape_of(model)
        assert isinstance(shape, ObjectShape)
        types = SCHEMA["$defs"][model.__name__]["type"]
        assert ("string" in types) == (shape.main is not None), model
        assert ("number" in types) == bool(shape.main or shape.main_number), model
