"""Changes as JSON: an array with an object for each map."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Sequence
from typing import Any

from cjm.model.change import Change, Fact, Named, Spot, Value, Version
from cjm.model.node_path import path_text
from cjm.view.changes import ChangesView, PhaseChange
from cjm.view.emotions import EmotionView


def changes_json(views: Sequence[ChangesView]) -> str:
    """The changes of several maps as JSON text."""
    return json.dumps([_map(view) for view in views], ensure_ascii=False, indent=2) + "\n"


def _map(view: ChangesView) -> dict[str, Any]:
    diff = view.diff
    return {
        "old": _version(diff.old),
        "new": _version(diff.new),
        "relation": diff.relation,
        "different": diff.is_different,
        "phases": [_phase(phase) for phase in view.phases],
        "changes": [_change(change) for change in view.changes],
    }


def _version(version: Version | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {
        "filename": version.filename,
        "revision": version.revision,
        "title": version.title,
        "problem": version.problem,
    }


def _phase(phase: PhaseChange) -> dict[str, Any]:
    return {
        "name": phase.name,
        "fate": phase.fate,
        "before": _score(phase.before),
        "after": _score(phase.after),
        "pain_points_gained": phase.gained,
        "pain_points_solved": phase.solved,
        "steps_added": phase.added,
        "steps_removed": phase.removed,
    }


def _score(emotion: EmotionView | None) -> float | None:
    return None if emotion is None else emotion.score


def _change(change: Change) -> dict[str, Any]:
    return {
        "subject": change.subject,
        "verb": change.verb,
        "name": change.name,
        "key": change.key or None,
        "about": _value(change.about),
        "phase": change.spot.phase,
        "step": change.spot.step,
        "old": _spot(change.old),
        "new": _spot(change.new),
        "before": _value(change.before),
        "after": _value(change.after),
        "facts": [_fact(fact) for fact in change.facts],
        "group": change.group,
        "weight": change.weight,
        "tone": change.tone,
        "within": change.within,
    }


def _spot(spot: Spot | None) -> dict[str, str] | None:
    return None if spot is None else {"path": path_text(spot.path), "anchor": spot.anchor}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"key": fact.key, "before": _value(fact.before), "after": _value(fact.after)}


def _value(value: Value) -> Any:
    if isinstance(value, Named):
        return dataclasses.asdict(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
