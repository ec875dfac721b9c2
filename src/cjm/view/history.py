"""The history of a map: what each of its editions amounts to, and how the journey fared from one to the next."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cjm.model.concern import PainPoint
from cjm.model.coverage import Coverage, coverage
from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.view.spark import Spark, spark

_LATEST = 12
"""How many editions a report lists before it folds the older ones away."""


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point by the id that it is given, if any, and its text."""

    id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A number of a map at one time, under an id that stays and the name it has then."""

    id: str
    name: str
    value: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A map as one commit left it, or as it stands uncommitted (`hash` is `None`).

    `read` is false where the file held no valid map then; all that follows is empty. `phases` are the mean emotions of
    the phases that have any, -2 to 2 and to one place; `open` the pain points that no opportunity answers that is done; `metrics` the
    newest readings.
    """

    hash: str | None
    day: datetime.date
    author: str
    subject: str
    read: bool
    version: str | None = None
    phases: tuple[Level, ...] = ()
    open: tuple[Pain, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    metrics: tuple[Level, ...] = ()

    @property
    def mood(self) -> float | None:
        """The mean of the phases' emotions to one place, `None` without any."""
        return _mean([each.value for each in self.phases], 1)

    @property
    def share(self) -> float | None:
        """How much of the ten steps is done: the mean of their shares, 0 to 1."""
        return _mean([each.share for each in self.coverage], 6)


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition and which pain points were gained and solved since the one before it."""

    edition: Edition
    gained: tuple[str, ...] = ()
    solved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """How a number fared: its value in each edition, the oldest first, `None` where it has none.

    `low` and `high` are the ends of its scale, `spark` its curve where there are two values.
    """

    name: str
    values: tuple[float | None, ...]
    low: float
    high: float
    unit: str | None = None
    spark: Spark | None = None

    @property
    def known(self) -> tuple[float, ...]:
        """The values that there are."""
        return tuple(value for value in self.values if value is not None)

    @property
    def first(self) -> float:
        """The oldest value."""
        return self.known[0]

    @property
    def last(self) -> float:
        """The newest value."""
        return self.known[-1]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The history of a map. `entries` are its editions, the newest first, of which a report shows `latest` first."""

    entries: tuple[Entry, ...]
    phases: tuple[Trend, ...] = ()
    pain_points: Trend | None = None
    coverage: Trend | None = None
    metrics: tuple[Trend, ...] = ()
    latest: tuple[Entry, ...] = field(default=())
    earlier: tuple[Entry, ...] = field(default=())

    @property
    def trends(self) -> bool:
        """Whether there are two editions to compare."""
        return sum(each.edition.read for each in self.entries) > 1


def edition_of(
    journey: Journey | None, hash_: str | None, day: datetime.date, author: str = "", subject: str = ""
) -> Edition:
    """What a map amounts to in one edition; `journey` is `None` where it could not be read."""
    if journey is None:
        return Edition(hash_, day, author, subject, read=False)
    return Edition(
        hash_,
        day,
        author,
        subject,
        read=True,
        version=journey.map.version,
        phases=_moods(journey),
        open=tuple(
            Pain(each.item.id, each.item.text) for each in journey.pain_points if _is_open(each, journey)
        ),
        coverage=coverage(journey),
        metrics=tuple(
            Level(id_, metric.name, metric.latest.value, metric.unit)
            for id_, metric in journey.map.metrics.items()
            if metric.latest
        ),
    )


def history_view(editions: Iterable[Edition], before: Edition | None = None) -> HistoryView:
    """The history in editions, given the newest first; `before` is the one before them, which is not told of.

    Trends follow what the newest edition holds that can be read; metrics whose readings stayed the same have none.
    """
    given = tuple(editions)
    entries = _entries(given, before)
    latest, earlier = entries[:_LATEST], entries[_LATEST:]
    oldest_first = given[::-1]
    now = next((each for each in given if each.read), None)
    if now is None:
        return HistoryView(entries, latest=latest, earlier=earlier)

    def trend(
        name: str, value: Callable[[Edition], float | None], *scale: float, unit: str | None = None
    ) -> Trend:
        return _trend(name, [value(each) if each.read else None for each in oldest_first], scale, unit)

    return HistoryView(
        entries,
        tuple(trend(each.name, _level("phases", each.id), -2, 0, 2) for each in now.phases),
        trend("", lambda each: len(each.open), 0),
        trend("", lambda each: each.share, 0, 1),
        tuple(
            found
            for each in now.metrics
            if len(set((found := trend(each.name, _level("metrics", each.id), unit=each.unit)).known)) > 1
        ),
        latest,
        earlier,
    )


def _moods(journey: Journey) -> tuple[Level, ...]:
    found = []
    for phase in journey.phases:
        index = phase.phase or 0
        scores = [each.score for _, each in journey.emotions_of(index) if each.score is not None]
        mean = _mean(scores, 1)
        if mean is not None:
            id_ = journey.places.name(phase.path) or str(index)
            found.append(Level(id_, phase.item.name, mean))
    return tuple(found)


def _is_open(pain_point: Placed[PainPoint], journey: Journey) -> bool:
    return all(each.item.status != "done" for each in journey.addressing(pain_point))


def _entries(editions: Sequence[Edition], before: Edition | None) -> tuple[Entry, ...]:
    entries = []
    before = before if before and before.read else None
    for edition in reversed(editions):
        if before is None or not edition.read:
            entries.append(Entry(edition))
        else:
            entries.append(
                Entry(edition, _without(edition.open, before.open), _without(before.open, edition.open))
            )
        before = edition if edition.read else before
    return tuple(reversed(entries))


def _without(pains: tuple[Pain, ...], others: tuple[Pain, ...]) -> tuple[str, ...]:
    """The texts of the pain points that are not among others, by id or by text."""
    ids, texts = {each.id for each in others if each.id}, {each.text for each in others}
    return tuple(each.text for each in pains if each.id not in ids and each.text not in texts)


def _level(key: str, id_: str) -> Callable[[Edition], float | None]:
    def value(edition: Edition) -> float | None:
        levels: tuple[Level, ...] = getattr(edition, key)
        return next((each.value for each in levels if each.id == id_), None)

    return value


def _trend(name: str, values: list[float | None], scale: tuple[float, ...], unit: str | None) -> Trend:
    """A trend on a scale that holds its values and those of `scale`; a line stands at the middle of three."""
    bounds = [*(value for value in values if value is not None), *scale]
    low, high = min(bounds), max(bounds)
    middle = scale[1] if len(scale) == 3 else None
    return Trend(name, tuple(values), low, high, unit, spark(values, low, high, middle))


def _mean(values: Sequence[float], places: int) -> float | None:
    return (round(sum(values) / len(values), places) or 0.0) if values else None  # never minus zero
