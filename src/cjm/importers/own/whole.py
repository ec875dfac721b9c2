"""The tables of a report of our own as the data of a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjm.importers.draft import keep
from cjm.importers.notes import KEPT_HELP, TEXT_WITHOUT_PLACE
from cjm.importers.own import around, journey, registries
from cjm.importers.own.around import Tables
from cjm.importers.own.filling import Filling, lines
from cjm.importers.own.keys import Keys, folded
from cjm.importers.own.names import Names
from cjm.importers.own.records import Record
from cjm.model.goal import Scope
from cjm.model.map import FORMAT_VERSION, Map
from cjm.model.review import Review
from cjm.model.shape import shape_of
from cjm.model.transition import EXIT

_COMPUTED = frozenset({"review_next", "today", "revision"})
_DEFAULTS = {"state": "current", "method": "ten-step"}


def map_of(tables: Tables, keys: Keys) -> dict[str, Any] | None:
    """The data of the map that the tables hold, perhaps without a title; `None` where they hold no phase."""
    exits = (word for word, value in keys.family("transition_kind").items() if value == EXIT)
    filling = Filling(keys, Names(frozenset({EXIT, *exits})))
    ids = registries.register(tables, filling)
    stages = journey.stages(tables, filling)
    goals = around.goals(tables, filling)
    journey.concerns(tables, filling)
    journey.lanes(tables, filling)
    if not filling.names.phases:
        return None
    data: dict[str, Any] = {"cjm": FORMAT_VERSION, **_statements(tables.get("map", ()), filling)}
    registries.fill(tables, ids, filling)
    journey.fill_stages(stages, filling)
    parts: dict[str, Any] = {
        "goals": goals,
        "insights": around.insights(tables, filling),
        "transitions": around.transitions(tables, filling),
        "walkthroughs": around.walkthroughs(tables, filling),
        "affinity": around.affinity(tables, filling),
        "content_plan": around.content_plan(tables, filling),
    }
    if log := around.review_log(tables, filling):
        data.setdefault("review", {})["log"] = log
    data |= {key: value for key, value in parts.items() if value}
    data |= {key: value for key, value in filling.names.registries.items() if value}
    data["phases"] = [phase.thing.data for phase in filling.names.phases]
    return data


def _statements(records: Sequence[Record], filling: Filling) -> dict[str, Any]:
    """What the map says of itself: a row a statement."""
    top, scope, review = shape_of(Map), shape_of(Scope), shape_of(Review)
    data: dict[str, Any] = {}
    for record in records:
        if "value" not in record.cells or "key" not in record.cells:
            continue
        said = record.text("key")
        key = filling.keys.of_family("statement", said) or folded(said)
        of_review = key.removeprefix("review_")
        if key == "review_after":
            after = [
                filling.keys.of_family("review_after", each) or each
                for each in lines(record.cells["value"].text)
            ]
            data.setdefault("review", {})["after"] = after
        elif key in top.keys:
            filling.put(data, record, "value", top.keys[key], into=key)
        elif key in scope.keys:
            filling.put(data.setdefault("scope", {}), record, "value", scope.keys[key], into=key)
        elif key != of_review and of_review in review.keys:
            filling.put(
                data.setdefault("review", {}), record, "value", review.keys[of_review], into=of_review
            )
        elif key not in _COMPUTED:
            keep(data, said, record.text("value"))
            message = f"“{said}” has no place in a map"
            record.notes.add(TEXT_WITHOUT_PLACE, message, record.cells["key"].where, KEPT_HELP)
        record.keep_others(data)
    for key, default in _DEFAULTS.items():
        if data.get(key) == default:
            del data[key]
    return data
