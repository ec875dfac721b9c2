"""Why the map is made: goals, scope and insights."""

from __future__ import annotations

from collections.abc import Mapping

from cjm.view.marks import EvidenceMark, Lookup, Mark
from cjm.view.metrics import MetricView
from cjm.view.record import record


@record
class GoalView:
    """What the business wants, and the metric that tells whether it is reached.

    `id` is the id that it is given or that its text makes.
    """

    text: str
    why: str | None
    kind: str | None
    metric: MetricView | None
    id: str | None = None


@record
class ScopeView:
    """What the map covers. `touchpoints` is how many there are, to set against those that were expected."""

    experience: str | None
    start: str | None
    end: str | None
    context: str | None
    expected_touchpoints: int | None
    touchpoints: int


@record
class InsightView:
    """What a busy reader should take away, and where it shows."""

    text: str
    why: str | None
    marks: tuple[Mark, ...]
    evidence: tuple[EvidenceMark, ...]


def goal_views(lookup: Lookup, metrics: Mapping[str, MetricView]) -> tuple[GoalView, ...]:
    """The goals in the order of the map."""
    return tuple(
        GoalView(
            goal.text,
            goal.why,
            goal.kind,
            metrics[goal.metric] if goal.metric else None,
            lookup.journey.goals.name(("goals", index)),
        )
        for index, goal in enumerate(lookup.journey.map.goals)
    )


def scope_view(lookup: Lookup) -> ScopeView | None:
    """The scope, `None` where the map says nothing about it."""
    scope = lookup.journey.map.scope
    if scope is None:
        return None
    view = ScopeView(
        scope.experience,
        scope.from_,
        scope.to,
        scope.context,
        scope.expected_touchpoints,
        len(lookup.journey.used_touchpoints),
    )
    said = (view.experience, view.start, view.end, view.context, view.expected_touchpoints)
    return view if any(each is not None for each in said) else None


def insight_views(lookup: Lookup) -> tuple[InsightView, ...]:
    """The insights in the order of the map."""
    return tuple(
        InsightView(each.text, each.why, lookup.marks_of(each.at), lookup.evidence(each.evidence))
        for each in lookup.journey.map.insights
    )
