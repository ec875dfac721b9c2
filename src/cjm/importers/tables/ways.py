"""What becomes of the cell of each field in a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from cjm.importers.guesses.actors import channel_of
from cjm.importers.guesses.words import words
from cjm.importers.notes import STRUCTURE_GUESSED, VALUE_GUESSED
from cjm.importers.placing import put_owner
from cjm.importers.tables.cells import Feeling, feeling, is_true, items, names, plain, steps
from cjm.importers.tables.judged import (
    OF_NEEDS,
    keep_judgement_of_needs,
    keep_judgement_of_pain_points,
    put_needs,
    put_pain_points,
)
from cjm.importers.tables.minds import mind
from cjm.importers.tables.slots import Slot

_CHOICES = {"confidence": ("observed", "inferred", "assumed"), "timing": ("before", "during", "after")}
_LINKED = re.compile(r"(?P<name>.*\S)\s*\((?P<link>https?://[^\s()]+)\)")
_LONGEST_NAME = 60
"""Characters that the name of a persona has at the most; what is longer is a text."""
_FALSE = frozenset({"false", "no", "n", "0", "não", "нет", "否", "nei"})
_PLAIN_NUMBER = re.compile(r"[#№]?\s*\d+(?:[.)-]\d*)*")


def _nothing(slot: Slot) -> None:
    """What names phases and steps has done its work."""


def _journey(slot: Slot) -> None:
    """The column that tells journeys apart names the map; what another key says of a journey has no place."""
    if slot.text not in slot.draft.title:
        slot.keep()


def _number(slot: Slot) -> None:
    """Numbers say nothing that the order does not; anything else does."""
    if not _PLAIN_NUMBER.fullmatch(slot.text):
        slot.keep()


def _id(slot: Slot) -> None:
    stage = slot.phase if slot.field == "phase_id" else slot.stage
    if (slot.field == "step_id" and slot.is_of_phase) or not slot.draft.identify(stage, slot.text):
        slot.keep()


def _emotion(slot: Slot) -> None:
    read = feeling(slot.cell.text, slot.scale)
    if slot.field == "score" and read.score is None:
        slot.keep()
        return
    if slot.field == "emotion" and (read.words or read.is_guessed) and _has_score(slot):
        read = Feeling(None, is_guessed=False, words=read.words or slot.text)
    if not slot.stage.feel(score=read.score, feeling=read.words):
        slot.keep()
    elif read.is_guessed:
        slot.notes.add(
            VALUE_GUESSED, f"“{slot.text}” was read as the emotion {read.score:g}", slot.cell.where
        )


def _has_score(slot: Slot) -> bool:
    """Whether another column of the row gives the score."""
    beside = slot.cells.get("score")
    return beside is not None and feeling(beside.text, slot.scale).score is not None


def _mind(slot: Slot) -> None:
    """What is thought goes to the step, what is felt to the row's own emotion, unless another column tells that."""
    read = mind(slot.cell.text)
    is_felt = "emotion" not in slot.cells
    for thought in read.thoughts if is_felt else items(slot.cell.text):
        slot.step.add("thoughts", thought)
    if read.feeling and is_felt:
        _emotion(replace(slot, field="emotion", cell=slot.cell._replace(text=read.feeling)))


def _of_emotion(slot: Slot) -> None:
    if not slot.stage.feel(**{slot.field: slot.text}):
        slot.keep()


def _desired(slot: Slot) -> None:
    key = slot.field.removeprefix("desired_")
    read = feeling(slot.cell.text, slot.scale)
    value = read.score if key == "score" else slot.text
    if value is None or slot.phase.data.setdefault("desired", {}).setdefault(key, value) != value:
        slot.keep()
    elif key == "score" and read.is_guessed:
        message = f"“{slot.text}” was read as the emotion {value:g}"
        slot.notes.add(VALUE_GUESSED, message, slot.cell.where)


def _of_step(slot: Slot) -> None:
    texts = (steps if slot.field == "actions" else items)(slot.cell.text)
    if (
        slot.field == "actions"
        and slot.is_of_phase
        and {step.name for step in slot.phase.steps} >= set(texts)
    ):
        return  # they are its steps
    step = slot.step
    for text in texts if texts != [step.name] else ():
        step.add(slot.field, text)
    if slot.is_of_phase and len(slot.phase.steps) > 1:
        slot.notes.add(
            STRUCTURE_GUESSED,
            f"`{slot.field}` of the phase “{slot.phase.name}” stand in its first step",
            slot.cell.where,
            "move them to the steps that they belong to",
        )


