"""How much a change matters, and which way it goes for the customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from cjm.model.change import Change, Fact, Group, Subject, Tone
from cjm.model.concern import FREQUENCIES, SEVERITIES
from cjm.source.scalars import is_number

_X: Final = "experience"
_P: Final = "promises"
_E: Final = "evidence"
_B: Final = "bookkeeping"
Rank = tuple[Group, int]

_THINGS: Mapping[Subject, Rank] = {
    "phase": (_X, 88), "pain_point": (_X, 72), "step": (_X, 66), "transition": (_X, 68), "persona": (_X, 60),
    "touchpoint": (_X, 61), "need": (_X, 54), "question": (_X, 52),
    "goal": (_P, 80), "opportunity": (_P, 72), "metric": (_P, 70), "owner": (_P, 50), "competitor": (_P, 46),
    "criterion": (_P, 42), "platform": (_P, 44), "affinity": (_P, 40), "content": (_P, 48),
    "insight": (_E, 72), "evidence": (_E, 80), "walkthrough": (_E, 70),
    "lane": (_B, 40), "map": (_X, 100), "library": (_B, 100),
}  # fmt: skip
"""A thing that came, went, moved or has another name."""

_KEYS: Mapping[str, Rank] = {
    "emotion": (_X, 84), "by_persona": (_X, 78), "moment_of_truth": (_X, 76), "desired": (_X, 58),
    "touchpoints": (_X, 62), "channel": (_X, 56), "medium": (_X, 40), "answered_by": (_X, 57), "answer": (_X, 56),
    "opportunity_score": (_X, 56), "importance": (_X, 53), "satisfaction": (_X, 55), "severity": (_X, 80),
    "frequency": (_X, 74), "barrier_to": (_X, 64), "personas": (_X, 48), "cause": (_X, 45), "expects": (_X, 45),
    "thoughts": (_X, 44), "actions": (_X, 42), "frontstage": (_X, 40), "when": (_X, 38), "with_brand": (_X, 46),
    "advance_when": (_X, 44), "timing": (_X, 42), "duration": (_X, 41), "to": (_X, 62), "from": (_X, 62),
    "because": (_X, 58), "share": (_X, 66), "trigger": (_X, 50), "text": (_X, 50), "steps": (_X, 55),
    "customer_goal": (_X, 70),
    "target": (_P, 85), "owner": (_P, 78), "readings": (_P, 76), "status": (_P, 77), "due": (_P, 68),
    "metrics": (_P, 58), "baseline": (_P, 60), "direction": (_P, 60), "definition": (_P, 54), "source": (_P, 55),
    "method": (_P, 54), "unit": (_P, 54), "addresses": (_P, 62), "rice": (_P, 61), "impact": (_P, 60),
    "effort": (_P, 60), "serves": (_P, 50), "change": (_P, 46), "commitments": (_P, 45), "key_task": (_P, 56),
    "ratings": (_P, 52), "decision": (_P, 50), "weight": (_P, 44), "fit": (_P, 46), "plan": (_P, 42),
    "backstage": (_P, 34), "support": (_P, 34), "lanes": (_P, 33), "silo": (_P, 44), "metric": (_P, 56),
    "strengths": (_P, 40), "weaknesses": (_P, 40), "clicks": (_P, 38), "misses": (_P, 38), "feeds": (_P, 30),
    "platform": (_P, 36), "questions": (_P, 36), "start": (_P, 38), "end": (_P, 38), "phase": (_P, 36),
    "discipline": (_P, 30),
    "evidence": (_E, 56), "confidence": (_E, 66), "review": (_E, 76), "date": (_E, 62), "sample": (_E, 61),
    "notes": (_E, 50), "asks": (_E, 40), "answers": (_E, 50), "at": (_E, 40), "by": (_E, 40),
    "title": (_B, 90), "summary": (_B, 60), "state": (_B, 70), "future_of": (_B, 66), "language": (_B, 50),
    "version": (_B, 58), "id": (_B, 40), "link": (_B, 20), "picture": (_B, 20), "ticket": (_B, 24),
    "contact": (_B, 26), "system": (_B, 24), "journey": (_B, 30),
}  # fmt: skip
"""A key of anything, by its first part, unless its thing says otherwise."""

_KEYS_OF: Mapping[tuple[Subject, str], Rank] = {
    ("map", "customer_goal"): (_P, 82), ("map", "owner"): (_P, 80), ("map", "scope"): (_X, 60),
    ("map", "method"): (_B, 62), ("library", "kind"): (_B, 60), ("map", "kind"): (_B, 60),
    ("opportunity", "owner"): (_P, 66), ("metric", "owner"): (_P, 58), ("touchpoint", "owner"): (_P, 56),
    ("content", "owner"): (_P, 40), ("content", "status"): (_P, 48), ("pain_point", "kind"): (_X, 44),
    ("goal", "kind"): (_P, 48), ("goal", "why"): (_P, 46), ("goal", "text"): (_P, 70),
    ("opportunity", "text"): (_P, 60), ("insight", "text"): (_E, 60), ("insight", "why"): (_E, 50),
    ("evidence", "kind"): (_E, 50), ("evidence", "name"): (_E, 50), ("walkthrough", "persona"): (_E, 40),
    ("platform", "why"): (_P, 40), ("affinity", "persona"): (_P, 40), ("affinity", "trait"): (_P, 40),
    ("transition", "kind"): (_X, 56), ("owner", "kind"): (_B, 30), ("evidence", "notes"): (_E, 40),
    ("persona", "kind"): (_B, 44), ("lane", "group"): (_B, 36), ("library", "title"): (_B, 80),
    ("metric", "name"): (_P, 50), ("owner", "name"): (_P, 48), ("phase", "name"): (_X, 60), ("step", "name"): (_X, 50),
    ("phase", "summary"): (_X, 30), ("persona", "summary"): (_X, 35),
}  # fmt: skip
_DEFAULTS: Mapping[Subject, Rank] = {"persona": (_X, 36), "walkthrough": (_E, 40)}
_ELSE: Rank = (_B, 10)
_RENAMED = 14
_MOVED = 8
_WITHIN = 8
"""How much less a renamed or a moved thing matters than one that came or went, and one that went with its holder."""

_LADDERS: Mapping[str, Sequence[Any]] = {
    "severity": SEVERITIES,
    "frequency": FREQUENCIES,
    "confidence": ("assumed", "inferred", "observed"),
    "status": ("dropped", "idea", "planned", "doing", "done", "published"),
}
"""The choices of a key from the least to the most."""
_MORE_IS_BETTER = frozenset({"emotion", "by_persona", "satisfaction", "confidence", "status"})
_MORE_IS_WORSE = frozenset({"severity", "frequency"})
_FEWER_IS_BETTER = frozenset({"barrier_to"})


def ranked(change: Change) -> Change:
    """The change with its group, its weight and, where it has none yet, its tone."""
    group, weight = _rank(change)
    rise = steps_up(change)
    if change.key in ("emotion", "by_persona"):
        weight += min(16, round(4 * abs(rise))) if rise else -20
    if change.subject == "pain_point" and not change.key and change.verb in ("added", "removed"):
        weight += 4 * _severity(change.facts)
    if not change.key:
        weight -= {"renamed": _RENAMED, "moved": _MOVED}.get(change.verb, 0)
    elif change.verb == "moved":
        group, weight = _B, 15
    if change.within:
        weight -= _WITHIN
    return replace(
        change, group=group, weight=max(0, min(weight, 100)), tone=change.tone or _tone(change, rise)
    )


def steps_up(change: Change) -> float:
    """By how much a value rose (negative: fell) on its scale; 0 where it has none, or was not there before or is not now."""
    before, after = change.before, change.after
    ladder = _LADDERS.get(change.key)
    if ladder is not None:
        return ladder.index(after) - ladder.index(before) if before in ladder and after in ladder else 0
    if is_number(before) and is_number(after):
        return float(after) - float(before)  # type: ignore[arg-type]
    return 0


def _rank(change: Change) -> Rank:
    if not change.key or (change.verb == "renamed" and change.key in ("name", "text")):
        return _THINGS[change.subject]
    first = change.key.partition(".")[0]
    own = _KEYS_OF.get((change.subject, first))
    if own is not None:
        return own
    if change.subject in _DEFAULTS and first not in ("evidence", "confidence", "picture", "id"):
        return _DEFAULTS[change.subject]
    return _KEYS.get(first, _ELSE)


def _severity(facts: Sequence[Fact]) -> int:
    for fact in facts:
        if fact.key == "severity":
            return SEVERITIES.index(fact.after or fact.before)
    return 0


def _tone(change: Change, rise: float) -> Tone | None:
    if not change.key:
        if change.subject == "pain_point" and change.verb in ("added", "removed"):
            return "worse" if change.verb == "added" else "better"
        return None
    if change.key in _FEWER_IS_BETTER and change.verb in ("added", "removed"):
        return "worse" if change.verb == "added" else "better"
    if change.subject == "question" and change.key in ("answer", "answered_by"):
        return {"added": "better", "removed": "worse"}.get(change.verb)  # type: ignore[return-value]
    if not rise:
        return None
    if change.key in _MORE_IS_BETTER:
        return "better" if rise > 0 else "worse"
    if change.key in _MORE_IS_WORSE:
        return "worse" if rise > 0 else "better"
    return None
