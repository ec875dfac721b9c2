"""No field of the format changes in silence, and what is not a change of the map makes no noise."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.conftest import ROOT
from tests.history.comparing.editions import diff
from tests.view.whole_map import whole_map_data

from cjm.history.comparing.compare import compare
from cjm.history.comparing.edition import Edition, edition
from cjm.model.building import build
from cjm.model.change import Version
from cjm.model.journey import Journey
from cjm.model.map import Library, Map
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape, shape_of
from cjm.source.document import read_document
from cjm.source.project import Project

Path = tuple[str | int, ...]
AS_DEFAULT = {
    ("kind",), ("language",), ("method",), ("state",), ("personas", "the-persona", "kind"),
    ("criteria", "the-criterion", "weight"),
}  # fmt: skip
"""Keys of the whole map whose value is the one that their absence stands for."""


def whole() -> dict[str, Any]:
    """A map with every key of the format, each text of its own."""
    data: dict[str, Any] = with_dates(whole_map_data(lambda path: f"The words at {path}"), shape_of(Map))
    return data


def with_dates(value: Any, shape: Shape) -> Any:
    """The data with dates as the reader gives them."""
    match shape:
        case ObjectShape(keys=keys):
            return {key: with_dates(each, keys[key]) for key, each in value.items()}
        case ListShape(item):
            return [with_dates(each, item) for each in value]
        case MappingShape(_, inner):
            return {key: with_dates(each, inner) for key, each in value.items()}
        case ScalarShape("date"):
            return datetime.date.fromisoformat(value)
    return value


def read(data: dict[str, Any], model: type[Map | Library] = Map) -> Edition | None:
    """The edition of a map's or a library's data; `None` where it is not valid."""
    content = build(model, data)
    if isinstance(content, Library):
        registries = {key: getattr(content, key) for key in shape_of(Library).keys if key in data}
        registries = {key: each for key, each in registries.items() if isinstance(each, dict)}
        shelf = Journey(Map(cjm=1, title="", phases=(), **registries))
        return Edition(Version("library.cjm.yaml"), shelf, content)
    return Edition(Version("shoes.cjm.yaml"), Journey(content)) if content else None


def places(shape: Shape, value: Any, path: Path = ()) -> Iterator[tuple[Path, Shape]]:
    """Every place of a map: what holds others before what it holds."""
    if path:
        yield path, shape
    match shape:
        case ObjectShape(keys=keys):
            for key in keys.keys() & value.keys():
                yield from places(keys[key], value[key], (*path, key))
        case ListShape(item):
            for index, each in enumerate(value):
                yield from places(item, each, (*path, index))
        case MappingShape(_, inner):
            for key, each in value.items():
                yield from places(inner, each, (*path, key))


def another(shape: Shape, value: Any) -> Any:
    """Another value that may stand there, `None` where there is none, or only what it holds can be another."""
    match shape:
        case TextShape(kind="duration"):
            return "30 days"
        case TextShape(kind="language tag"):
            return "pt"
        case TextShape(choices=choices) if choices:
            return next((each for each in choices if each != value), None)
        case TextShape(kind=kind, ref=ref) if ref or kind in ("id", "place"):
            return "another"
        case TextShape():
            return "Something else"
        case ScalarShape("true or false"):
            return not value
        case ScalarShape("date"):
            return datetime.date(2026, 4, 2)
        case ScalarShape(steps=steps) if steps:
            return next((each for each in steps if each != value), None)
        case ScalarShape("number", limits=limits):
            return 1.5 if limits.most is None or limits.most > 1 else 0.5
        case ScalarShape():
            return 7
    return None


def at(data: Any, path: Path) -> Any:
    for part in path:
        data = data[part]
    return data


def with_value(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The data with another value at a path, or without what stands there where it is `None`."""
    changed = copy.deepcopy(data)
    if value is None:
        del at(changed, path[:-1])[path[-1]]
    else:
        at(changed, path[:-1])[path[-1]] = value
    return changed


@pytest.mark.parametrize("model", [Map, Library])
def test_every_value_that_changes_is_told(model):
    shape = shape_of(model)
    data = {key: value for key, value in whole().items() if key in shape.keys}
    data["kind"] = "map" if model is Map else "library"
    before = read(data, model)
    silent, told = [], 0
    for path, each in places(shape, data):
        if (other := another(each, at(data, path))) is not None:
            after = read(with_value(data, path, other), model)
            assert after, path
            told += 1
            silent += [] if compare(before, after).changes else [path]
    assert silent == []
    assert told > (250 if model is Map else 70)


def test_every_value_that_comes_or_goes_is_told():
    data = whole()
    before = read(data)
    silent, told = set(), 0
    for path, _ in places(shape_of(Map), data):
        after = read(with_value(data, path, None))
        if after is not None:  # else the key is required
            told += 1
            silent |= {
                path for found in (compare(before, after), compare(after, before)) if not found.changes
            }
    assert silent == AS_DEFAULT
    assert told > 300


@pytest.mark.parametrize(
    "path",
    [(), ("phases", 0), ("owners", "the-owner"), ("metrics", "the-metric", "readings", 0), ("phases", 0, "emotion"),
     ("owners",), ("review", "log", 0), ("phases", 0, "by_persona", "the-persona")],
)  # fmt: skip
def test_keys_of_ones_own_are_told(path):
    data = whole_map_data(lambda path: f"The words at {path}")
    before, after = copy.deepcopy(data), copy.deepcopy(data)
    at(before, path)["x-own"] = 1
    at(after, path)["x-own"] = {"a": [1, 2]}
    for pair, verb in (((before, after), "changed"), ((data, after), "added"), ((before, data), "removed")):
        (change,) = diff(*pair).changes
        assert (change.verb, change.key.rpartition(".")[2]) == (verb, "x-own")


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "examples").glob("*.cjm.yaml")))
def test_layout_order_of_keys_and_long_forms_are_no_change(name):
    path = ROOT / "examples" / name
    project = Project(ROOT / "examples")
    document = project.document(path)
    first = edition(document, project.journey(document, path))
    plain = YAML(typ="safe").load(path.read_text("utf-8"))
    for data in (turned(plain), turned(document.data)):
        other = read_document(json.dumps(data, ensure_ascii=False, default=str).encode(), path.as_posix())
        second = edition(other, project.journey(other, path))
        assert second.version.problem is None
        changes = compare(first, second).changes
        assert changes == ()


def turned(value: Any) -> Any:
    """The data with the keys of all mappings in the opposite order."""
    if isinstance(value, dict):
        return {key: turned(each) for key, each in reversed(value.items())}
    return [turned(each) for each in value] if isinstance(value, list) else value


def test_a_map_is_the_same_as_itself():
    assert compare(read(whole()), read(whole())).changes == ()
