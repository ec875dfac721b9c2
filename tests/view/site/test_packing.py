"""Records as JSON and back; what is no record is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.render.reports import MAPS, example

from cjm.view.site.card import MapCard, card_of
from cjm.view.site.packing import as_json, unpacked
from cjm.view.site.stored import stored, taken_out


@pytest.mark.parametrize("name", MAPS)
def test_a_card_comes_back_as_it_was(name: str) -> None:
    card = card_of(example(name).view)
    assert unpacked(MapCard, json.loads(as_json(card))) == card
    assert taken_out(stored(card)) == card


def paths(data: Any, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    here = [path]
    if isinstance(data, list):
        for position, each in enumerate(data[:3]):
            here += paths(each, (*path, position))
    return here


def test_whatever_is_not_a_card_is_refused() -> None:
    whole = as_json(card_of(example("running-shoes").view))
    for path in paths(json.loads(whole)):
        wrong: Any
        for wrong in ({}, [[]], ["<script>"], float("nan")):
            data = json.loads(whole)
            holder, value = None, data
            for position in path:
                holder, value = value, value[position]
            if type(value) is type(wrong) or value == wrong:
                continue
            if holder is None:
                data = wrong
            else:
                holder[path[-1]] = wrong
            if isinstance(wrong, float) and type(value) in (int, float):
                continue
            with pytest.raises(ValueError):  # noqa: PT011 - any: it only says that it is none
                unpacked(MapCard, data)


@pytest.mark.parametrize("data", [None, 1, "x", [], [1] * 22, {"id": "x"}])
def test_other_data_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any: it only says that it is none
        unpacked(MapCard, data)


@pytest.mark.parametrize("front", ["", "nonsense", "{}", "[]", '["id"]', "[" * 100_000])
def test_what_was_kept_of_no_card_is_refused(front: str) -> None:
    kept = stored(card_of(example("running-shoes").view))
    with pytest.raises(ValueError):  # noqa: PT011 - any: it only says that it is none
        taken_out(kept._replace(front=front))
