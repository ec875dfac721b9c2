"""The personas: a slide for each of whom much is known, and cards side by side for the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pptx.util import Inches

from cjm.render.deck.parts import NORMAL, SMALL, bullets, heading, sources
from cjm.render.deck.pictures import put_initials, put_picture, read_picture
from cjm.render.deck.slides import POINT, Box, Deck, Slide
from cjm.render.deck.tables import BODY, add_columns, fits, numbered, title
from cjm.render.deck.text import GROUND, HEAD, MUTED, Para, Run, fitted, height_of, para
from cjm.render.deck.theme import INNER, MARGIN, TOP
from cjm.view.journey import JourneyView
from cjm.view.personas import PersonaView

_SIDE, _GAP = Inches(3.3), Inches(0.45)
_CARDS = 3
"""How many cards of personas stand side by side on a slide."""
_NAME_LIMIT = 60
_PORTRAIT = Inches(1.7)
_FACTS_HEIGHT = BODY.height - _PORTRAIT - Inches(0.6)
"""The room below the portrait."""


def add_personas(deck: Deck, view: JourneyView, file_of: Callable[[str], Path | None]) -> None:
    """A slide for each persona; those of whom no more than the facts on a card is known share slides."""
    known = [(each, _profile(deck, each, NORMAL) or _beside(deck, each)[1]) for each in view.personas]
    cards = [each for each, more in known if not more]
    for persona, more in known:
        if more or len(cards) == 1:
            _add_persona(deck, view, persona, file_of)
    if len(cards) > 1:
        _add_cards(deck, view, cards, file_of)


def _add_cards(
    deck: Deck, view: JourneyView, personas: Sequence[PersonaView], file_of: Callable[[str], Path | None]
) -> None:
    groups = [personas[i : i + _CARDS] for i in range(0, len(personas), _CARDS)]
    heading_ = title(deck.words.gettext("Personas"))
    for number, group in enumerate(groups, 1):
        slide = deck.slide(numbered(deck, heading_, number, len(groups)))
        for index, persona in enumerate(group):
            _side(slide, persona, read_picture(persona, file_of), MARGIN + index * (_SIDE + _GAP))
        slide.notes(sources(deck, view, (mark for each in group for mark in each.evidence)))


def _add_persona(
    deck: Deck, view: JourneyView, persona: PersonaView, file_of: Callable[[str], Path | None]
) -> None:
    """A persona: portrait and facts at the left, words and lists beside them."""
    words = deck.words
    picture = read_picture(persona, file_of)
    box = Box(MARGIN + _SIDE + _GAP, TOP, INNER - _SIDE - _GAP, BODY.height)
    sizes = (NORMAL, 11.0, SMALL)
    rest = _beside(deck, persona)[1]
    short = persona.name if len(persona.name) <= _NAME_LIMIT else f"{persona.name[:_NAME_LIMIT].rstrip()}…"
    whole = [para(persona.name, 0, colour="")] if short != persona.name else []
    tried = [[*_profile(deck, persona, size), *rest] for size in sizes]
    add_columns(
        deck,
        (
            Run(short, colour=""),
            Run(f"  ·  {words.label(persona.kind, 'persona_kind')}", label=True, colour=""),
        ),
        next((blocks for blocks in tried if fits(blocks, box)), tried[0]),
        box=box,
        notes=[*whole, *sources(deck, view, persona.evidence)],
        again=lambda slide: _side(slide, persona, picture, MARGIN),
    )


def _profile(deck: Deck, persona: PersonaView, size: float) -> list[list[Para]]:
    """The words and lists of a persona in a size."""
    words = deck.words
    blocks: list[list[Para]] = []
    if persona.quote:
        blocks.append([para(f"“{persona.quote}”", size + 4, italic=True, colour=HEAD)])
    if persona.summary:
        blocks.append([para(persona.summary, size + 2, before=size / 2)])
    for fact in persona.prose:
        name = words.label(fact.key, "persona")
        blocks.append([heading(name, size, size * 0.8), para(fact.text, size, before=1)])
    for each in (*persona.lead, *persona.lists):
        name = words.label(each.key, "persona")
        blocks.append([heading(name, size, size * 0.8), *bullets(each.texts, size)])
    return blocks


def _side(slide: Slide, persona: PersonaView, picture: bytes | None, left: int) -> None:
    """The card of a persona, from `left` on: portrait, name and facts."""
    words = slide.deck.words
    size = _PORTRAIT
    slide.text(Box(left, TOP, _SIDE, BODY.height), [], words.label(persona.kind, "persona_kind"), fill=GROUND)
    spot = Box(left + (_SIDE - size) // 2, TOP + Inches(0.3), size, size)
    if picture is None or not put_picture(slide, spot, picture, persona.name):
        put_initials(slide, spot, persona.name)
    inset = Inches(0.2)
    box = Box(left + inset, spot.top + size + Inches(0.15), _SIDE - 2 * inset, _FACTS_HEIGHT)
    slide.text(box, _beside(slide.deck, persona)[0], persona.name)


def _beside(deck: Deck, persona: PersonaView) -> tuple[list[Para], list[list[Para]]]:
    """The name and the facts that have room below the portrait, and those that have not, as blocks."""
    words = deck.words
    pairs = [
        (
            words.label(fact.key, "persona"),
            Run(words.label(fact.text, "setting"), label=True) if fact.key == "setting" else Run(fact.text),
        )
        for fact in persona.facts
    ]
    sure = Run(words.label(persona.confidence, "confidence"), label=True)
    pairs.append((words.gettext("Confidence"), sure))
    width, height = (_SIDE - Inches(0.4)) / POINT, 0.95 * _FACTS_HEIGHT / POINT
    name = fitted(Para((Run(persona.name, bold=True),), align="ctr"), (width, height / 3), (16, 12, SMALL))[0]
    lines: list[Para] = []
    left: list[list[Para]] = []
    for size, before in ((NORMAL, 7), (SMALL, 4)):
        lines, left = [name], []
        for key, run in pairs:
            pair = [para(key, SMALL, colour=MUTED, label=True, before=before), Para((run,), size)]
            if not left and height_of([*lines, *pair], width) <= height:
                lines += pair
            else:
                left.append([heading(key), Para((run,), NORMAL, before=1)])
        if not left:
            break
    return lines, left
