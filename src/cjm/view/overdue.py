"""Everything in a map whose day is past: the review, opportunities, targets, readings and content."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cjm.view.concerns import OpportunityView
from cjm.view.market import ContentView
from cjm.view.marks import Mark, OwnerView
from cjm.view.metrics import MetricView
from cjm.view.review import ReviewView

OverdueKind = Literal["review", "opportunity", "target", "reading", "content"]


@dataclass(frozen=True, slots=True)
class Overdue:
    """A thing that should have been done by `due`, `days` ago. `text` is its name, empty for the map's own review."""

    kind: OverdueKind
    text: str
    mark: Mark | None
    owner: OwnerView | None
    due: datetime.date
    days: int


def overdue_views(
    review: ReviewView | None,
    opportunities: Iterable[OpportunityView],
    metrics: Iterable[MetricView],
    content: Iterable[ContentView],
    today: datetime.date,
) -> tuple[Overdue, ...]:
    """What is overdue as of `today`, the oldest first.

    A target is overdue when its day is past and the newest reading does not reach it, a reading when the next one
    should have been taken by the review's interval.
    """
    found: list[tuple[OverdueKind, str, Mark | None, OwnerView | None, datetime.date | None]] = []
    if review and review.overdue:
        found.append(("review", "", None, review.owner, review.next))
    found += [
        ("opportunity", each.text, each.mark, each.owner, each.due) for each in opportunities if each.overdue
    ]
    for each in metrics:
        mark = each.used_at[0] if each.used_at else None
        if each.target_due and each.target_due < today and not each.on_target:
            found.append(("target", each.name, mark, each.owner, each.target_due))
        if each.stale:
            found.append(("reading", each.name, mark, each.owner, each.next_reading))
    found += [("content", each.name, each.phase, each.owner, each.end) for each in content if each.late]
    views = [
        Overdue(kind, text, mark, owner, due, (today - due).days)
        for kind, text, mark, owner, due in found
        if due
    ]
    return tuple(sorted(views, key=lambda each: -each.days))
