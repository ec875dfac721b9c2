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
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import Cell, Row
from cjm.model.concern import FREQUENCIES, SEVERITIES
from cjm.model.ids import slug
from cjm.model.phase import Phase as PhaseModel
from cjm.model.phase import Step as StepModel
from cjm.model.registries import Channel
from cjm.model.shape import PATTERNS, ObjectShape, ScalarShape, Shape, TextShape, shape_of

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
        said = [(_label(heads, at), cell) for at, cell in enumerate(row) if cell.text.strip()]
        if said:
            reader.row(said)
    return draft


def _label(heads: Row, at: int) -> str:
    return heads[at].text if at < len(heads) else "?"


def texts(cell: str) -> list[str]:
    """The texts of a list in a cell."""
    found = [_ESCAPED.sub(r"\1", part[1]) for part in _PART.finditer(fused(cell))]
    return found[:-1] if found and not found[-1] else found


def fused(cell: str) -> str:
    """The text of a cell without the apostrophes that keep it from being a formula."""
    return _DEFUSED.sub(r"\1\2", cell)


def noted(text: str, *known: Sequence[str]) -> tuple[str, list[str]]:
    """A text and the notes behind it, at most one of each kind that is known; other brackets belong to the text."""
    found = _NOTED.fullmatch(text)
    notes = found["notes"].split(", ") if found and found["notes"] else []
    kinds = [next((kind for kind in known if note in kind), None) for note in notes]
    if found is None or None in kinds or len(set(map(id, kinds))) < len(kinds):
        return text, []
    return found["text"], notes


class _Reader:
    def __init__(self, draft: Draft, notes: Notes) -> None:
        self.draft = draft
        self.notes = notes
        self.last = ("", "")

    def row(self, cells: Sequence[tuple[str, Cell]]) -> None:
        """Write a row, as its cells behind the heads of their columns."""
        said = dict(reversed(cells))
        phase = self._phase(said)
        stage = phase.step(fused(said["step"].text)) if "step" in said else phase
        shape = shape_of(PhaseModel if stage is phase else StepModel)
        for key, cell in cells:
            if said[key] is not cell or not self._put(phase, stage, shape, key, cell):
                stage.keep(fused(key) or "?", fused(cell.text))
                message = f"“{plain(cell.text)}” could not be read as `{key}`"
                self.notes.add(VALUE_UNREADABLE, message, cell.where, KEPT_HELP)

    def _phase(self, said: Mapping[str, Cell]) -> Phase:
        """The phase of a row: a row without a step begins one, and so does a row of another phase."""
        name = fused(said["phase"].text) if "phase" in said else "?"
        id_ = said["phase_id"].text if "phase_id" in said else slug(name) or ""
        if self.draft.phases and "step" in said and self.last == (name, id_):
            return self.draft.phases[-1]
        self.last = (name, id_)
        return self.draft.phase(name)

    def _put(self, phase: Phase, stage: Stage, shape: ObjectShape, key: str, cell: Cell) -> bool:
        """Write what a cell says into its place; returns whether it could be read, and has one."""
        wanted = fused(cell.text)
        if key in {"phase", "step"}:
            return True
        if key == "phase_id":
            return self._identify(phase, wanted)
        if key == "step_id":
            return stage is not phase and self._identify(stage, wanted)
        if of := _OF_SOMETHING.fullmatch(fused(key)):
            return self._of_something(stage, of["key"], of["name"], cell)
        if key.removeprefix("desired_") in _EMOTION:
            where = "desired" if key.startswith("desired_") else "emotion"
            value = _felt(key.removeprefix("desired_"), cell) if where in shape.keys else None
            if value is not None:
                stage.data.setdefault(where, {})[key.removeprefix("desired_")] = value
            return value is not None
        if key not in shape.keys:
            return False
        if key in _LISTS or key in _REGISTERED:
            wanted_texts = [text for text in texts(cell.text) if text.strip()]
            if key in _LISTS:
                found = [_LISTS[key](text) for text in wanted_texts]
            else:
                found = list(dict.fromkeys(self._registered(key, text) for text in wanted_texts))
            return bool(found) and stage.put(key, found)
        if key == "owner":
            return stage.put(key, self.draft.register("owners", wanted))
        value = _value(wanted, shape.keys[key])
        return value is not None and stage.put(key, value)

    def _identify(self, stage: Stage, id_: str) -> bool:
        """Give a phase or a step its id, where its name does not; returns whether it has it."""
        return id_ in {slug(stage.name), stage.data.get("id")} or self.draft.identify(stage, id_)

    def _registered(self, key: str, text: str) -> str:
        if key != "touchpoints":
            return self.draft.register(key, text)
        name, notes = noted(text, get_args(Channel))
        return self.draft.register(key, name, channel=notes[0] if notes else None)

    def _of_something(self, stage: Stage, key: str, name: str, cell: Cell) -> bool:
        """What a column holds that is named by a lane, or by a persona who feels differently."""
        if not name.strip():
            return False
        if key == "lane":
            found = [text for text in texts(cell.text) if text.strip()]
            if found:
                stage.data.setdefault("lanes", {})[self.draft.register("lanes", name)] = found
            return bool(found)
        value = _felt(key, cell)
        if value is not None:
            persona = self.draft.register("personas", name)
            stage.data.setdefault("by_persona", {}).setdefault(persona, {})[key] = value
        return value is not None


def _felt(key: str, cell: Cell) -> str | float | None:
    """The score, the feeling or the reason of an emotion; `None` where a score is none."""
    if key != "score":
        return fused(cell.text)
    try:
        score = float(cell.text)
    except ValueError:
        return None
    return score if -2 <= score <= 2 else None


def _value(text: str, shape: Shape) -> str | bool | None:
    """A text or a flag as the format wants it; `None` where it does not fit."""
    if isinstance(shape, ScalarShape):
        return _FLAG.get(text)
    if not isinstance(shape, TextShape) or shape.kind == "id":
        return None
    pattern = PATTERNS.get(shape.kind)
    fits = text in shape.choices if shape.choices else pattern is None or re.fullmatch(pattern, text)
    return text if fits else None


def _text(text: str) -> str:
    return text


def _concern(text: str) -> dict[str, str]:
    return {"text": text}


def _pain_point(text: str) -> dict[str, str]:
    said, notes = noted(text, SEVERITIES, FREQUENCIES)
    return {"text": said, **{"severity" if note in SEVERITIES else "frequency": note for note in notes}}


_FLAG = {"true": True, "false": False}
_EMOTION = frozenset({"score", "feeling", "why"})
_REGISTERED = frozenset({"touchpoints", "metrics", "evidence"})
_LISTS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("actions", "thoughts", "expects", "frontstage", "backstage", "support"), _text),
    **dict.fromkeys(("needs", "questions", "opportunities"), _concern),
    "pain_points": _pain_point,
}
