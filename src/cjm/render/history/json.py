"""The history of a map as JSON."""

from __future__ import annotations

from typing import Any

from cjm.view.history import Entry, HistoryView, Level


def json_text(id_: str, title: str, filename: str, history: HistoryView) -> str:
    """An object with the editions of the map, the newest first."""
    import json

    data = {
        "id": id_,
        "title": title,
        "filename": filename,
        "editions": [_edition(each) for each in history.entries],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _edition(entry: Entry) -> dict[str, Any]:
    each = entry.edition
    told: dict[str, Any] = {
        "commit": each.hash,
        "date": each.day.isoformat(),
        "author": each.author or None,
        "subject": each.subject or None,
        "read": each.read,
    }
    if not each.read:
        return told
    return told | {
        "version": each.version,
        "emotion": _rounded(each.mood),
        "phases": [_level(level, "emotion") for level in each.phases],
        "pain_points": {
            "open": len(each.open),
            "gained": list(entry.gained),
            "solved": list(entry.solved),
        },
        "coverage": _rounded(each.share),
        "steps": {step.step: _rounded(step.share) for step in each.coverage},
        "metrics": [_level(level, "value") | {"unit": level.unit} for level in each.metrics],
    }


def _level(level: Level, key: str) -> dict[str, Any]:
    return {"id": level.id, "name": level.name, key: _rounded(level.value)}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
