"""The map of a workbook of our own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjm.errors import CannotDo
from cjm.importers.draft import Draft, keep
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.notes import KEPT_HELP, TEXT_WITHOUT_PLACE, Cell, Notes
from cjm.importers.placing import made_up_title
from cjm.importers.xlsx.book import Page
from cjm.importers.xlsx.own import around, journey, registries
from cjm.importers.xlsx.own.filling import Filling, lines
from cjm.importers.xlsx.own.keys import Keys, folded
from cjm.importers.xlsx.own.names import Names
from cjm.importers.xlsx.own.records import Record, records_of
from cjm.model.goal import Scope
from cjm.model.map import FORMAT_VERSION, Map
from cjm.model.review import Review
from cjm.model.shape import shape_of
from cjm.model.transition import EXIT

_COMPUTED = frozenset({"review_next", "today", "revision"})
_DEFAULTS = {"state": "current", "method": "ten-step"}


def own_draft(pages: Sequence[Page], keys: Keys, foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft:
    """The draft of the map that a workbook of ours holds. Raises CannotDo where it has no phase any more."""
    tables = records_of(pages, keys, notes)
    exits = (word for word, value in keys.family("transition_kind").items() if value == EXIT)
    filling = Filling(keys, Names(frozenset({EXIT, *exits})))
    ids = registries.register(tables, filling)
    stages = journey.stages(tables, filling)
    goals = around.goals(tables, filling)
    journey.concerns(tables, filling)
    journey.lanes(tables, filling)
    if not filling.names.phases:
        raise CannotDo(
            f"{foreign.name} has no phases any more", "fill in the sheet of the phases, or render it anew"
        )
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
    return _draft(data, foreign, wishes, notes)


def _draft(data: dict[str, Any], foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft:
    title = wishes.title or data.get("title")
    if not title:
        title = made_up_title(foreign.stem, "workbook", Cell(1, 1, ""), notes)
    if wishes.language:
        data["language"] = wishes.language
    draft = Draft(str(title), data.get("language"))
    draft.whole = {**data, "title": draft.title}
    return draft


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
