"""What is due as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjm.view.due import Due, MapReview
from cjm.view.marks import OwnerView


def json_text(reviews: Sequence[MapReview], checked: int) -> str:
    """An object with the maps, the stalest first; `checked` is how many were looked at."""
    import json

    data = {
        "checked": checked,
        "due": sum(1 for each in reviews if each.due),
        "maps": [_map(each) for each in reviews],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _map(review: MapReview) -> dict[str, Any]:
    return {
        "id": review.id,
        "title": review.title,
        "filename": review.filename,
        "owner": _owner(review.owner),
        "today": review.today.isoformat(),
        "every": review.every,
        "last_review": review.last.isoformat() if review.last else None,
        "next_review": review.next.isoformat() if review.next else None,
        "review_commit": review.commit,
        "commits_since_review": review.commits,
        "due": [_due(each, review) for each in review.due],
        "coming": [_due(each, review) for each in review.coming],
        "ask": list(review.asks),
        "notes": list(review.notes),
    }


def _due(due: Due, review: MapReview) -> dict[str, Any]:
    mark = due.mark
    return {
        "kind": due.kind,
        "id": due.id,
        "text": due.text,
        "due": due.day.isoformat() if due.day else None,
        "days": due.days(review.today),
        "last": due.last.isoformat() if due.last else None,
        "actual": due.actual,
        "target": due.wanted,
        "at": {"label": mark.label, "name": mark.name, "id": mark.anchor} if mark else None,
        "where": due.where or None,
        "owner": _owner(due.owner),
    }


def _owner(owner: OwnerView | None) -> dict[str, Any] | None:
    return {"id": owner.id, "name": owner.name, "contact": owner.contact} if owner else None
