"""The steps as CSV (RFC 4180), one row a step, for spreadsheets and other programs.

The columns are named by the keys of the format in every language, and values of its lists stay what they are in a map,
so that what reads one such file reads all. A row without a step is about the phase itself. The file begins with a byte
order mark, without which Excel takes UTF-8 for another encoding.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cjm.render.cells import defused, joined, noted
from cjm.render.report import RenderInput, ReportFormat
from cjm.view.concerns import NeedView, OpportunityView, PainPointView, QuestionView
from cjm.view.emotions import EmotionView, PersonaEmotion
from cjm.view.journey import JourneyView
from cjm.view.marks import Basis, Mark, OwnerView
from cjm.view.metrics import MetricView
from cjm.view.parts import Part
from cjm.view.phases import PhaseView, StepView, TouchpointUse

Value = str | float | None
SEPARATOR = "; "
"""What stands between the texts of a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: a step, or what stands in a phase itself."""

    phase: PhaseView
    step: StepView | None = None

    @property
    def stage(self) -> PhaseView | StepView:
        """The step, or the phase."""
        return self.step or self.phase

    def here(
        self, concerns: Iterable[NeedView | QuestionView | PainPointView | OpportunityView]
    ) -> list[str]:
        """The texts of the concerns that stand in this very place."""
        return [each.text for each in concerns if each.mark == self.stage.mark]

    @property
    def owner(self) -> OwnerView | None:
        """The owner that is named here; a step without one has its phase's."""
        return (
            self.step.owner if self.step and self.step.own_owner else None if self.step else self.phase.owner
        )

    @property
    def touchpoints(self) -> list[TouchpointUse]:
        """The touchpoints that are named here."""
        return [each for each in self.stage.touchpoints if self.stage.mark in each.marks]

    @property
    def metrics(self) -> list[MetricView]:
        """The metrics that are named here."""
        return [each for each in self.stage.metrics if self.stage.mark in each.used_at]


def render(report: RenderInput) -> str:
    """The steps of a journey as CSV text, the byte order mark included."""
    rows = rows_of(report.view)
    columns = {**COLUMNS, **_persona_columns(rows), **_lane_columns(report.view)}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(defused(name) for name in columns)
    for row in rows:
        writer.writerow(_cell(value(row)) for value in columns.values())
    return f"\ufeff{text.getvalue()}"


def rows_of(view: JourneyView) -> list[Row]:
    """The rows: the steps in order, and before those of a phase the phase, where it says anything or has no steps.

    A phase that is called as the one before has a row too: it tells where the other ends.
    """
    rows = []
    lanes = {item.mark for lane in view.lanes for cell in lane.cells for item in cell}
    before = ""
    for phase in view.phases:
        own = Row(phase)
        is_namesake, before = phase.name == before, phase.name
        said = any(value(own) not in {None, ""} for name, value in COLUMNS.items() if name not in _NAMES)
        if said or is_namesake or phase.by_persona or phase.mark in lanes or not phase.steps:
            rows.append(own)
        rows += [Row(phase, step) for step in phase.steps]
    return rows


def own_confidence(basis: Basis) -> str | None:
    """How sure the map says to be of a thing, `None` where that follows from its evidence."""
    follows = "observed" if basis.own else "inferred" if basis.evidence else "assumed"
    return None if basis.confidence == follows else basis.confidence


def _cell(value: Value) -> str | float | int:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    return int(value) if value.is_integer() else value


def _list(texts: Iterable[str]) -> str:
    return joined(texts, SEPARATOR)


def _step(value: Callable[[StepView], Value]) -> Callable[[Row], Value]:
    return lambda row: value(row.step) if row.step else None


def _phase(value: Callable[[PhaseView], Value]) -> Callable[[Row], Value]:
    return lambda row: None if row.step else value(row.phase)


def _emotion(emotion: EmotionView | None, key: str) -> Value:
    value: Value = getattr(emotion, key, None)
    return value


def _flag(value: bool | None) -> str | None:
    return None if value is None else "true" if value else "false"


