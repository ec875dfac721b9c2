"""Phases and steps as a report shows them, with all that stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar

from cjm.model.idspace import Placed
from cjm.model.phase import Phase, Step
from cjm.model.registries import Medium
from cjm.view.concerns import Concerns, NeedView, OpportunityView, PainPointView, QuestionView
from cjm.view.emotions import EmotionView, PersonaEmotion, emotion_view, lowest, persona_emotions
from cjm.view.marks import Basis, Lookup, Mark, OwnerView
from cjm.view.metrics import MetricView
from cjm.view.record import record

T = TypeVar("T", NeedView, QuestionView, PainPointView, OpportunityView)


@record
class TouchpointUse:
    """A touchpoint where it is met: in a phase, at the steps (or the phase) of `marks`."""

    id: str
    name: str
    channel: str | None
    medium: Medium | None
    marks: tuple[Mark, ...]


@record
class StepView:
    """A step. `owner` is its own or the phase's (`own_owner` tells); `minutes` is `when` in minutes, if it is a time."""

    mark: Mark
    name: str
    when: str | None
    minutes: int | None
    actions: tuple[str, ...]
    thoughts: tuple[str, ...]
    expects: tuple[str, ...]
    emotion: EmotionView | None
    by_persona: tuple[PersonaEmotion, ...]
    touchpoints: tuple[TouchpointUse, ...]
    frontstage: tuple[str, ...]
    backstage: tuple[str, ...]
    support: tuple[str, ...]
    with_brand: bool | None
    moment_of_truth: bool
    picture: str | None
    journey: str | None
    owner: OwnerView | None
    own_owner: bool
    metrics: tuple[MetricView, ...]
    basis: Basis

    @property
    def past_midnight(self) -> str | None:
        """What a clock shows where `when` counts on after midnight, as 26:15 does; `None` for any other time."""
        hours, minutes = divmod(self.minutes or 0, 60)
        return f"{hours - 24:02}:{minutes:02}" if hours >= 24 else None


@record
class PhaseView:
    """A phase with its steps and with all that stands in it or in them, in the order of the map.

    `emotion` is `None` where a step has a score, which then stands instead. `gap` is the desired score less the lowest one of the phase, `None` without both. `unowned` are the steps without
    any owner.
    """

    mark: Mark
    name: str
    summary: str | None
    customer_goal: str | None
    key_task: str | None
    advance_when: str | None
    timing: Literal["before", "during", "after"] | None
    duration: str | None
    emotion: EmotionView | None
    by_persona: tuple[PersonaEmotion, ...]
    lowest: EmotionView | None
    desired: EmotionView | None
    gap: float | None
    owner: OwnerView | None
    unowned: tuple[Mark, ...]
    needs: tuple[NeedView, ...]
    questions: tuple[QuestionView, ...]
    pain_points: tuple[PainPointView, ...]
    opportunities: tuple[OpportunityView, ...]
    metrics: tuple[MetricView, ...]
    touchpoints: tuple[TouchpointUse, ...]
    basis: Basis
    steps: tuple[StepView, ...]


def phase_views(
    lookup: Lookup,
    concerns: Concerns,
    metrics: Mapping[str, MetricView],
    minutes: Callable[[str | None], int | None],
) -> tuple[PhaseView, ...]:
    """The phases of a journey. `minutes` reads a step's `when` as minutes after midnight."""
    here = _by_phase(concerns, len(lookup.journey.phases))
    return tuple(
        _phase(phase, lookup, within, metrics, minutes)
        for phase, within in zip(lookup.journey.phases, here, strict=True)
    )


def _by_phase(concerns: Concerns, count: int) -> list[Concerns]:
    """The concerns of each phase."""

    def split(things: tuple[T, ...]) -> list[tuple[T, ...]]:
        found: list[list[T]] = [[] for _ in range(count)]
        for each in things:
            found[each.mark.phase].append(each)
        return [tuple(each) for each in found]

    parts = (
        split(concerns.needs),
        split(concerns.questions),
        split(concerns.pain_points),
        split(concerns.opportunities),
    )
    return [Concerns(*each) for each in zip(*parts, strict=True)]


