"""The map with its changes: phase by phase, all steps, and in each lane what is different."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from cjm.model.change import Change
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath
from cjm.model.phase import Step
from cjm.view.changes import ChangesView, Fate, PhaseChange
from cjm.view.emotions import EmotionView, emotion_view

Lane = Literal[
    "phase", "feeling", "needs", "questions", "touchpoints", "pain_points", "opportunities", "metrics", "owner",
    "rest",
]  # fmt: skip
LANES: tuple[Lane, ...] = (
    "feeling", "pain_points", "phase", "needs", "questions", "touchpoints", "opportunities", "metrics", "owner",
    "rest",
)  # fmt: skip
"""The lanes below the steps, in order."""

_BY_SUBJECT: dict[str, Lane] = {
    "need": "needs", "question": "questions", "pain_point": "pain_points", "opportunity": "opportunities",
}  # fmt: skip
_BY_KEY: dict[str, Lane] = {
    "emotion": "feeling", "by_persona": "feeling", "desired": "feeling", "touchpoints": "touchpoints",
    "metrics": "metrics", "owner": "owner", "needs": "needs", "questions": "questions",
    "pain_points": "pain_points", "opportunities": "opportunities",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """A step of either map: its number in the newer one, `None` where it is gone, its name before if it has another now."""

    fate: Fate
    label: str | None
    name: str
    was: str | None
    moved: bool
    before: EmotionView | None
    after: EmotionView | None


@dataclass(frozen=True, slots=True)
class Column:
    """A phase with its steps, and its changes by lane; lanes without any are left out."""

    phase: PhaseChange
    steps: tuple[ChangedStep, ...]
    lanes: dict[Lane, tuple[Change, ...]]


def changed_map(view: ChangesView, old: Journey | None, new: Journey | None) -> tuple[Column, ...]:
    """The columns of the map, empty where one of the two journeys is missing."""
    if old is None or new is None:
        return ()
    moved = {
        change.new.path for change in view.changes if change.verb == "moved" and not change.key and change.new
    }
    columns: list[Column] = []
    for was, now in view.diff.stages:
        if _is_phase(was, now):
            phase = view.phases[len(columns)]
            columns.append(Column(phase, (), _lanes(phase)))
        else:
            last = columns[-1] if columns else None
            assert last is not None  # the first stage of a map is a phase
            step = _step(was, now, old, new, moved=now in moved)
            columns[-1] = Column(last.phase, (*last.steps, step), last.lanes)
    return tuple(columns)


def _is_phase(was: NodePath | None, now: NodePath | None) -> bool:
    return len(now or was or ()) == len(("phases", 0))


def _lanes(phase: PhaseChange) -> dict[Lane, tuple[Change, ...]]:
    found: dict[Lane, list[Change]] = defaultdict(list)
    for change in phase.changes:
        if not (change.subject == "step" and change.verb == "renamed"):  # the steps show their old names
            found[_lane(change)].append(change)
    return {lane: tuple(found[lane]) for lane in LANES if lane in found}


def _lane(change: Change) -> Lane:
    if change.subject in _BY_SUBJECT:
        return _BY_SUBJECT[change.subject]
    if change.key:
        first = change.key.partition(".")[0]
        return _BY_KEY.get(first, "phase" if change.group == "experience" else "rest")
    return "phase"


def _step(
    was: NodePath | None, now: NodePath | None, old: Journey, new: Journey, *, moved: bool
) -> ChangedStep:
    before = _at(old, was) if was else None
    after = _at(new, now) if now else None
    known = after or before
    assert known is not None  # each stage is in one of the maps
    fate: Fate = "dropped" if after is None else "new" if before is None else "kept"
    renamed = before is not None and after is not None and before.name != after.name
    return ChangedStep(
        fate,
        f"{int(now[1]) + 1}.{int(now[3]) + 1}" if now else None,
        known.name,
        before.name if renamed and before else None,
        moved,
        emotion_view(before.emotion) if before else None,
        emotion_view(after.emotion) if after else None,
    )


def _at(journey: Journey, path: NodePath) -> Step:
    return journey.map.phases[int(path[1])].steps[int(path[3])]
