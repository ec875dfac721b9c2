"""The view of a journey: everything that templates need, ordered and counted; they choose words and formats only."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cjm.model.coverage import Coverage, coverage
from cjm.model.finding import Finding
from cjm.model.journey import Journey
from cjm.model.method import Method, State
from cjm.view.brief import Brief, brief_view
from cjm.view.certainty import certainty_view
from cjm.view.checks import ChecksView, checks_view
from cjm.view.clock import clock_of, minutes_of
from cjm.view.comparison import Comparison, comparison_view
from cjm.view.concerns import (
    NeedView,
    OpportunityView,
    PainPointView,
    QuestionView,
    concerns_view,
    ranked_needs,
    ranked_opportunities,
    ranked_pain_points,
)
from cjm.view.curve import CurveView, curve_view
from cjm.view.evidence import EvidenceView, evidence_views
from cjm.view.filters import FiltersView, filters_view
from cjm.view.goals import GoalView, InsightView, ScopeView, goal_views, insight_views, scope_view
from cjm.view.history import HistoryView
from cjm.view.lanes import LaneView, lane_views
from cjm.view.legend import Legend, legend_view
from cjm.view.market import (
    AffinityView,
    Competition,
    ContentView,
    PlatformView,
    affinity_views,
    competition_view,
    content_views,
    platform_views,
)
from cjm.view.marks import Lookup, OwnerView
from cjm.view.metrics import MetricView, metric_views
from cjm.view.overdue import Overdue, overdue_views
from cjm.view.owners import Load, OwnerLoad, ownership
from cjm.view.personas import PersonaView, persona_views
from cjm.view.phases import PhaseView, phase_views
from cjm.view.portfolio import Portfolio, portfolio_view
from cjm.view.review import ReviewView, WalkthroughView, review_view, walkthrough_views
from cjm.view.summary import Summary, missing, summary_view
from cjm.view.touchpoints import TouchpointView, touchpoint_views
from cjm.view.transitions import TransitionView, transition_views


@dataclass(frozen=True, slots=True)
class JourneyView:
    """What a report on one map shows.

    `language` is that of the report's labels as asked for (default: the content's), `content_language` that of the
    map's texts. Numbers and dates are raw; ranked lists are ordered by what matters, all others as in the map.
    """

    id: str
    title: str
    summary: str | None
    version: str | None
    language: str
    content_language: str
    state: State
    method: Method
    public: bool
    today: datetime.date
    revision: str | None
    owner: OwnerView | None
    customer_goal: str | None
    scope: ScopeView | None
    goals: tuple[GoalView, ...]
    insights: tuple[InsightView, ...]
    personas: tuple[PersonaView, ...]
    overview: Summary
    brief: Brief
    phases: tuple[PhaseView, ...]
    lanes: tuple[LaneView, ...]
    curve: CurveView | None
    transitions: tuple[TransitionView, ...]
    needs: tuple[NeedView, ...]
    questions: tuple[QuestionView, ...]
    pain_points: tuple[PainPointView, ...]
    opportunities: tuple[OpportunityView, ...]
    portfolio: Portfolio | None
    metrics: tuple[MetricView, ...]
    owners: tuple[OwnerLoad, ...]
    unowned: tuple[Load, ...]
    touchpoints: tuple[TouchpointView, ...]
    evidence: tuple[EvidenceView, ...]
    comparison: Comparison | None
    competition: Competition | None
    platforms: tuple[PlatformView, ...]
    affinity: tuple[AffinityView, ...]
    content_plan: tuple[ContentView, ...]
    walkthroughs: tuple[WalkthroughView, ...]
    review: ReviewView | None
    overdue: tuple[Overdue, ...]
    coverage: tuple[Coverage, ...]
    missing: tuple[Coverage, ...]
    checks: ChecksView | None
    filters: FiltersView
    legend: Legend
    history: HistoryView | None = None

    @property
    def predicted(self) -> bool:
        """Whether what is assumed here is predicted: in a future map."""
        return self.state == "future"

    @property
    def assumed_pain_points(self) -> bool:
        """Whether all of several pain points are assumed, so that it need not be said at each."""
        return len(self.pain_points) > 1 and all(
            each.basis.confidence == "assumed" for each in self.pain_points
        )


def build_view(
    journey: Journey,
    *,
    today: datetime.date,
    findings: Iterable[Finding] | None = None,
    titles: Mapping[str, str] | None = None,
    language: str | None = None,
    public: bool = False,
    revision: str | None = None,
    history: HistoryView | None = None,
) -> JourneyView:
    """Compute what a report on a journey shows.

    `findings` are the linter's for this map (`None`: not checked, no section) and `titles` the rules' titles by code.
    A `public` view leaves out contacts, silos, tickets, checks, the lanes of backstage and support, and where evidence
    and metrics are kept, and the `history`. `revision` is text for the footer.
    """
    lookup = Lookup(journey, public)
    concerns = concerns_view(lookup, today)
    metrics = metric_views(lookup, today)
    phases = phase_views(lookup, concerns, metrics, minutes_of)
    curve = curve_view(lookup, phases, clock_of(journey))
    transitions = transition_views(lookup)
    touchpoints = touchpoint_views(lookup, phases)
    pain_points = ranked_pain_points(concerns.pain_points)
    opportunities = ranked_opportunities(concerns.opportunities)
    held = ownership(lookup, phases, tuple(metrics.values()), touchpoints, concerns.opportunities)
    evidence = evidence_views(lookup)
    comparison = comparison_view(journey, phases, concerns.opportunities, metrics.values())
    content = content_views(lookup, today)
    review = review_view(lookup, today)
    steps = coverage(journey)
    checked = findings is not None and not public
    return JourneyView(
        id=journey.id,
        title=journey.map.title,
        summary=journey.map.summary,
        version=journey.map.version,
        language=language or journey.map.language,
        content_language=journey.map.language,
        state=journey.map.state,
        method=journey.map.method,
        public=public,
        today=today,
        revision=revision,
        owner=lookup.owner(journey.map.owner),
        customer_goal=journey.map.customer_goal,
        scope=scope_view(lookup),
        goals=goal_views(lookup, metrics),
        insights=insight_views(lookup),
        personas=persona_views(lookup),
        overview=summary_view(phases, metrics.values(), curve),
        brief=brief_view(pain_points, opportunities, comparison, certainty_view(phases, evidence, today)),
        phases=phases,
        lanes=lane_views(lookup, phases, curve=curve is not None, transitions=bool(transitions)),
        curve=curve,
        transitions=transitions,
        needs=ranked_needs(concerns.needs),
        questions=concerns.questions,
        pain_points=pain_points,
        opportunities=opportunities,
        portfolio=portfolio_view(opportunities),
        metrics=tuple(metrics.values()),
        owners=held.owners,
        unowned=held.nobody,
        touchpoints=touchpoints,
        evidence=evidence,
        comparison=comparison,
        competition=competition_view(lookup),
        platforms=platform_views(lookup),
        affinity=affinity_views(journey),
        content_plan=content,
        walkthroughs=walkthrough_views(lookup),
        review=review,
        overdue=overdue_views(review, opportunities, metrics.values(), content, today),
        coverage=steps,
        missing=missing(steps),
        checks=checks_view(findings or (), titles or {}, lookup) if checked else None,
        filters=filters_view(lookup, phases, touchpoints, metrics.values()),
        legend=legend_view(phases, curve, touchpoints, pain_points, tuple(metrics.values())),
        history=None if public else history,
    )
