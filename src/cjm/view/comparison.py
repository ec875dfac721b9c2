"""A future map beside the current one: what becomes of each step, pain point and metric."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from cjm.model.concern import SEVERITIES, Severity
from cjm.model.journey import Journey
from cjm.view.concerns import OpportunityView
from cjm.view.emotions import EmotionView, emotion_view
from cjm.view.marks import Mark
from cjm.view.metrics import MetricView
from cjm.view.phases import PhaseView


@dataclass(frozen=True, slots=True)
class Change:
    """A phase or step by its id in both maps. `mark` is `None` where the future map has dropped it."""

    kind: Literal["kept", "new", "dropped"]
    mark: Mark | None
    name: str
    before: EmotionView | None
    after: EmotionView | None
    difference: float | None


@dataclass(frozen=True, slots=True)
class Relief:
    """A pain point of the current map, and the future map's opportunities that address it."""

    text: str
    severity: Severity | None
    opportunities: tuple[OpportunityView, ...]


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A metric of both maps: today's newest value, that of the future map (of a pilot, say), and where it is to be."""

    metric: MetricView
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A future map against the current one, titled `title`.

    `changes` are the steps of both maps in one order: that of the future map, with the dropped ones where they were.
    `mean` is the mean difference of the steps that have a score in both. `reliefs` are the pain points of today that the
    map takes up, `untouched` the others.
    """

    title: str
    changes: tuple[Change, ...]
    reliefs: tuple[Relief, ...]
    untouched: tuple[Relief, ...]
    metrics: tuple[MetricChange, ...]

    @property
    def compared(self) -> tuple[float, ...]:
        """The differences of the steps that have a score in both maps."""
        return tuple(each.difference for each in self.changes if each.difference is not None)

    @property
    def better(self) -> int:
        """How many steps feel better than today."""
        return sum(each > 0 for each in self.compared)

    @property
    def worse(self) -> int:
        """How many steps feel worse than today."""
        return sum(each < 0 for each in self.compared)

    @property
    def mean(self) -> float | None:
        """The mean difference, `None` where no step has a score in both maps."""
        return round(fmean(self.compared), 2) if self.compared else None

    @property
    def added(self) -> int:
        """How many steps are new."""
        return sum(each.kind == "new" for each in self.changes)

    @property
    def dropped(self) -> int:
        """How many steps of today are dropped."""
        return sum(each.kind == "dropped" for each in self.changes)


def comparison_view(
    journey: Journey,
    phases: tuple[PhaseView, ...],
    opportunities: tuple[OpportunityView, ...],
    metrics: Iterable[MetricView],
) -> Comparison | None:
    """What changes from the current map to this one, `None` where it improves none."""
    current = journey.current
    if current is None:
        return None
    reliefs, untouched = _reliefs(current, opportunities)
    return Comparison(
        current.map.title,
        tuple(_changes(journey, current, phases)),
        reliefs,
        untouched,
        _metrics(current, metrics),
    )


def _changes(journey: Journey, current: Journey, phases: tuple[PhaseView, ...]) -> list[Change]:
    changes: list[Change] = []
    position = {}
    for step in journey.steps:
        id_ = journey.places.name(step.path)
        view = phases[step.phase or 0].steps[step.step or 0]
        found = current.place(id_) if id_ else None
        before = emotion_view(getattr(found.item, "emotion", None)) if found else None
        if found:
            position[found.path] = len(changes)
        changes.append(
            Change(
                "kept" if found else "new",
                view.mark,
                view.name,
                before,
                view.emotion,
                _rise(before, view.emotion),
            )
        )
    merged: list[list[Change]] = [[], *([each] for each in changes)]
    after = 0
    for step in current.steps:
        if step.path in position:
            after = position[step.path] + 1
        else:
            dropped = Change("dropped", None, step.item.name, emotion_view(step.item.emotion), None, None)
            merged[after].append(dropped)
    return [change for group in merged for change in group]


def _metrics(current: Journey, metrics: Iterable[MetricView]) -> tuple[MetricChange, ...]:
    changes = []
    for each in metrics:
        today = current.metrics.get(each.id)
        if today is None or not (today.latest or each.target is not None):
            continue
        before = today.latest.value if today.latest else None
        own = each.latest is not None and each.latest != today.latest
        changes.append(MetricChange(each, before, each.latest.value if own and each.latest else None))
    return tuple(changes)


def _rise(before: EmotionView | None, after: EmotionView | None) -> float | None:
    if before is None or after is None or before.score is None or after.score is None:
        return None
    return round(after.score - before.score, 6)


def _reliefs(
    current: Journey, opportunities: tuple[OpportunityView, ...]
) -> tuple[tuple[Relief, ...], tuple[Relief, ...]]:
    """The pain points of today that opportunities take up, and the others."""
    answers: dict[str, list[OpportunityView]] = {}
    for opportunity in opportunities:
        for address in opportunity.addresses:
            if address.of_current:
                answers.setdefault(address.text, []).append(opportunity)
    reliefs = [
        Relief(pain.item.text, pain.item.severity, tuple(answers.get(pain.item.text, ())))
        for pain in current.pain_points
    ]
    reliefs.sort(key=lambda each: -SEVERITIES.index(each.severity) if each.severity else -1)
    return (
        tuple(each for each in reliefs if each.opportunities),
        tuple(each for each in reliefs if not each.opportunities),
    )