def _texts(slot: Slot) -> None:
    for text in items(slot.cell.text):
        slot.stage.add(slot.field, {"text": text})


def _physical_evidence(slot: Slot) -> None:
    """What customers see and hold is a lane of its own; it proves nothing."""
    lane = slot.draft.register("lanes", plain(slot.head.text), group="customer")
    slot.stage.data.setdefault("lanes", {}).setdefault(lane, []).extend(items(slot.cell.text))


def _registered(slot: Slot) -> None:
    for text in names(slot.cell.text):
        name, link = _linked(text)
        slot.stage.add(slot.field, slot.draft.register(slot.field, name, link=link))


def _linked(text: str) -> tuple[str, str | None]:
    """A name and the address behind it, as databases write what is linked: `Website (https://…)`."""
    found = _LINKED.fullmatch(text) if text.endswith(")") else None
    return (found["name"], found["link"]) if found else (text, None)


def _touchpoints(slot: Slot) -> None:
    channels = names(slot.cells["channel"].text) if "channel" in slot.cells else []
    said = channel_of(channels[0]) if len(channels) == 1 else None
    if said and channels[0].casefold() not in {said, *words("channels", said)}:
        message = f"“{channels[0]}” was read as the channel `{said}`"
        slot.notes.add(VALUE_GUESSED, message, slot.cells["channel"].where)
    for text in names(slot.cell.text):
        name, link = _linked(text)
        id_ = slot.draft.register("touchpoints", name, channel=said or channel_of(name), link=link)
        slot.stage.add("touchpoints", id_)
    if channels and said is None:
        replace(slot, field="channel", cell=slot.cells["channel"]).keep()


def _channel(slot: Slot) -> None:
    """A channel is a touchpoint where the row names none."""
    if "touchpoints" not in slot.cells:
        _touchpoints(replace(slot, cells={}))


def _owner(slot: Slot) -> None:
    for name in names(slot.cell.text):
        put_owner(slot.draft, slot.stage, name, slot.cell.where, slot.notes)


def _personas(slot: Slot) -> None:
    for name in names(slot.cell.text):
        if len(name) > _LONGEST_NAME:
            slot.keep()
            return
        slot.draft.register("personas", name)


def _flag(slot: Slot) -> None:
    if is_true(slot.cell.text) or slot.text.casefold() in _FALSE:
        slot.put(slot.step, is_true(slot.cell.text))
    else:
        slot.keep()


def _choice(slot: Slot) -> None:
    said = slot.text.casefold()
    if said in _CHOICES[slot.field]:
        slot.put(slot.phase if slot.field == "timing" else slot.stage, said)
    else:
        slot.keep()


def _text_of_phase(slot: Slot) -> None:
    if slot.is_of_phase:
        slot.put(slot.phase, slot.text)
    else:
        slot.keep()


def _text_of_step(slot: Slot) -> None:
    if slot.is_of_phase or not slot.stage.put(slot.field.removesuffix("_link"), slot.text):
        slot.keep()


WAYS: Mapping[str, Callable[[Slot], None]] = {
    **dict.fromkeys(("phase", "step"), _nothing),
    "journey": _journey,
    "number": _number,
    **dict.fromkeys(("phase_id", "step_id"), _id),
    **dict.fromkeys(("emotion", "score"), _emotion),
    "thoughts_and_feelings": _mind,
    **dict.fromkeys(("feeling", "why"), _of_emotion),
    **dict.fromkeys(("desired_score", "desired_feeling", "desired_why"), _desired),
    **dict.fromkeys(("actions", "thoughts", "expects", "frontstage", "backstage", "support"), _of_step),
    **dict.fromkeys(("questions", "opportunities"), _texts),
    "needs": put_needs,
    **dict.fromkeys(OF_NEEDS, keep_judgement_of_needs),
    "pain_points": put_pain_points,
    **dict.fromkeys(("severity", "frequency"), keep_judgement_of_pain_points),
    **dict.fromkeys(("metrics", "evidence"), _registered),
    "touchpoints": _touchpoints,
    "physical_evidence": _physical_evidence,
    "channel": _channel,
    "owner": _owner,
    "personas": _personas,
    **dict.fromkeys(("moment_of_truth", "with_brand"), _flag),
    **dict.fromkeys(_CHOICES, _choice),
    **dict.fromkeys(("summary", "customer_goal", "key_task", "advance_when", "duration"), _text_of_phase),
    **dict.fromkeys(("when", "picture", "journey_link"), _text_of_step),
}
"""What is done with the cell of each field."""
