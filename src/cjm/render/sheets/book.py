"""Which sheets the workbook of a map has, and in which order."""

from __future__ import annotations

from cjm.render.sheets import around, concerns, journey, registries
from cjm.render.sheets.sheet import Sheet
from cjm.render.words import Words
from cjm.view.journey import JourneyView


def sheets_of(view: JourneyView, words: Words) -> tuple[Sheet, ...]:
    """The sheets of a map: those of the ten steps of the method always, the others where they hold anything."""
    always = (
        journey.map_sheet(view, words),
        journey.personas_sheet(view, words),
        journey.phases_sheet(view, words),
        journey.steps_sheet(view, words),
        registries.touchpoints_sheet(view, words),
        concerns.needs_sheet(view, words),
        concerns.questions_sheet(view, words),
        concerns.pain_points_sheet(view, words),
        concerns.opportunities_sheet(view, words),
        registries.metrics_sheet(view, words),
        registries.readings_sheet(view, words),
        registries.owners_sheet(view, words),
        registries.evidence_sheet(view, words),
        around.review_sheet(view, words),
    )
    competition = view.competition
    market = (
        (around.competitors_sheet(competition, words), around.criteria_sheet(competition, words))
        if competition
        else ()
    )
    others = (
        journey.goals_sheet(view, words),
        journey.insights_sheet(view, words),
        journey.lanes_sheet(view, words),
        journey.transitions_sheet(view, words),
        around.comparison_sheet(view, words),
        *market,
        around.platforms_sheet(view, words),
        around.affinity_sheet(view, words),
        around.content_sheet(view, words),
        around.walkthroughs_sheet(view, words),
        *(() if view.public else (around.coverage_sheet(view, words),)),
        around.checks_sheet(view, words),
    )
    filled = {sheet.key: sheet for sheet in others if sheet.rows}
    first = [filled.pop(key) for key in ("goals", "insights") if key in filled]
    return (always[0], *first, *always[1:], *filled.values())
