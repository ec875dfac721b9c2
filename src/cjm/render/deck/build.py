"""Which slides the deck of a map has, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cjm.render.deck import closing, concerns, journey, opening
from cjm.render.deck.personas import add_personas
from cjm.render.deck.slides import Deck, office_language, one_line
from cjm.render.theme.theme import Theme
from cjm.render.words import Words
from cjm.view.journey import JourneyView

_PROPERTY_LIMIT = 255


def build_deck(view: JourneyView, words: Words, theme: Theme, file_of: Callable[[str], Path | None]) -> bytes:
    """The deck of a map as a file. It holds the time at which it was made: `settled` takes that out."""
    deck = Deck(view.title, view.content_language, words, theme)
    _describe(deck, view)
    opening.add_cover(deck, view, theme.logo)
    opening.add_overview(deck, view)
    add_personas(deck, view, file_of)
    if view.curve:
        journey.add_curve(deck, view, view.curve)
    journey.add_map(deck, view)
    for add, there in (
        (journey.add_comparison, view.comparison),
        (concerns.add_pain_points, view.pain_points),
        (concerns.add_portfolio, view.opportunities),
        (concerns.add_opportunities, view.opportunities),
        (concerns.add_needs, view.needs),
        (concerns.add_questions, view.questions),
        (closing.add_metrics, view.metrics),
        (closing.add_owners, view.owners),
        (journey.add_transitions, view.transitions),
        (closing.add_review, view.review),
        (journey.add_steps, view.overview.steps),
        (closing.add_evidence, view.evidence),
    ):
        if there:
            add(deck, view)
    return deck.save()


def _describe(deck: Deck, view: JourneyView) -> None:
    properties = deck.file.core_properties
    properties.title = one_line(view.title)[:_PROPERTY_LIMIT]
    properties.subject = deck.words.gettext("Customer journey map")
    properties.author = one_line(view.owner.name)[:_PROPERTY_LIMIT] if view.owner else ""
    properties.language = office_language(view.content_language)
    properties.comments = "cjm render --format pptx"
    properties.last_modified_by = ""
    properties.revision = 1
