"""What a board keeps of a map: little enough that thousands can be held and handed between processes."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from cjm.view.concerns import PainPointView
from cjm.view.due import Due, MapReview
from cjm.view.journey import JourneyView
from cjm.view.site.card import Findings, MapCard, Place, card_of


class PainPointRow(NamedTuple):
    """A pain point. `priority` is severity × frequency, 1 to 16, and `weight` the same with 2 for what is not given.

    `answers` counts the opportunities that address it and are neither done nor dropped.
    """

    id: str | None
    text: str
    place: Place
    severity: str | None
    frequency: str | None
    priority: int | None
    weight: int
    owner: str | None
    answers: int


class DueRow(NamedTuple):
    """Something due: `days` for how long, negative where it is to come; `None` for a review that has no day yet."""

    kind: str
    text: str
    place: Place | None
    owner: str | None
    day: datetime.date | None
    days: int | None


class Freshness(NamedTuple):
    """How fresh a map is. `days` is the time since the day of the next review, negative while that is to come.

    `owner` sees to the review or answers for the map; `reading` is the day of the newest reading of a metric.
    """

    owner: str | None
    every: str | None
    last: datetime.date | None
    next: datetime.date | None
    days: int | None
    reading: datetime.date | None
    stale: int

    @property
    def is_due(self) -> bool:
        """Whether the map has to be reviewed: its day has come, or it never was."""
        return self.last is None or (self.days is not None and self.days >= 0)


class LastChange(NamedTuple):
    """The newest commit of a map: its day, and who made it."""

    date: datetime.date
    author: str


class MapRecord(NamedTuple):
    """A map on the board. `file` is the name under which it is shown; `due` is what is due, `coming` what soon will be.

    `opportunity_ids` are those of the card's opportunities, in its order. `changed` is `None` where git does not know.
    """

    file: str
    today: datetime.date
    card: MapCard
    freshness: Freshness
    pain_points: tuple[PainPointRow, ...]
    opportunity_ids: tuple[str | None, ...]
    due: tuple[DueRow, ...]
    coming: tuple[DueRow, ...]
    changed: LastChange | None = None

    def with_findings(self, findings: Findings, changed: LastChange | None = None) -> MapRecord:
        """The record with what the linter found and what git knows."""
        return self._replace(card=self.card._replace(findings=findings), changed=changed)


def record_of(view: JourneyView, review: MapReview) -> MapRecord:
    """The record of a map by what its report shows, and by how it stands with its reviews."""
    card = card_of(view)
    next_ = review.next
    return MapRecord(
        review.filename,
        review.today,
        card,
        Freshness(
            review.owner.name if review.owner else None,
            review.every,
            review.last,
            next_,
            (review.today - next_).days if next_ else None,
            card.reading,
            card.stale,
        ),
        tuple(map(pain_point_row, view.pain_points)),
        tuple(each.id for each in view.opportunities),
        tuple(_due(each, review.today) for each in review.due),
        tuple(_due(each, review.today) for each in review.coming),
    )


def pain_point_row(view: PainPointView) -> PainPointRow:
    """The row of a pain point."""
    return PainPointRow(
        view.id,
        view.text,
        Place.of(view.mark),
        view.severity,
        view.frequency,
        view.priority,
        view.weight,
        view.owner.name if view.owner else None,
        sum(each.status not in {"done", "dropped"} for each in view.opportunities),
    )


def _due(due: Due, today: datetime.date) -> DueRow:
    return DueRow(
        due.kind,
        due.text,
        Place.of(due.mark) if due.mark else None,
        due.owner.name if due.owner else None,
        due.day,
        due.days(today),
    )