def _phase(
    placed: Placed[Phase],
    lookup: Lookup,
    concerns: Concerns,
    metrics: Mapping[str, MetricView],
    minutes: Callable[[str | None], int | None],
) -> PhaseView:
    item = placed.item
    index = placed.phase or 0
    journey = lookup.journey
    steps = tuple(_step(step, lookup, metrics, minutes) for step in journey.steps_of(index))
    named = dict.fromkeys((*item.metrics, *(id_ for step in item.steps for id_ in step.metrics)))
    desired = emotion_view(item.desired)
    low = lowest(emotion_view(emotion) for _, emotion in journey.emotions_of(index))
    scored = any(step.emotion and step.emotion.score is not None for step in steps)
    both = desired and desired.score is not None and low and low.score is not None

    return PhaseView(
        mark=lookup.mark(placed),
        name=item.name,
        summary=item.summary,
        customer_goal=item.customer_goal,
        key_task=item.key_task,
        advance_when=item.advance_when,
        timing=item.timing,
        duration=item.duration,
        emotion=None if scored else emotion_view(item.emotion),
        by_persona=persona_emotions(item.by_persona, journey.all_personas),
        lowest=low,
        desired=desired,
        gap=round((desired.score or 0) - (low.score or 0), 6) if both and desired and low else None,
        owner=lookup.owner_of(placed),
        unowned=tuple(step.mark for step in steps if step.owner is None),
        needs=concerns.needs,
        questions=concerns.questions,
        pain_points=concerns.pain_points,
        opportunities=concerns.opportunities,
        metrics=tuple(metrics[id_] for id_ in named),
        touchpoints=_touchpoints(journey.touchpoints_of(index), placed, lookup),
        basis=lookup.basis(placed),
        steps=steps,
    )


def _step(
    placed: Placed[Step],
    lookup: Lookup,
    metrics: Mapping[str, MetricView],
    minutes: Callable[[str | None], int | None],
) -> StepView:
    item = placed.item
    public = lookup.public
    mark = lookup.mark(placed)
    return StepView(
        mark=mark,
        name=item.name,
        when=item.when,
        minutes=minutes(item.when),
        actions=item.actions,
        thoughts=item.thoughts,
        expects=item.expects,
        emotion=emotion_view(item.emotion),
        by_persona=persona_emotions(item.by_persona, lookup.journey.all_personas),
        touchpoints=tuple(_use(id_, (mark,), lookup) for id_ in dict.fromkeys(item.touchpoints)),
        frontstage=item.frontstage,
        backstage=() if public else item.backstage,
        support=() if public else item.support,
        with_brand=item.with_brand,
        moment_of_truth=item.moment_of_truth,
        picture=item.picture,
        journey=item.journey,
        owner=lookup.owner_of(placed),
        own_owner=item.owner is not None,
        metrics=tuple(metrics[id_] for id_ in dict.fromkeys(item.metrics)),
        basis=lookup.basis(placed),
    )


def _touchpoints(ids: tuple[str, ...], phase: Placed[Phase], lookup: Lookup) -> tuple[TouchpointUse, ...]:
    stages: tuple[Placed[Any], ...] = (phase, *lookup.journey.steps_of(phase.phase or 0))
    marks: dict[str, dict[Mark, None]] = {id_: {} for id_ in ids}
    for stage in stages:
        for id_ in stage.item.touchpoints:
            marks[id_][lookup.mark(stage)] = None
    return tuple(_use(id_, tuple(at), lookup) for id_, at in marks.items())


def _use(id_: str, marks: tuple[Mark, ...], lookup: Lookup) -> TouchpointUse:
    touchpoint = lookup.journey.touchpoints.get(id_)
    if touchpoint is None:
        return TouchpointUse(id_, id_, None, None, marks)
    return TouchpointUse(id_, touchpoint.name, touchpoint.channel, touchpoint.effective_medium, marks)
