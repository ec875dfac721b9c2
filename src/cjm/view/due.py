"""What is due in a map and whose it is: its review, and what should have been done, measured or published by a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from cjm.model.duration import add
from cjm.model.ids import slug
from cjm.model.journey import Journey
from cjm.model.node_path import NodePath
from cjm.model.registries import EVIDENCE_HOLDS
from cjm.view.concerns import is_overdue
from cjm.view.market import content_views
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.view.metrics import metric_views
from cjm.view.review import ReviewView, review_view

Trigger = Literal["touchpoint-added", "touchpoint-removed"]
DueKind = Literal[
    "review", "opportunity", "target", "reading", "content", "evidence", "touchpoint-added", "touchpoint-removed",
    "finding",
]  # fmt: skip
TRIGGERS: tuple[Trigger, ...] = ("touchpoint-added", "touchpoint-removed")
"""What calls for a review before its time, as git can tell; any other words of `review.after` are for people."""


@dataclass(frozen=True, slots=True)
class Due:
    """A reason to look at a map.

    `id` tells it from others of its kind and stays when the map grows; `text` is its name, empty for the map's own
    review. `day` is when it is or was due, `None` for what has no day: a first review, a change, a finding. `last` is
    the day of the last review, the newest reading or the evidence, of a map that was never reviewed that from which git
    knows it. `actual` and `wanted` are the newest reading and the target; `where` is the `row:column` of a finding.
    """

    kind: DueKind
    id: str
    text: str
    mark: Mark | None
    owner: OwnerView | None
    day: datetime.date | None
    last: datetime.date | None = None
    actual: float | None = None
    wanted: float | None = None
    where: str = ""

    def days(self, today: datetime.date) -> int | None:
        """For how many days it has been due; negative where the day is to come, `None` without a day."""
        return (today - self.day).days if self.day else None

    def is_due(self, today: datetime.date) -> bool:
        """Whether it is due. A review is from its day on, all else when its day has passed."""
        return self.day is None or self.day < today or (self.kind == "review" and self.day == today)


@dataclass(frozen=True)
class MapReview:
    """How a map stands with its reviews as of `today`.

    `owner` is responsible for the review, else for the map; `answerable` are the ids of both. `reasons` are all that are
    known, now or on a day to come; `within` is the last day of those in `coming`. `asks` are the triggers that only
    people can judge. `commits` counts the commits that changed the map since its last review, and `commit` is the hash
    of the one that shows it as the review left it; both are `None` if git cannot tell. `notes` say what could not be
    looked at.
    """

    id: str
    title: str
    filename: str
    language: str
    today: datetime.date
    within: datetime.date
    owner: OwnerView | None
    every: str | None
    last: datetime.date | None
    next: datetime.date | None
    reasons: tuple[Due, ...]
    asks: tuple[str, ...]
    answerable: frozenset[str] = frozenset()
    commits: int | None = None
    commit: str | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What is due now: the map's review, then what has been due for longest, then what has no day."""
        now = (each for each in self.reasons if each.is_due(self.today))
        return tuple(sorted(now, key=lambda each: (each.kind != "review", each.day or datetime.date.max)))

    @cached_property
    def coming(self) -> tuple[Due, ...]:
        """What falls due by `within`, the next first."""
        later = (
            each
            for each in self.reasons
            if each.day and not each.is_due(self.today) and each.day <= self.within
        )
        return tuple(sorted(later, key=lambda each: each.day or self.today))

    @property
    def staleness(self) -> tuple[bool, int]:
        """How stale the map is, to sort by: whether it was never reviewed, and the longest wait in days, -1 for none.

        Of a map that was never reviewed, the wait begins when git got to know it.
        """
        never = self.last is None
        since = (each.last if never and each.kind == "review" else each.day for each in self.due)
        waits = ((self.today - day).days for day in since if day)
        return never and bool(self.due), max(waits, default=0 if self.due else -1)

    @property
    def soonest(self) -> datetime.date:
        """The next day on which something falls due, the calendar's last where there is none by `within`."""
        return next((each.day for each in self.coming if each.day), datetime.date.max)

    def with_reasons(self, reasons: Iterable[Due], commits: int | None, commit: str | None) -> MapReview:
        """The same with more reasons, and with what git tells of the last review."""
        return replace(self, reasons=(*self.reasons, *reasons), commits=commits, commit=commit)

    def with_note(self, note: str) -> MapReview:
        """The same with a note."""
        return replace(self, notes=(*self.notes, note))

    def of_owner(self, id_: str) -> MapReview | None:
        """What of it belongs to an owner: everything if the map or its review does, else single reasons; `None` if nothing does."""
        if id_ in self.answerable:
            return self
        reasons = tuple(each for each in self.reasons if each.owner is not None and each.owner.id == id_)
        return replace(self, reasons=reasons) if reasons else None


