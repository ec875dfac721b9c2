r"""The table that `cjm render --format csv` writes, read back as far as it goes.

Its columns are keys of the format. Lists stand between `; `, where a backslash makes the character after it an ordinary
one; touchpoints and pain points have notes in brackets; an apostrophe stands before what a spreadsheet might take for a
formula.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from cjm.importers.draft import Draft, Phase, Stage
from cjm.importers.notes import KEPT_HELP, VALUE_UNREADABLE, Notes
from cjm.importers.tables.grid import Cell, Row
from cjm.model.base import Confidence
from cjm.model.concern import FREQUENCIES, SEVERITIES
from cjm.model.ids import slug
from cjm.model.registries import Channel

_KEYS = ("phase", "phase_id", "step", "step_id", "when", "summary")
_DEFUSED = re.compile("((?:^|[;\t\r\n])[\\s\";]*)'('*[=+\\-@\uff1d\uff0b\uff0d\uff20])")
_PART = re.compile(r"((?:[^;\\]|\\.)*)(?:; ?|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NOTED = re.compile(r"(?P<text>.*) \[(?P<notes>[^\[\]]*)\]", re.DOTALL)
_OF_SOMETHING = re.compile(r"(?P<key>score|feeling|why|lane): (?P<name>.*)", re.DOTALL)


def is_own(heads: Row) -> bool:
    """Whether a table is one that we wrote, by its first columns."""
    return tuple(cell.text for cell in heads[: len(_KEYS)]) == _KEYS


def own_draft(rows: Sequence[Row], draft: Draft, notes: Notes) -> Draft:
    """Fill a draft from the rows below the heads, which come first."""
    heads, *body = rows
    reader = _Reader(draft, notes)
    for row in body:
        said = {head.text: cell for head, cell in zip(heads, row, strict=False) if cell.text}
        if said:
            reader.row(said)
    return draft


def texts(cell: str) -> list[str]:
    """The texts of a list in a cell."""
    found = [_ESCAPED.sub(r"\1", part[1]) for part in _PART.finditer(fused(cell))]
    return found[:-1] if found and not found[-1] else found


def fused(cell: str) -> str:
    """The text of a cell without the apostrophes that keep it from being a formula."""
    return _DEFUSED.sub(r"\1\2", cell)


def noted(text: str) -> tuple[str, list[str]]:
    """A text and the notes behind it."""
    found = _NOTED.fullmatch(text)
    if found is None:
        return text, []
    return found["text"], [note for note in found["notes"].split(", ") if note]


class _Reader:
    def __init__(self, draft: Draft, notes: Notes) -> None:
        self.draft = draft
        self.notes = notes

    def row(self, said: Mapping[str, Cell]) -> None:
        phase = self._phase(said)
        stage = self._step(phase, said) if "step" in said else phase
        for key, cell in said.items():
            if not self._put(stage, key, cell):
                stage.keep(key, fused(cell.text))
                message = f"“{cell.text}” could not be read as `{key}`"
                self.notes.add(VALUE_UNREADABLE, message, cell.where, KEPT_HELP)

    def _put(self, stage: Stage, key: str, cell: Cell) -> bool:
        """Write what a cell says into its place; returns whether it could be read."""
        if key in _LISTS:
            stage.data[key] = [_LISTS[key](text) for text in texts(cell.text)]
        elif key in _REGISTERED:
            stage.data[key] = [self._registered(key, text) for text in texts(cell.text)]
        elif key in _TEXTS:
            stage.put(key, fused(cell.text))
        elif key == "owner":
            stage.put(key, self.draft.register("owners", fused(cell.text)))
        elif key in _CHOICES:
            if cell.text not in _CHOICES[key]:
                return False
            stage.put(key, _CHOICES[key][cell.text])
        elif key.removeprefix("desired_") in _EMOTION:
            where = "desired" if key.startswith("desired_") else "emotion"
            return _feel(stage.data.setdefault(where, {}), key.removeprefix("desired_"), cell)
        elif of := _OF_SOMETHING.fullmatch(fused(key)):
            return self._of_something(stage, of["key"], of["name"], cell)
        else:
            return key in _KEYS
        return True

    def _phase(self, said: Mapping[str, Cell]) -> Phase:
        """The phase of a row: a row without a step begins one, and so does a row of another phase."""
        name = fused(said["phase"].text) if "phase" in said else "?"
        id_ = said["phase_id"].text if "phase_id" in said else None
        last = self.draft.phases[-1] if self.draft.phases else None
        if last is not None and "step" in said and _is_same(last, name, id_):
            return last
        phase = self.draft.phase(name)
        _identify(phase, id_)
        return phase

    def _step(self, phase: Phase, said: Mapping[str, Cell]) -> Stage:
        step = phase.step(fused(said["step"].text))
        _identify(step, said["step_id"].text if "step_id" in said else None)
        return step

    def _registered(self, key: str, text: str) -> str:
        if key != "touchpoints":
            return self.draft.register(key, text)
        name, notes = noted(text)
        channel = next((note for note in notes if note in get_args(Channel)), None)
        return self.draft.register(key, name, channel=channel)

    def _of_something(self, stage: Stage, key: str, name: str, cell: Cell) -> bool:
        """What a column holds that is named by a lane, or by a persona who feels differently."""
        if key == "lane":
            lane = self.draft.register("lanes", name)
            stage.data.setdefault("lanes", {})[lane] = texts(cell.text)
            return True
        persona = self.draft.register("personas", name)
        return _feel(stage.data.setdefault("by_persona", {}).setdefault(persona, {}), key, cell)


def _feel(emotion: dict[str, Any], key: str, cell: Cell) -> bool:
    """Write the score, the feeling or the reason of an emotion; returns whether it could be read."""
    if key != "score":
        emotion[key] = fused(cell.text)
        return True
    try:
        score = float(cell.text)
    except ValueError:
        return False
    if not -2 <= score <= 2:
        return False
    emotion[key] = score
    return True


def _is_same(phase: Phase, name: str, id_: str | None) -> bool:
    """Whether a phase is of that name and id."""
    own = slug(name)
    return phase.name == name and phase.data.get("id", own) == (id_ or own)


def _identify(stage: Stage, id_: str | None) -> None:
    """Give a phase or a step its id, where its name does not."""
    if id_ and id_ != slug(stage.name):
        stage.put("id", id_)


def _text(text: str) -> str:
    return text


def _concern(text: str) -> dict[str, str]:
    return {"text": text}


def _pain_point(text: str) -> dict[str, str]:
    said, notes = noted(text)
    found = {"text": said}
    for note in notes:
        if note in SEVERITIES:
            found["severity"] = note
        elif note in FREQUENCIES:
            found["frequency"] = note
    return found


_FLAG = {"true": True, "false": False}
_CHOICES: Mapping[str, Mapping[str, Any]] = {
    "with_brand": _FLAG,
    "moment_of_truth": _FLAG,
    "confidence": {value: value for value in get_args(Confidence)},
}
_EMOTION = frozenset({"score", "feeling", "why"})
_TEXTS = frozenset(
    {
        "when",
        "summary",
        "customer_goal",
        "key_task",
        "advance_when",
        "timing",
        "duration",
        "picture",
        "journey",
    }
)
_REGISTERED = frozenset({"touchpoints", "metrics", "evidence"})
_LISTS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("actions", "thoughts", "expects", "frontstage", "backstage", "support"), _text),
    **dict.fromkeys(("needs", "questions", "opportunities"), _concern),
    "pain_points": _pain_point,
}
