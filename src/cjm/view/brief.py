"""What a reader in a hurry needs: where it hurts most, what is proposed, and how sure we are."""

from __future__ import annotations

from cjm.view.certainty import Certainty
from cjm.view.comparison import Change, Comparison
from cjm.view.concerns import OpportunityView, PainPointView
from cjm.view.record import record

_FEW = 3


@record
class Brief:
    """The worst pain points, the best opportunities that are still open, what improves most, and how sure we are.

    `more_pain_points` and `more_opportunities` count those that are left out here.
    """

    pain_points: tuple[PainPointView, ...]
    more_pain_points: int
    opportunities: tuple[OpportunityView, ...]
    more_opportunities: int
    rises: tuple[Change, ...]
    certainty: Certainty


def brief_view(
    pain_points: tuple[PainPointView, ...],
    opportunities: tuple[OpportunityView, ...],
    comparison: Comparison | None,
    certainty: Certainty,
) -> Brief:
    """The brief of a map from its ranked pain points and opportunities."""
    proposed = tuple(each for each in opportunities if each.status not in {"done", "dropped"})
    rises = [each for each in comparison.changes if (each.difference or 0) > 0] if comparison else []
    return Brief(
        pain_points=pain_points[:_FEW],
        more_pain_points=len(pain_points[_FEW:]),
        opportunities=proposed[:_FEW],
        more_opportunities=len(proposed[_FEW:]),
        rises=tuple(sorted(rises, key=lambda each: -(each.difference or 0))[:_FEW]),
        certainty=certainty,
    )
