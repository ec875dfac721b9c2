"""How far a map has come along the ten steps of the method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cjm.model.journey import Journey
from cjm.model.phase import Phase


@dataclass(frozen=True, slots=True)
class Coverage:
    """One of the ten steps: its number, its name as in the rule folders, and the share that is done, 0 to 1."""

    number: int
    step: str
    share: float


def coverage(journey: Journey) -> tuple[Coverage, ...]:
    """The ten steps of a map. Persona and review are there or not; the others are shares of the phases.

    Source: seed 000, lines 3 to 15.
    """
    followed = bool(journey.personas)
    review = journey.map.review is not None and journey.map.review.every is not None
    shares: list[tuple[str, float]] = [("persona", float(followed))]
    shares += [(name, _share(journey, has)) for name, has in _PHASE_HAS.items()]
    shares.append(("review", float(review)))
    return tuple(Coverage(number, name, share) for number, (name, share) in enumerate(shares, 1))


def _in_phase_or_step(key: str) -> Callable[[Phase], bool]:
    return lambda phase: bool(getattr(phase, key)) or any(getattr(step, key) for step in phase.steps)


_PHASE_HAS: dict[str, Callable[[Phase], bool]] = {
    "phases": lambda _phase: True,
    "steps": lambda phase: bool(phase.steps),
    "touchpoints": _in_phase_or_step("touchpoints"),
    "questions": _in_phase_or_step("questions"),
    "pain_points": _in_phase_or_step("pain_points"),
    "metrics": _in_phase_or_step("metrics"),
    "owners": _in_phase_or_step("owner"),
    "opportunities": _in_phase_or_step("opportunities"),
}


def _share(journey: Journey, has: Callable[[Phase], bool]) -> float:
    phases = journey.map.phases
    return sum(map(has, phases)) / len(phases)
