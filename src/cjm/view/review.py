"""The review: what is due when, what calls for it, and what earlier ones changed."""

from __future__ import annotations

import datetime

from cjm.model.duration import add
from cjm.model.review import WalkthroughAnswers, WalkthroughNote
from cjm.view.marks import EvidenceMark, Lookup, Mark, OwnerView
from cjm.view.record import record


@record
class ReviewEntryView:
    """A review that took place."""

    date: datetime.date
    by: str | None
    how: str | None
    changed: str | None
    evidence: tuple[EvidenceMark, ...]


@record
class ReviewView:
    """The review plan and its log, newest first. `days` is the time to `next`, negative where it is overdue."""

    every: str | None
    owner: OwnerView | None
    after: tuple[str, ...]
    log: tuple[ReviewEntryView, ...]
    last: datetime.date | None
    next: datetime.date | None
    days: int | None

    @property
    def overdue(self) -> bool:
        """Whether the day of the next review is past."""
        return self.days is not None and self.days < 0


@record
class NoteView:
    """What a walk found at a step; `expects` is what the step's customer expects."""

    mark: Mark | None
    place: str
    natural: bool | None
    why: str | None
    pain: str | None
    missing_information: tuple[str, ...]
    expects: tuple[str, ...]
    experienced: str | None


@record
class WalkthroughView:
    """A walk in the customer's shoes. `answers` are pairs of the question's key and the answer, those that are given."""

    date: datetime.date
    by: str | None
    persona: str | None
    answers: tuple[tuple[str, str], ...]
    notes: tuple[NoteView, ...]


def review_view(lookup: Lookup, today: datetime.date) -> ReviewView | None:
    """The review of a map as of `today`, `None` where nothing is planned."""
    review = lookup.journey.map.review
    if review is None:
        return None
    log = sorted(review.log, key=lambda each: each.date, reverse=True)
    last = log[0].date if log else None
    next_ = add(last, review.every) if last and review.every else None
    return ReviewView(
        every=review.every,
        owner=lookup.owner(review.owner),
        after=review.after,
        log=tuple(
            ReviewEntryView(each.date, each.by, each.how, each.changed, lookup.evidence(each.evidence))
            for each in log
        ),
        last=last,
        next=next_,
        days=(next_ - today).days if next_ else None,
    )


def walkthrough_views(lookup: Lookup) -> tuple[WalkthroughView, ...]:
    """The walks in the customer's shoes, in the order of the map."""
    personas = lookup.journey.all_personas
    views = []
    for walk in lookup.journey.map.walkthroughs:
        answers = tuple(
            (key, text)
            for key in WalkthroughAnswers.fields
            if walk.answers and (text := getattr(walk.answers, key))
        )
        persona = walk.persona
        name = personas[persona].name if persona and persona in personas else persona
        views.append(WalkthroughView(walk.date, walk.by, name, answers, _notes(walk.notes, lookup)))
    return tuple(views)


def _notes(notes: tuple[WalkthroughNote, ...], lookup: Lookup) -> tuple[NoteView, ...]:
    views = []
    for note in notes:
        placed = lookup.journey.place(note.step)
        expects: tuple[str, ...] = getattr(placed.item, "expects", ()) if placed else ()
        views.append(
            NoteView(
                lookup.mark(placed) if placed else None, note.step, note.natural, note.why, note.pain,
                note.missing_information, expects, note.experienced,
            )
        )  # fmt: skip
    return tuple(views)