COLUMNS: Mapping[str, Callable[[Row], Value]] = {
    "phase": lambda row: row.phase.name,
    "phase_id": lambda row: row.phase.mark.id,
    "step": _step(lambda step: step.name),
    "step_id": _step(lambda step: step.mark.id),
    "when": _step(lambda step: step.when),
    "summary": _phase(lambda phase: phase.summary),
    "customer_goal": _phase(lambda phase: phase.customer_goal),
    "key_task": _phase(lambda phase: phase.key_task),
    "advance_when": _phase(lambda phase: phase.advance_when),
    "timing": _phase(lambda phase: phase.timing),
    "duration": _phase(lambda phase: phase.duration),
    "actions": _step(lambda step: _list(step.actions)),
    "thoughts": _step(lambda step: _list(step.thoughts)),
    "expects": _step(lambda step: _list(step.expects)),
    "score": lambda row: _emotion(row.stage.emotion, "score"),
    "feeling": lambda row: _emotion(row.stage.emotion, "feeling"),
    "why": lambda row: _emotion(row.stage.emotion, "why"),
    "desired_score": _phase(lambda phase: _emotion(phase.desired, "score")),
    "desired_feeling": _phase(lambda phase: _emotion(phase.desired, "feeling")),
    "desired_why": _phase(lambda phase: _emotion(phase.desired, "why")),
    "touchpoints": lambda row: _list(noted(each.name, [each.channel]) for each in row.touchpoints),
    "needs": lambda row: _list(row.here(row.phase.needs)),
    "questions": lambda row: _list(row.here(row.phase.questions)),
    "pain_points": lambda row: _list(
        noted(each.text, [each.severity, each.frequency])
        for each in row.phase.pain_points
        if each.mark == row.stage.mark
    ),
    "opportunities": lambda row: _list(row.here(row.phase.opportunities)),
    "metrics": lambda row: _list(each.name for each in row.metrics),
    "owner": lambda row: row.owner.name if row.owner else None,
    "frontstage": _step(lambda step: _list(step.frontstage)),
    "backstage": _step(lambda step: _list(step.backstage)),
    "support": _step(lambda step: _list(step.support)),
    "with_brand": _step(lambda step: _flag(step.with_brand)),
    "moment_of_truth": _step(lambda step: _flag(step.moment_of_truth or None)),
    "evidence": lambda row: _list(
        each.name for each in (row.stage.basis.evidence if row.stage.basis.own else ())
    ),
    "confidence": lambda row: own_confidence(row.stage.basis),
    "picture": _step(lambda step: step.picture),
    "journey": _step(lambda step: step.journey),
}
"""Column → what stands in it, for every map. Personas who feel differently and lanes of one's own come behind."""
_NAMES = frozenset({"phase", "phase_id", "step", "step_id"})


def _persona_columns(rows: Iterable[Row]) -> dict[str, Callable[[Row], Value]]:
    """Columns for each persona who feels differently somewhere: `score: Ana`, `feeling: Ana`, `why: Ana`."""
    personas = {each.persona: each.name for row in rows for each in row.stage.by_persona}
    columns: dict[str, Callable[[Row], Value]] = {}
    for id_, name in personas.items():
        for key in ("score", "feeling", "why"):
            columns[_column(f"{key}: {name}", id_, columns)] = _of_persona(id_, key)
    return columns


def _of_persona(persona: str, key: str) -> Callable[[Row], Value]:
    def value(row: Row) -> Value:
        found: Iterable[PersonaEmotion] = row.stage.by_persona
        return next((_emotion(each.emotion, key) for each in found if each.persona == persona), None)

    return value


def _lane_columns(view: JourneyView) -> dict[str, Callable[[Row], Value]]:
    """A column for each lane of one's own: `lane: Legal duties`."""
    columns: dict[str, Callable[[Row], Value]] = {}
    for lane in (each for each in view.lanes if each.key == "own"):
        texts: dict[Mark, list[str]] = {}
        for cell in lane.cells:
            for item in cell:
                texts.setdefault(item.mark, []).append(item.text)
        columns[_column(f"lane: {lane.name}", lane.id or "", columns)] = _of_lane(texts)
    return columns


def _of_lane(texts: Mapping[Mark, list[str]]) -> Callable[[Row], Value]:
    return lambda row: _list(texts.get(row.stage.mark, ()))


def _column(name: str, id_: str, taken: Mapping[str, object]) -> str:
    """The name of a column, with the id behind it where two share a name."""
    return f"{name} ({id_})" if name in taken else name


_LEAVES_OUT: frozenset[Part] = frozenset(
    {
        "summary", "goals", "scope", "insights", "transitions", "comparison", "competitors", "platforms", "affinity",
        "content plan", "walkthroughs", "review", "history", "coverage", "findings",
    }
)  # fmt: skip
_SHORTENS: frozenset[Part] = frozenset(
    {
        "personas", "touchpoints", "needs", "questions", "pain points", "opportunities", "metrics", "owners", "evidence",
    }
)  # fmt: skip
_HEAD = codecs.BOM_UTF8 + ",".join(COLUMNS).encode()


def _is_own(content: bytes) -> bool:
    return content.startswith(_HEAD)


FORMAT = ReportFormat(
    name="csv",
    about="one row a step, for spreadsheets and other programs",
    suffix=".csv",
    render=lambda report: render(report).encode("utf-8", "replace"),
    is_own=_is_own,
    leaves_out=_LEAVES_OUT,
    shortens=_SHORTENS,
)
