"""The first slides: the cover, and what matters at a glance."""

from __future__ import annotations

import base64

from pptx.util import Inches

from cjm.render.deck.parts import LARGE, NORMAL, SMALL, at, heading, label, sources
from cjm.render.deck.pictures import put_picture
from cjm.render.deck.slides import POINT, Box, Deck, Slide
from cjm.render.deck.tables import BODY, add_columns, title
from cjm.render.deck.text import (
    ACCENT,
    BAD,
    GROUND,
    MUTED,
    PAPER,
    WARN,
    Para,
    Run,
    fitted,
    para,
)
from cjm.render.deck.theme import INNER, MARGIN, TOP
from cjm.render.theme.theme import Logo
from cjm.view.journey import JourneyView

_STATS = Inches(1.15)


def add_cover(deck: Deck, view: JourneyView, logo: Logo | None) -> None:
    """The title, what the map is about, who answers for it, and a logo."""
    words = deck.words
    slide = deck.cover(view.title, view.summary or view.customer_goal or "")
    kick = (
        label(words.gettext("Customer journey map"), bold=True, colour=PAPER),
        label(f"  ·  {words.label(view.state, 'state')}", colour=PAPER),
    )
    slide.text(Box(MARGIN, Inches(0.9), INNER, Inches(0.4)), [Para(kick, LARGE)], "Kind")
    if logo and (picture := _logo(logo)):
        width, height = Inches(2.2), Inches(0.8)
        put_picture(slide, Box(MARGIN + INNER - width, Inches(0.7), width, height), picture, logo.alt)
    facts = _facts(deck, view)
    slide.text(Box(MARGIN, Inches(6.15), INNER, Inches(0.9)), facts, "Facts")


def _logo(logo: Logo) -> bytes | None:
    """The logo for dark grounds if it is a PNG or JPEG; slides hold no other kind everywhere."""
    head, _, data = (logo.dark or logo.light).partition(";base64,")
    return base64.b64decode(data) if head in {"data:image/png", "data:image/jpeg"} else None


def _facts(deck: Deck, view: JourneyView) -> list[Para]:
    words = deck.words
    names = [each.name for each in view.personas]
    more = f" + {len(names) - _NAMED}" if len(names) > _NAMED else ""
    pairs = [
        (words.gettext("Persona"), ", ".join(names[:_NAMED]) + more),
        (words.gettext("Owner"), view.owner.name if view.owner else ""),
        (words.gettext("Version"), view.version or ""),
        (
            words.gettext("Next review"),
            words.date(view.review.next) if view.review and view.review.next else "",
        ),
    ]
    runs: list[Run] = []
    for name, value in pairs:
        if value:
            runs += [*([Run("     ")] if runs else []), label(f"{name}: ", colour=PAPER)]
            runs.append(Run(value, bold=True, colour=PAPER))
    day = " · ".join(filter(None, (words.date(view.today), view.revision)))
    lines = [Para(tuple(runs))] if runs else []
    lines.append(Para((label(day, colour=PAPER),)))
    room = (INNER / POINT, 32.0)
    return [fitted(line, room, (NORMAL, SMALL))[0] for line in lines]


_NAMED = 4
"""How many personas the cover names."""


def add_overview(deck: Deck, view: JourneyView) -> None:
    """The numbers of the map, its insights and its goals."""
    words = deck.words
    blocks = [
        [
            Para((Run(f"{number}  ", bold=True, colour=ACCENT), Run(each.text, bold=True)), LARGE),
            *([para(each.why, NORMAL, colour=MUTED, before=2)] if each.why else []),
            *([Para((label(f"{words.gettext('At')}  "), *(at(mark) for mark in each.marks)), SMALL, before=2)] if each.marks else []),
        ]
        for number, each in enumerate(view.insights, 1)
    ]  # fmt: skip
    if view.goals:
        goals = [heading(words.gettext("Goals"), LARGE, 0)]
        for goal in view.goals:
            goals.append(para(goal.text, NORMAL, bold=True, bullet=True, before=4))
            if goal.why:
                goals.append(para(goal.why, NORMAL, colour=MUTED))
        blocks.append(goals)
    if view.scope or view.customer_goal:
        blocks.append(_scope(deck, view))
    if not (view.overview.steps or view.public):
        blocks += _missing(deck, view)
    spaced = [[_after(block[0], 14 if index else 0), *block[1:]] for index, block in enumerate(blocks)]
    top = TOP + _STATS + Inches(0.25)
    add_columns(
        deck,
        title(words.gettext("Key insights") if view.insights else words.gettext("At a glance")),
        spaced,
        box=Box(MARGIN, top, INNER, BODY.top + BODY.height - top),
        notes=sources(deck, view, (mark for each in view.insights for mark in each.evidence)),
        again=lambda slide: _stats(slide, view),
    )


def _missing(deck: Deck, view: JourneyView) -> list[list[Para]]:
    """What a bare draft still lacks, and what to do about it."""
    words = deck.words
    blocks = [
        [
            para(words.label(each.step, "coverage"), NORMAL, bold=True, label=True),
            para(words.label(each.step, "to_do"), NORMAL, colour=MUTED, label=True, before=2),
        ]
        for each in view.missing
    ]
    about = heading(words.gettext("What this draft still lacks"), LARGE, 0)
    blocks[0] = [about, _after(blocks[0][0], 6), *blocks[0][1:]]
    return blocks


def _after(paragraph: Para, before: float) -> Para:
    return Para(paragraph.runs, paragraph.size, before, paragraph.bullet)


def _scope(deck: Deck, view: JourneyView) -> list[Para]:
    words, scope = deck.words, view.scope
    pairs = [(words.gettext("Customer goal"), view.customer_goal)]
    if scope:
        pairs += [
            (words.gettext("Experience"), scope.experience),
            (words.gettext("From"), scope.start),
            (words.gettext("To"), scope.end),
            (words.gettext("Context"), scope.context),
        ]
    return [
        heading(words.gettext("Scope"), LARGE, 0),
        *(Para((label(f"{name}: "), Run(text)), NORMAL, before=3) for name, text in pairs if text),
    ]


def _stats(slide: Slide, view: JourneyView) -> None:
    """The numbers that a report begins with, side by side."""
    words, it = slide.deck.words, view.overview
    numbers = [(str(it.phases), words.label("phases", "coverage"), ACCENT)]
    if it.steps:
        numbers.append((str(it.steps), words.gettext("Steps"), ACCENT))
    if it.pain_points:
        colour = BAD if it.grave else ACCENT
        numbers.append((f"{it.grave}/{it.pain_points}", words.gettext("High-severity pain points"), colour))
    if it.measured:
        colour = WARN if it.off_target else ACCENT
        numbers.append((f"{it.off_target}/{it.measured}", words.gettext("Metrics off target"), colour))
    if it.steps:
        numbers.append((f"{it.with_evidence}/{it.steps}", words.gettext("Steps with evidence"), ACCENT))
        numbers.append(
            (str(len(it.unowned)), words.gettext("Steps without owner"), WARN if it.unowned else ACCENT)
        )
    gap = 8 * POINT
    width = (INNER - gap * (len(numbers) - 1)) // len(numbers)
    for index, (number, name, colour) in enumerate(numbers):
        box = Box(MARGIN + index * (width + gap), TOP, width, _STATS)
        said = [
            para(number, 26, bold=True, colour=colour, label=True),
            para(name, SMALL, colour=MUTED, label=True),
        ]
        slide.text(box, said, name, fill=GROUND, middle=True)
