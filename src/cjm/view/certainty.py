"""How sure a map is of itself: what its steps rest on, and how old its evidence is."""

from __future__ import annotations

import datetime

from cjm.model.base import Confidence
from cjm.view.evidence import EvidenceView
from cjm.view.phases import PhaseView
from cjm.view.record import record

LEVELS: tuple[Confidence, ...] = ("observed", "inferred", "assumed")


@record
class Level:
    """How many steps rest on evidence of one kind, and their share of all, 0 to 1."""

    confidence: Confidence
    count: int
    share: float


@record
class Certainty:
    """What the `of` steps of a map (or its phases, where it has no steps) rest on, the surest first.

    `evidence` counts the pieces of evidence, `newest` is the day of the newest one and `age` its age in days.
    """

    of: int
    by_step: bool
    levels: tuple[Level, ...]
    evidence: int
    newest: datetime.date | None
    age: int | None

    @property
    def uniform(self) -> bool:
        """Whether all of several steps rest on the same, so that it need not be said at each."""
        return self.by_step and self.of > 1 and len(self.levels) == 1


def certainty_view(
    phases: tuple[PhaseView, ...], evidence: tuple[EvidenceView, ...], today: datetime.date
) -> Certainty:
    """How sure a map is as of `today`."""
    steps = [step.basis.confidence for phase in phases for step in phase.steps]
    stages = steps or [phase.basis.confidence for phase in phases]
    newest = max((each.date for each in evidence if each.date), default=None)
    return Certainty(
        of=len(stages),
        by_step=bool(steps),
        levels=tuple(
            Level(level, count, count / len(stages)) for level in LEVELS if (count := stages.count(level))
        ),
        evidence=len(evidence),
        newest=newest,
        age=max((today - newest).days, 0) if newest else None,
    )
