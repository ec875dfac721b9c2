"""Phases and steps of a map with what stands at them, for telling what a change elsewhere would touch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from cjm.model.concern import FREQUENCIES, SEVERITIES, PainPoint
from cjm.model.idspace import Placed
from cjm.model.journey import Journey
from cjm.view.marks import Lookup
from cjm.view.site.card import Place


class Hurt(NamedTuple):
    """A pain point at a place."""

    text: str
    severity: str | None
    frequency: str | None


class PlaceRow(NamedTuple):
    """A phase or a step. `score` is how the customer feels there, -2 to 2; `left` tells that nothing would be left."""

    place: Place
    is_step: bool
    moment_of_truth: bool
    score: float | None
    feeling: str | None
    owner: str | None
    metrics: tuple[str, ...]
    pain_points: tuple[Hurt, ...]
    left: bool


@dataclass(frozen=True)
class Places:
    """The phases and steps of a journey."""

    journey: Journey

    @cached_property
    def lookup(self) -> Lookup:
        """Where marks and owners are found."""
        return Lookup(self.journey)

    def row(self, stage: Placed[Any], *, left: bool) -> PlaceRow:
        """A phase or step with what stands at it."""
        item = stage.item
        emotion = item.emotion
        metrics = self.journey.metrics
        owner = self.lookup.owner_of(stage)
        return PlaceRow(
            self.place(stage),
            stage.step is not None,
            bool(getattr(item, "moment_of_truth", False)),
            emotion.score if emotion else None,
            emotion.feeling if emotion else None,
            owner.name if owner else None,
            tuple(metrics[id_].name if id_ in metrics else id_ for id_ in item.metrics),
            tuple(
                Hurt(each.text, each.severity, each.frequency) for each in sorted(item.pain_points, key=_rank)
            ),
            left,
        )

    def place(self, stage: Placed[Any]) -> Place:
        """The phase or step that something is, or stands in."""
        mark = self.lookup.mark(stage)
        return Place(mark.label, mark.name, mark.anchor)

    def owner(self, id_: str | None) -> str | None:
        """The name of an owner."""
        found = self.lookup.owner(id_)
        return found.name if found else None


def _rank(pain: PainPoint) -> int:
    severity = SEVERITIES.index(pain.severity) + 1 if pain.severity else 2
    frequency = FREQUENCIES.index(pain.frequency) + 1 if pain.frequency else 2
    return -severity * frequency
