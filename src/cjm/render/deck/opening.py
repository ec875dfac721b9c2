"""The first slides: the cover, what matters at a glance, and the personas."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

from pptx.util import Inches

from cjm.render.deck.parts import LARGE, NORMAL, SMALL, at, bullets, heading, label, sources
from cjm.render.deck.slides import POINT, Box, Deck, Slide, describe
from cjm.render.deck.tables import BODY, add_columns, fits, title
from cjm.render.deck.text import (
    ACCENT,
    BAD,
    GROUND,
    HEAD,
    MUTED,
    PAPER,
    WARN,
    Para,
    Run,
    fitted,
    height_of,
    para,
)
from cjm.render.deck.theme import INNER, MARGIN, TOP
from cjm.render.theme.theme import Logo
from cjm.view.journey import JourneyView
from cjm.view.personas import PersonaView

_PICTURE_LIMIT = 5 * 1024 * 1024
_SIDE = Inches(3.3)
_STATS = Inches(1.15)
_NAME_LIMIT = 60
_PORTRAIT = Inches(1.7)
_FACTS_HEIGHT = BODY.height - _PORTRAIT - Inches(0.6)
"""The room below the portrait."""


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
        numbers.append((f"{it.grave}/{it.pain_points}", words.gettext("High-severity pain points"), BAD))
    if it.measured:
        numbers.append((f"{it.off_target}/{it.measured}", words.gettext("Metrics off target"), WARN))
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


def add_persona(
    deck: Deck, view: JourneyView, persona: PersonaView, file_of: Callable[[str], Path | None]
) -> None:
    """A persona: portrait and facts at the left, words and lists beside them."""
    words = deck.words
    picture = _picture(persona, file_of)
    gap = Inches(0.45)
    box = Box(MARGIN + _SIDE + gap, TOP, INNER - _SIDE - gap, BODY.height)
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
        again=lambda slide: _side(slide, persona, picture),
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


def _side(slide: Slide, persona: PersonaView, picture: bytes | None) -> None:
    words = slide.deck.words
    size = _PORTRAIT
    slide.text(
        Box(MARGIN, TOP, _SIDE, BODY.height), [], words.label(persona.kind, "persona_kind"), fill=GROUND
    )
    spot = Box(MARGIN + (_SIDE - size) // 2, TOP + Inches(0.3), size, size)
    if picture is None or not put_picture(slide, spot, picture, persona.name):
        _initials(slide, spot, persona.name)
    inset = Inches(0.2)
    box = Box(MARGIN + inset, spot.top + size + Inches(0.15), _SIDE - 2 * inset, _FACTS_HEIGHT)
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


def _initials(slide: Slide, spot: Box, name: str) -> None:
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_SHAPE

    shape = slide.slide.shapes.add_shape(MSO_SHAPE.OVAL, spot.left, spot.top, spot.width, spot.height)
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    shape.line.fill.background()
    shape.shadow.inherit = False
    letters = "".join(word[0] for word in name.split() if word[0].isalnum()).upper()
    slide.write(
        shape, [Para((Run(letters[:1] + letters[1:][-1:], bold=True, colour=PAPER),), 32, align="ctr")]
    )
    describe(shape, name)


def put_picture(slide: Slide, spot: Box, picture: bytes, name: str) -> bool:
    """Put a picture into the middle of a place, whole; `False` where it is none that a slide can hold."""
    from PIL import UnidentifiedImageError

    try:
        shape = slide.slide.shapes.add_picture(io.BytesIO(picture), spot.left, spot.top)
    except (UnidentifiedImageError, ValueError, OSError, KeyError, SyntaxError):
        return False
    scale = min(spot.width / shape.width, spot.height / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = spot.left + (spot.width - shape.width) // 2
    shape.top = spot.top + (spot.height - shape.height) // 2
    describe(shape, name)
    return True


def _picture(persona: PersonaView, file_of: Callable[[str], Path | None]) -> bytes | None:
    """A persona's picture if it is a PNG or JPEG file of the project; slides hold no other kind everywhere."""
    file = file_of(persona.picture) if persona.picture else None
    if file is None:
        return None
    try:
        with file.open("rb") as stream:
            content = stream.read(_PICTURE_LIMIT + 1)
    except OSError:
        return None
    known = content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
    return content if known and len(content) <= _PICTURE_LIMIT else None
