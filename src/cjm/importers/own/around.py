"""What stands around the journey: goals and insights, ways, reviews, walks, the market, the content plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjm.importers.notes import TEXT_LEFT_OUT
from cjm.importers.own.filling import Filling
from cjm.importers.own.records import Record
from cjm.importers.own.spaces import Thing
from cjm.model.goal import Goal, Insight
from cjm.model.market import Affinity, ContentItem
from cjm.model.review import ReviewEntry, Walkthrough, WalkthroughAnswers, WalkthroughNote
from cjm.model.shape import ObjectShape, shape_of
from cjm.model.transition import Transition, Trigger

Tables = dict[str, list[Record]]


def goals(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """The goals, which opportunities name by their texts."""
    made = []
    for record in tables.get("goals", ()):
        goal: dict[str, Any] = {}
        filling.fill(goal, record, shape_of(Goal), without=("id",))
        if is_complete(goal, record, shape_of(Goal)):
            filling.names.goals.add(Thing(goal, goal["text"]), record.text("id"))
            record.keep_others(goal)
            made.append(goal)
    return made


def insights(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """The key insights."""
    return listed(tables.get("insights", ()), filling, shape_of(Insight))


def affinity(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """How the brand sits with the personas."""
    return listed(tables.get("affinity", ()), filling, shape_of(Affinity))


def content_plan(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """The content plan."""
    return listed(tables.get("content_plan", ()), filling, shape_of(ContentItem))


def review_log(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """The reviews that took place, oldest first."""
    made = listed(tables.get("review", ()), filling, shape_of(ReviewEntry))
    return sorted(made, key=lambda entry: str(entry["date"]))


def listed(records: Sequence[Record], filling: Filling, shape: ObjectShape) -> list[dict[str, Any]]:
    """An object for each row that has what such an object needs; others are noted and left out."""
    made = []
    for record in records:
        data: dict[str, Any] = {}
        filling.fill(data, record, shape)
        if is_complete(data, record, shape):
            record.keep_others(data)
            made.append(data)
    return made


def is_complete(data: dict[str, Any], record: Record, shape: ObjectShape) -> bool:
    """Whether an object has the keys that it needs; where one is missing, the row is noted as left out."""
    missing = next((key for key in shape.keys if key in shape.required and key not in data), None)
    if missing is not None:
        heading = " ".join(record.heads.get(missing, missing).split())
        said = "; ".join(" ".join(value.text.split()) for value in record.cells.values())
        message = f"the row has no “{heading}” and was left out: {said}"
        record.notes.add(TEXT_LEFT_OUT, message, record.first.where, f"fill in “{heading}”")
    return missing is None


def transitions(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """The ways that are not simply onward. Their kind is left out where it follows from their ends."""
    made = []
    for record in tables.get("transitions", ()):
        data: dict[str, Any] = {}
        filling.fill(data, record, shape_of(Transition))
        trigger: dict[str, Any] = {}
        filling.fill(trigger, record, shape_of(Trigger))
        if trigger:
            data["trigger"] = trigger
        if is_complete(data, record, shape_of(Transition)):
            record.keep_others(data)
            made.append(data)
    order = _order(filling)  # now that the places that are named have their ids
    for data in made:
        start, end = order.get(data["from"]), order.get(data["to"])
        back = start is not None and end is not None and end <= start
        if data.get("kind") == ("return" if back else "advance"):
            del data["kind"]
    return made


def _order(filling: Filling) -> dict[str, tuple[int, int]]:
    """The places of the journey by id, in the order in which they come."""
    found = {}
    for number, phase in enumerate(filling.names.phases):
        found[str(phase.thing.id)] = (number, -1)
        for index, step in enumerate(phase.steps):
            found[f"{phase.thing.id}/{step.id}"] = (number, index)
    return found


def walkthroughs(tables: Tables, filling: Filling) -> list[dict[str, Any]]:
    """The walks: a row for the answers of each, and one for each of its notes."""
    walks: list[dict[str, Any]] = []
    by_day: dict[tuple[str, str, str], dict[str, Any]] = {}
    answers, notes = shape_of(WalkthroughAnswers), shape_of(WalkthroughNote)
    for record in tables.get("walkthroughs", ()):
        day = (record.text("date"), record.text("by"), record.text("persona"))
        is_note = "step" in record.cells
        if not is_note or day not in by_day:
            walk: dict[str, Any] = {}
            filling.fill(walk, record, shape_of(Walkthrough))
            if not is_complete(walk, record, shape_of(Walkthrough)):
                continue
            by_day[day] = walk
            walks.append(walk)
        walk = by_day[day]
        data: dict[str, Any] = {}
        filling.fill(data, record, notes if is_note else answers)
        if not is_note:
            if data:
                walk["answers"] = data
            record.keep_others(walk)
        elif is_complete(data, record, notes):
            record.keep_others(data)
            walk.setdefault("notes", []).append(data)
    return walks
