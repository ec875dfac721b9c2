"""Phases and steps, and what stands in them: emotions, lanes, needs, questions, pain points, opportunities."""

from __future__ import annotations

from typing import Any

from cjm.importers.notes import STRUCTURE_GUESSED, TEXT_LEFT_OUT
from cjm.importers.own.around import Tables, is_complete
from cjm.importers.own.filling import Filling
from cjm.importers.own.keys import folded
from cjm.importers.own.names import CONCERNS, Phase
from cjm.importers.own.records import Record, in_order
from cjm.importers.own.spaces import Thing
from cjm.model.concern import Need, Opportunity, PainPoint, Question, Rice
from cjm.model.emotion import Emotion
from cjm.model.ids import is_id
from cjm.model.phase import Phase as PhaseModel
from cjm.model.phase import Step
from cjm.model.shape import shape_of

_SHAPES = {
    "needs": shape_of(Need),
    "questions": shape_of(Question),
    "pain_points": shape_of(PainPoint),
    "opportunities": shape_of(Opportunity),
}
_RICE = ("reach", "impact", "confidence", "effort")
_OWN = ("id", "name", "lanes")

Stages = list[tuple[dict[str, Any], Record]]
"""The data of phases and steps, each with its row."""


def stages(tables: Tables, filling: Filling) -> Stages:
    """Make all phases and steps, so that places can be looked up."""
    made: Stages = []
    for record in in_order(tables.get("phases", ())):
        if name := _named(record):
            data: dict[str, Any] = {"name": name}
            filling.names.add_phase(Thing(data, name), record.text("id"), record.label)
            made.append((data, record))
    for record in in_order(tables.get("steps", ())):
        if name := _named(record):
            data = {"name": name}
            phase = _phase(record, filling)
            filling.names.add_step(phase, Thing(data, name), record.text("id"), record.label)
            phase.thing.data.setdefault("steps", []).append(data)
            made.append((data, record))
    return made


def _named(record: Record) -> str:
    name = record.name("name")
    if not name:
        message = "the row has no name and was left out"
        record.notes.add(TEXT_LEFT_OUT, message, record.first.where, "give it a name")
    return name


def _phase(record: Record, filling: Filling) -> Phase:
    """The phase of a row: by its name, else by its number; one that there is not yet is made."""
    label, name = record.label.partition(".")[0], record.text("phase")
    names = filling.names
    if (
        found := names.phase(name, label)
        if name
        else next((it for it in names.phases if it.label == label), None)
    ):
        return found
    if not name and names.phases:
        found, message = (
            names.phases[-1],
            f"the row names no phase; it was taken for one of “{names.phases[-1].thing.text}”",
        )
    else:
        name = name or "?"
        found = names.add_phase(Thing({"name": name}, name), "", "")
        message = f"the phase “{name}” is listed nowhere else; it was added at the end"
    record.notes.add(STRUCTURE_GUESSED, message, record.first.where)
    return found


def fill_stages(made: Stages, filling: Filling) -> None:
    """Write what the rows say into the phases and steps."""
    steps = shape_of(Step)
    for data, record in made:
        filling.fill(data, record, steps if "phase" in record.heads else shape_of(PhaseModel), without=_OWN)
        _emotions(data, record, filling)
        if data.get("moment_of_truth") is False:
            del data["moment_of_truth"]
        record.keep_others(data)


def _emotions(data: dict[str, Any], record: Record, filling: Filling) -> None:
    shape = shape_of(Emotion)
    for key in record.cells:
        base, _, persona = key.partition(":")
        desired, base = base.startswith("desired_"), base.removeprefix("desired_")
        if base not in shape.keys:
            continue
        if persona:
            persona = _persona(persona, filling)
            into = data.setdefault("by_persona", {}).setdefault(persona, {})
        else:
            into = data.setdefault("desired" if desired else "emotion", {})
        filling.put(into, record, key, shape.keys[base], into=base)


def _persona(said: str, filling: Filling) -> str:
    """The id of the persona that an id or a name stands for; one that no sheet lists is added."""
    names = filling.names
    if said in names.registries.get("personas", {}):
        return said
    if is_id(said) and names.entry("personas", said) is None:
        names.registries.setdefault("personas", {})[said] = {"name": said}
        return said
    return names.entry("personas", said) or names.register("personas", said)


def lanes(tables: Tables, filling: Filling) -> None:
    """Write the texts of the lanes of one's own into their places."""
    for record in tables.get("lanes", ()):
        lane = filling.names.entry("lanes", record.text("lane"))
        text = record.text("text")
        if lane is None or not text:
            continue
        data = _place(record, record.text("place"), filling)
        data.setdefault("lanes", {}).setdefault(lane, []).append(record.cells["text"].text)


def concerns(tables: Tables, filling: Filling) -> None:
    """Write needs, questions, pain points and opportunities into their places; opportunities find the others by text."""
    waiting = []
    for kind, shape in _SHAPES.items():
        for record in tables.get(kind, ()):
            data: dict[str, Any] = {}
            filling.put(data, record, "text", shape.keys["text"])
            if not is_complete(data, record, shape):
                continue
            space = filling.names.concerns[kind] if kind in CONCERNS else filling.names.opportunities
            space.add(Thing(data, data["text"]), record.text("id"))
            _place(record, record.text("step"), filling).setdefault(kind, []).append(data)
            waiting.append((data, record, kind))
    for data, record, kind in waiting:
        filling.fill(data, record, _SHAPES[kind], without=("id", "text"))
        if kind == "opportunities":
            _rice(data, record, filling)
        record.keep_others(data)


def _rice(data: dict[str, Any], record: Record, filling: Filling) -> None:
    """The RICE estimate, which needs all four of its numbers."""
    rice: dict[str, Any] = {}
    for key in _RICE:
        filling.put(rice, record, f"rice_{key}", shape_of(Rice).keys[key], into=key)
    if set(rice) >= set(_RICE):
        data["rice"] = rice
    else:
        for key in _RICE:
            if key in rice:
                filling.keep(data, record, f"rice_{key}", record.text(f"rice_{key}"))


def _place(record: Record, step: str, filling: Filling) -> dict[str, Any]:
    """The data of the phase or step that a row is about: by its number and names, else by its names."""
    names, label, phase = filling.names, record.label, record.text("phase")
    number = label.partition(".")[0]
    by_number = next((it for it in names.phases if it.label == number), None) if number else None
    if by_number and phase and folded(by_number.thing.text) != folded(phase):
        by_number = None
    at = by_number or (names.phase(phase) if phase else None)
    if at is None:
        at = next((it for it in names.phases if it.steps.called(step)), None) if step else None
        at = at or (names.phase(step) if step else None)
    if at is None:
        at = _phase(record, filling)
    if not step or (folded(step) == folded(at.thing.text) and not at.steps.called(step)):
        return at.thing.data
    found = at.by_label.get(label)
    if found is None or folded(found.text) != folded(step):
        found = at.steps.called(step)
    if found is None:
        data: dict[str, Any] = {"name": step}
        names.add_step(at, Thing(data, step), "", "")
        at.thing.data.setdefault("steps", []).append(data)
        message = f"the step “{step}” is listed nowhere else; it was added to “{at.thing.text}”"
        record.notes.add(STRUCTURE_GUESSED, message, record.first.where)
        return data
    return found.data
