"""Metrics as a report shows them: where they stand against their target, and how they got there."""

from __future__ import annotations

import datetime
import math

from cjm.model.duration import add
from cjm.model.metric import Direction, Metric, Reading
from cjm.view.marks import Lookup, Mark, OwnerView
from cjm.view.record import record
from cjm.view.spark import Spark, spark


@record
class MetricView:
    """A metric. `age` is that of the newest reading in days; `stale` tells that it is older than the review interval.

    `change` is the newest value less the one before it (or the baseline), from the day `since`, and `improved` tells
    whether that is for the better: `None` where there is no other value or nothing changed. `remaining` is what the
    newest value still lacks, 0 or more. `next_reading` is the day by which the next one is wanted, `series` all values
    from the baseline on.
    """

    id: str
    name: str
    method: str | None
    unit: str | None
    direction: Direction
    definition: str | None
    source: str | None
    system: str | None
    link: str | None
    owner: OwnerView | None
    target: float | None
    target_due: datetime.date | None
    baseline: Reading | None
    readings: tuple[Reading, ...]
    latest: Reading | None
    on_target: bool | None
    improved: bool | None
    change: float | None
    since: datetime.date | None
    remaining: float | None
    series: tuple[Reading, ...]
    age: int | None
    next_reading: datetime.date | None
    stale: bool
    spark: Spark | None
    used_at: tuple[Mark, ...]
    known: bool = True


def metric_views(lookup: Lookup, today: datetime.date) -> dict[str, MetricView]:
    """The metrics that the journey or its goals name, by id, in the order of the map."""
    journey = lookup.journey
    places: dict[str, list[Mark]] = {}
    for stage in journey.stages:
        for id_ in stage.item.metrics:
            places.setdefault(id_, []).append(lookup.mark(stage))
    for goal in journey.map.goals:
        if goal.metric:
            places.setdefault(goal.metric, [])
    for id_ in journey.map.metrics:
        places.setdefault(id_, [])
    return {id_: _view(id_, tuple(dict.fromkeys(marks)), lookup, today) for id_, marks in places.items()}


def _view(id_: str, used_at: tuple[Mark, ...], lookup: Lookup, today: datetime.date) -> MetricView:
    journey = lookup.journey
    known = id_ in journey.metrics
    metric = journey.metrics[id_] if known else Metric(name=id_)
    every = journey.map.review.every if journey.map.review else None
    readings = tuple(sorted(metric.readings, key=lambda each: each.date or datetime.date.min))
    latest = metric.latest
    measured = latest.date if latest else None
    series = (*((metric.baseline,) if metric.baseline else ()), *readings)
    before = series[-2] if len(series) > 1 and readings else None
    next_reading = add(measured, every) if measured and every else None
    return MetricView(
        id=id_,
        name=metric.name,
        method=metric.method,
        unit=metric.unit,
        direction=metric.effective_direction,
        definition=metric.definition,
        source=metric.source,
        system=None if lookup.public else metric.system,
        link=None if lookup.public else metric.link,
        owner=lookup.owner(metric.owner),
        target=metric.target.value if metric.target else None,
        target_due=metric.target.due if metric.target else None,
        baseline=metric.baseline,
        readings=readings,
        latest=latest,
        on_target=metric.on_target,
        improved=_improved(metric, series),
        change=_rounded(series[-1].value - before.value) if before else None,
        since=before.date if before else None,
        remaining=_remaining(metric),
        series=series,
        age=max((today - measured).days, 0) if measured else None,
        next_reading=next_reading,
        stale=next_reading is not None and next_reading < today,
        spark=_spark(metric, series),
        used_at=used_at,
        known=known,
    )


def _improved(metric: Metric, series: tuple[Reading, ...]) -> bool | None:
    if len(series) < 2 or series[-1].value == series[-2].value:
        return None
    rose = series[-1].value > series[-2].value
    return rose is (metric.effective_direction == "up")


def _remaining(metric: Metric) -> float | None:
    if metric.target is None or metric.latest is None:
        return None
    return 0.0 if metric.on_target else _rounded(abs(metric.target.value - metric.latest.value))


def _rounded(difference: float) -> float | None:
    """A difference without the noise of binary fractions, `None` where it is beyond all numbers."""
    return round(difference, 6) if math.isfinite(difference) else None


def _spark(metric: Metric, series: tuple[Reading, ...]) -> Spark | None:
    """The values from the baseline on, evenly spaced: they are few, and seldom dated to the day."""
    values = [each.value for each in series]
    if len(values) < 2:
        return None
    target = metric.target.value if metric.target else None
    bounds = [*values, *((target,) if target is not None else ())]
    return spark(values, min(bounds), max(bounds), target)
