"""The numbers a report begins with, and what a draft still lacks."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.model.coverage import Coverage
from cjm.view.curve import CurvePoint, CurveView
from cjm.view.marks import Mark
from cjm.view.metrics import MetricView
from cjm.view.phases import PhaseView
from cjm.view.record import record


@record
class Summary:
    """Counts over the whole map.

    `grave` are the pain points of high or critical severity. `off_target` counts among the `measured` metrics, which
    have a reading and a target. `with_evidence` counts the steps with evidence of their own or their phase's.
    """

    phases: int
    steps: int
    pain_points: int
    lowest: CurvePoint | None
    grave: int
    off_target: int
    measured: int
    unowned: tuple[Mark, ...]
    with_evidence: int
    unanswered: int


def summary_view(
    phases: tuple[PhaseView, ...], metrics: Iterable[MetricView], curve: CurveView | None
) -> Summary:
    """The counts of a map."""
    steps = [step for phase in phases for step in phase.steps]
    pains = [pain for phase in phases for pain in phase.pain_points]
    measured = [metric for metric in metrics if metric.on_target is not None]
    return Summary(
        phases=len(phases),
        steps=len(steps),
        pain_points=len(pains),
        lowest=curve.lowest if curve and curve.highest else None,
        grave=sum(pain.severity in {"high", "critical"} for pain in pains),
        off_target=sum(not metric.on_target for metric in measured),
        measured=len(measured),
        unowned=tuple(mark for phase in phases for mark in phase.unowned),
        with_evidence=sum(bool(step.basis.evidence) for step in steps),
        unanswered=sum(question.open for phase in phases for question in phase.questions),
    )


def missing(coverage: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """The steps of the method for which a map holds nothing at all."""
    return tuple(each for each in coverage if each.share == 0)