def map_review(
    journey: Journey, filename: str, today: datetime.date, within: datetime.date | None = None
) -> MapReview:
    """How a map stands with its reviews as of `today`, by what it says of itself; `within` is at the earliest today."""
    lookup = Lookup(journey)
    review = review_view(lookup, today)
    owners = [each for each in (review and review.owner, lookup.owner(journey.map.owner)) if each]
    answerable = owners[0] if owners else None
    reasons = [*_reviews(review, answerable), *_dated(lookup, answerable)]
    return MapReview(
        journey.id,
        journey.map.title,
        filename,
        journey.map.language,
        today,
        max(within or today, today),
        answerable,
        review.every if review else None,
        review.last if review else None,
        review.next if review else None,
        tuple(reasons),
        tuple(each for each in (review.after if review else ()) if each not in TRIGGERS),
        frozenset(each.id for each in owners),
    )


def _reviews(review: ReviewView | None, owner: OwnerView | None) -> Iterator[Due]:
    last = review.last if review else None
    if review is None or last is None:
        yield Due("review", "", "", None, owner, None)
    elif review.next:
        yield Due("review", "", "", None, owner, review.next, last)


def _dated(lookup: Lookup, answerable: OwnerView | None) -> Iterator[Due]:
    """What has a day, whenever that is: looked at from the end of time, everything is late."""
    end = datetime.date.max
    for each in lookup.journey.opportunities:
        if is_overdue(each.item, end):
            item, owner = each.item, lookup.owner_of(each) or answerable
            anchor = lookup.anchors[each.path]
            yield Due("opportunity", anchor, item.text, lookup.mark(each), owner, item.due)
    for metric in metric_views(lookup, end).values():
        mark = metric.used_at[0] if metric.used_at else None
        owner = metric.owner or answerable
        actual = metric.latest.value if metric.latest else None
        last = metric.latest.date if metric.latest else None
        if metric.target_due and not metric.on_target:
            yield Due(
                "target", metric.id, metric.name, mark, owner, metric.target_due, last, actual, metric.target
            )
        if metric.next_reading and metric.source != "to-collect":
            yield Due("reading", metric.id, metric.name, mark, owner, metric.next_reading, last, actual)
    for content in content_views(lookup, end):
        if content.late:
            owner = content.owner or answerable
            yield Due("content", slug(content.name) or "", content.name, content.phase, owner, content.end)
    for id_, evidence in lookup.journey.used_evidence.items():
        if evidence.date:
            until = add(evidence.date, EVIDENCE_HOLDS)
            yield Due("evidence", id_, evidence.name, None, answerable, until, evidence.date)


def finding_due(
    journey: Journey, path: NodePath, message: str, where: str, answerable: OwnerView | None
) -> Due:
    """A finding as a reason: `path` is its node, `where` its row and column; the owner is who answers for its place."""
    lookup = Lookup(journey)
    stage = next((each for each in reversed(journey.stages) if path[: len(each.path)] == each.path), None)
    owner = lookup.owner_of(stage) if stage else None
    mark = lookup.mark(stage) if stage else None
    return Due("finding", where, message, mark, owner or answerable, None, where=where)
