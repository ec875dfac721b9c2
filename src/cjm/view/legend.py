"""What of a report's signs a reader meets in it, and so what its legend explains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from cjm.model.base import Confidence
from cjm.model.concern import Severity
from cjm.model.registries import Medium
from cjm.view.certainty import LEVELS
from cjm.view.concerns import PainPointView
from cjm.view.curve import CurveView
from cjm.view.metrics import MetricView
from cjm.view.phases import PhaseView
from cjm.view.record import record
from cjm.view.touchpoints import TouchpointView


@record
class Legend:
    """The signs that a report shows.

    `faces` and `steps` tell of emotions and marked steps, `confidence` names what the points of the curve rest on (the
    steps, where nothing is drawn), the surest first; `severities` go from the gravest on.
    """

    faces: bool
    steps: bool
    points: bool
    confidence: tuple[Confidence, ...]
    moments_of_truth: bool
    media: tuple[Medium, ...]
    severities: tuple[Severity, ...]
    targets: bool

    @property
    def empty(self) -> bool:
        """Whether there is nothing to explain."""
        return not (self.faces or self.steps or self.media or self.severities or self.targets)


def legend_view(
    phases: Sequence[PhaseView],
    curve: CurveView | None,
    touchpoints: Sequence[TouchpointView],
    pain_points: Sequence[PainPointView],
    metrics: Sequence[MetricView],
) -> Legend:
    """The legend of a map's report."""
    steps = [step for phase in phases for step in phase.steps]
    points = curve.points if curve else ()
    rests = {each.confidence for each in points} or {step.basis.confidence for step in steps}
    media = {each.medium for each in touchpoints}
    severities = {each.severity for each in pain_points}
    return Legend(
        faces=curve is not None,
        steps=bool(steps),
        points=bool(points),
        confidence=tuple(level for level in LEVELS if level in rests),
        moments_of_truth=any(step.moment_of_truth for step in steps),
        media=tuple(each for each in sorted(get_args(Medium), reverse=True) if each in media),
        severities=tuple(each for each in reversed(get_args(Severity)) if each in severities),
        targets=any(each.spark and each.spark.target_y is not None for each in metrics),
    )
