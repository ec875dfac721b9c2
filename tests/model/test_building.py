"""Plain data into models, held against Pydantic's judgement of the same shapes."""

from __future__ import annotations

import copy
import datetime
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.model.building import made
from tests.model.reference import accepts

from cjm.model.building import build, mistakes
from cjm.model.concern import Rice
from cjm.model.map import Library, Map
from cjm.model.metric import Metric
from cjm.model.phase import Step
from cjm.model.transition import Transition
from cjm.source.document import read_document

DATA = [
    read_document(path.read_bytes(), path.name).data for path in sorted(ROOT.glob("examples/**/*.cjm.yaml"))
]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 200),
    st.just(10**400),
    st.floats(),
    st.dates(),
    st.sampled_from(
        ["", " ", "a", "x-a", "exit", "a/b", "a/b/c", "é", "90 days", "0 days", "pt-BR", "high", "ten-step"]
    ),
    st.text(max_size=5),
    st.just([]),
    st.just({}),
    st.lists(st.sampled_from(["a", "", 1, None]), max_size=2),
    st.dictionaries(
        st.sampled_from(["name", "text", "a", "x-a", ""]), st.sampled_from(["a", 1, {}]), max_size=2
    ),
)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """All paths into plain data."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, each in pairs for inner in paths(each, (*path, key)))]


def model_of(data: dict[str, Any]) -> type[Map | Library]:
    return Library if data.get("kind") == "library" else Map


@pytest.mark.parametrize("data", DATA, ids=lambda data: data["title"])
def test_examples_are_built_and_accepted_by_the_reference(data: dict[str, Any]) -> None:
    assert build(model_of(data), data) is not None
    assert list(mistakes(model_of(data), data)) == []
    assert accepts(model_of(data), data)


@given(st.data())
def test_one_changed_value_is_judged_as_the_reference_judges_it(draw: st.DataObject) -> None:
    data = copy.deepcopy(draw.draw(st.sampled_from(DATA)))
    *way, last = draw.draw(st.sampled_from(paths(data)[1:]))
    holder = reduce(lambda inner, part: inner[part], way, data)
    if isinstance(holder, dict) and draw.draw(st.booleans()):
        last = draw.draw(st.sampled_from(["name", "score", "text", "owner", "steps", "a", "exit", "x-a", ""]))
    holder[last] = draw.draw(VALUES)
    if type(holder[last]) is int and holder[last] == 10**400:
        pass  # more than a float holds: Pydantic raises an error of its own
    elif isinstance(holder[last], str) and "\x1c" <= holder[last][:1] <= "\x1f":
        pass  # white space for Python and not for Unicode; YAML admits none of it
    else:
        assert (build(model_of(data), data) is not None) == accepts(model_of(data), data)
    found = list(mistakes(model_of(data), data))
    assert bool(found) == (build(model_of(data), data) is None)
    for mistake in found:
        reduce(lambda inner, part: inner[part], mistake.path[:-1], data)


def test_each_mistake_says_what_where_and_which_value() -> None:
    data = {
        "cjm": 2,
        "title": " ",
        "language": "not a tag",
        "owners": {"no id": {"name": "A"}},
        "phases": [{"id": "exit", "name": 3, "timing": "soon", "strange": 1, "questions": "why?"}, {}],
        "goals": [],
        "review": {"every": "a while", "log": [{"date": "yesterday"}]},
        "metrics": {"m": {"name": "M", "readings": [{"value": float("inf")}, {"value": True}]}},
        "transitions": [{"from": "a", "to": "b", "share": 40}],
        "personas": None,
    }
    found = [(each.kind, each.path, each.given, each.at_key) for each in mistakes(Map, data)]
    assert found == [
        ("choice", ("cjm",), 2, False),
        ("form", ("title",), " ", False),
        ("form", ("language",), "not a tag", False),
        ("form", ("owners", "no id"), "no id", True),
        ("reserved", ("phases", 0, "id"), "exit", False),
        ("type", ("phases", 0, "name"), 3, False),
        ("choice", ("phases", 0, "timing"), "soon", False),
        ("unknown", ("phases", 0, "strange"), 1, True),
        ("type", ("phases", 0, "questions"), "why?", False),
        ("missing", ("phases", 1, "name"), None, False),
        ("form", ("review", "every"), "a while", False),
        ("type", ("review", "log", 0, "date"), "yesterday", False),
        ("infinite", ("metrics", "m", "readings", 0, "value"), float("inf"), False),
        ("type", ("metrics", "m", "readings", 1, "value"), True, False),
        ("limits", ("transitions", 0, "share"), 40, False),
    ]
    assert [each.kind for each in mistakes(Map, {"cjm": 1, "title": "T", "phases": []})] == ["empty"]
    assert [each.kind for each in mistakes(Map, "a text")] == ["type"]


def test_what_is_made_has_the_types_of_the_format() -> None:
    metric = made(Metric, {"name": "M", "target": {"value": 3}, "readings": [{"value": 2, "sample": 7}]})
    assert metric.target is not None
    assert type(metric.target.value) is float
    assert type(metric.readings) is tuple
    assert type(metric.readings[0].sample) is int
    assert made(Transition, {"from": "a", "to": "b/c"}).from_ == "a"
    assert made(Step, {"name": "S", "id": "cafe\u0301"}).id == "caf\u00e9"
    assert made(Rice, {"reach": 9, "impact": 3, "confidence": 0.5, "effort": 2}).score == 6.75


def test_a_model_never_changes_and_equals_its_like() -> None:
    first = made(Metric, {"name": "M", "baseline": {"value": 1, "date": datetime.date(2026, 1, 2)}})
    second = made(Metric, {"name": "M", "baseline": {"date": datetime.date(2026, 1, 2), "value": 1.0}})
    assert first == second
    assert hash(first) == hash(second)
    assert first != made(Metric, {"name": "N"})
    assert repr(made(Metric, {"name": "M", "unit": "s"})) == "Metric(name='M', unit='s')"
    with pytest.raises(AttributeError, match="does not change"):
        first.name = "N"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="does not change"):
        del first.name
    with pytest.raises(TypeError, match="has no field 'colour'"):
        Metric(name="M", colour="red")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="needs 'name'"):
        Metric()  # type: ignore[call-arg]
