"""Where everything of a drawn map stands, in pixels from the upper left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil

from cjm.render.svg_cells import STAR, Item, Row
from cjm.render.svg_text import plain, text_width, wrapped
from cjm.render.words import Words
from cjm.view.drawing import Drawing, draw
from cjm.view.journey import JourneyView

MARGIN = 32.0
LABELS = 150.0
"""The width of the column of the rows' labels."""
_PAD = 12.0
_LABEL = LABELS - 2 * _PAD
_LEADING = 1.4
_CURVE = 190.0
_FACE = 7.0
_HEAD = 34.0
_ENTRY = 7.0
"""The room between two entries of a cell."""


@dataclass(frozen=True, slots=True)
class Style:
    """The size of a text in pixels, and whether it is bold; the template knows its colour."""

    size: float
    bold: bool = False


STYLES = {
    "title": Style(27, bold=True),
    "kick": Style(13, bold=True),
    "lead": Style(14.5),
    "head": Style(14, bold=True),
    "label": Style(12.5, bold=True),
    "text": Style(12.5),
    "strong": Style(13, bold=True),
    "small": Style(11.5),
    "tag": Style(11, bold=True),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its base line at `y`. `label` tells that it is in the language of the labels."""

    x: float
    y: float
    text: str
    style: str
    tone: str = "ink"
    label: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: the background of a row or a tag."""

    x: float
    y: float
    width: float
    height: float
    kind: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between rows or columns."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Face:
    """The face of an emotion, `radius` 7, around a point."""

    x: float
    y: float
    band: int


@dataclass(frozen=True, slots=True)
class Placed:
    """The drawing of the emotion curve and where its upper left corner is."""

    x: float
    y: float
    drawing: Drawing


@dataclass
class Picture:
    """A map as shapes and lines of text."""

    width: int
    height: int = 0
    boxes: list[Box] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    arrows: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    curve: Placed | None = None

    def write(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        style: str,
        *,
        tone: str = "ink",
        label: bool = False,
    ) -> float:
        """Write a text in as many lines as it needs, the first one's top at `y`; returns where the last one ends."""
        look = STYLES[style]
        for line in wrapped(text, width, look.size, bold=look.bold):
            self.lines.append(Line(_at(x), _at(y + look.size * 1.08), line, style, tone, label))
            y += look.size * _LEADING
        return y


def lay_out(view: JourneyView, rows: Iterable[Row], words: Words, column: float | None = None) -> Picture:
    """The picture of a map: a head, a column a phase, a row a lane, and a key to the signs.

    `column` is the width of a phase; without one, few phases are wider than many.
    """
    columns = len(view.phases)
    column = column or (340.0 if columns < 3 else 216.0 if columns <= 6 else 190.0)
    picture = Picture(int(2 * MARGIN + LABELS + column * columns))
    y = _headings(picture, view, words)
    y = _phases(picture, view, y, column, words)
    for row in rows:
        top = y
        if row.key == "emotion":
            y = _curve(picture, view, y, column * columns, words)
        else:
            y = _cells(picture, row, y, column)
        picture.write(MARGIN + _PAD, top + _PAD, row.label, _LABEL, "label", tone="muted", label=True)
        picture.rules.append(Rule(MARGIN, _at(y), picture.width - MARGIN, _at(y)))
    left = MARGIN + LABELS
    top = picture.rules[0].y1 if picture.rules else y
    picture.rules += [Rule(left + column * i, top, left + column * i, _at(y)) for i in range(columns)]
    picture.height = ceil(_key(picture, view, y + 14, words) + MARGIN - 8)
    return picture


def _headings(picture: Picture, view: JourneyView, words: Words) -> float:
    wide = picture.width - 2 * MARGIN
    state = f"{words.gettext('Customer journey map')} · {words.label(view.state, 'state')}"
    y = picture.write(MARGIN, MARGIN - 6, state, wide, "kick", tone="accent", label=True)
    y = picture.write(MARGIN, y + 3, view.title, wide, "title")
    if view.summary:
        y = picture.write(MARGIN, y + 3, view.summary, min(wide, 900), "lead", tone="muted")
    facts = []
    if view.personas:
        facts.append((words.gettext("Persona"), ", ".join(each.name for each in view.personas)))
    if view.customer_goal:
        facts.append((words.gettext("Customer goal"), view.customer_goal))
    for name, text in facts:
        y = picture.write(MARGIN, y + 3, f"{name}: {text}", min(wide, 900), "lead")
    return y + 16


def _phases(picture: Picture, view: JourneyView, y: float, column: float, words: Words) -> float:
    """The phases as arrows, all as high as the one with the longest name."""
    look = STYLES["head"]
    width = column - 40
    names = [f"{phase.mark.label} {phase.name}" for phase in view.phases]
    most = max(len(wrapped(name, width, look.size, bold=look.bold)) for name in names)
    height = max(_HEAD, most * look.size * _LEADING + 14)
    for i, name in enumerate(names):
        x = MARGIN + LABELS + i * column
        picture.arrows.append(_arrow(x, y, column - 3, height, notched=i > 0))
        lines = len(wrapped(name, width, look.size, bold=look.bold))
        middle = y + (height - lines * look.size * _LEADING) / 2
        picture.write(x + 20, middle, name, width, "head", tone="on dark")
    label = words.gettext("Phase")
    picture.write(MARGIN + _PAD, y + height / 2 - 8, label, _LABEL, "label", tone="muted", label=True)
    bottom = y + height + 6
    picture.rules.append(Rule(MARGIN, _at(bottom), picture.width - MARGIN, _at(bottom)))
    return bottom


def _arrow(x: float, y: float, width: float, height: float, *, notched: bool) -> str:
    tip = 10
    start = f"M{_at(x)} {_at(y)}H{_at(x + width - tip)}L{_at(x + width)} {_at(y + height / 2)}"
    back = f"L{_at(x + tip)} {_at(y + height / 2)}" if notched else ""
    return f"{start}L{_at(x + width - tip)} {_at(y + height)}H{_at(x)}{back}Z"


def _curve(picture: Picture, view: JourneyView, y: float, width: float, words: Words) -> float:
    assert view.curve is not None
    drawing = draw(view.curve, width, _CURVE + 36)
    picture.curve = Placed(MARGIN + LABELS, _at(y + 4), drawing)
    for band, level in zip((2, 0, -2), drawing.levels[::2], strict=True):
        name = words.label(band, "emotion")
        picture.write(MARGIN + _PAD, y + level - 4, name, _LABEL, "small", tone="muted", label=True)
    return y + _CURVE + 36 + 8


def _cells(picture: Picture, row: Row, y: float, column: float) -> float:
    """The cells of a row side by side; returns where the tallest, or the row's label, ends."""
    before = len(picture.boxes)
    label = STYLES["label"]
    bottom = y + _PAD + len(wrapped(row.label, _LABEL, label.size, bold=True)) * label.size * _LEADING
    for i, cell in enumerate(row.cells):
        bottom = max(
            bottom, _cell(picture, cell, MARGIN + LABELS + i * column + _PAD, y + _PAD, column - 2 * _PAD)
        )
    bottom += _PAD
    if row.key == "opportunities":
        wide = picture.width - 2 * MARGIN
        picture.boxes.insert(before, Box(MARGIN, _at(y), wide, _at(bottom - y), "opportunities"))
    return bottom


def _cell(picture: Picture, items: Iterable[Item], x: float, y: float, width: float) -> float:
    for position, item in enumerate(items):
        if item.first and position:
            y += _ENTRY
        if item.look == "tag":
            y = _tag(picture, item, x, y)
            continue
        indent = 0.0
        if item.band is not None:
            indent = 2 * _FACE + 5
            size = STYLES[item.look].size
            picture.faces.append(Face(_at(x + _FACE), _at(y + size * 0.7), item.band))
        y = picture.write(x + indent, y, item.text, width - indent, item.look, tone=item.tone)
    return y


def _tag(picture: Picture, item: Item, x: float, y: float) -> float:
    look = STYLES["tag"]
    width = text_width(plain(item.text), look.size, bold=True) + 14
    picture.boxes.append(Box(_at(x), _at(y), _at(width), 17, item.tone))
    picture.lines.append(
        Line(_at(x + 7), _at(y + 12.5), plain(item.text), "tag", f"on {item.tone}", label=True)
    )
    return y + 20


def _key(picture: Picture, view: JourneyView, y: float, words: Words) -> float:
    """What the signs mean, and the version and the revision of the map, side by side as far as there is room."""
    x = MARGIN
    size = STYLES["small"].size
    for text, tone in _signs(view, words):
        width = text_width(plain(text), size)
        if x > MARGIN and x + width > picture.width - MARGIN:
            x, y = MARGIN, y + size * _LEADING
        picture.write(x, y, text, picture.width - 2 * MARGIN, "small", tone=tone)
        x += width + 24
    return y + size * _LEADING


def _signs(view: JourneyView, words: Words) -> Iterator[tuple[str, str]]:
    if any(step.moment_of_truth for phase in view.phases for step in phase.steps):
        yield f"{STAR} {words.gettext('Moment of truth')}", "muted"
    if view.curve:
        if any(each.confidence == "assumed" for each in view.curve.points):
            name = words.label("predicted", "confidence") if view.predicted else words.gettext("Assumption")
            yield f"- - - {name}", "muted"
        if view.curve.desired:
            yield f"– – {words.gettext('Desired')}", "positive"
        for number, persona in enumerate(view.curve.personas, 1):
            sign = "◆" if (number - 1) // 3 % 2 else "■"
            yield f"{sign} {persona.name}", f"persona {(number - 1) % 3 + 1}"
    if view.version:
        yield f"{words.gettext('Version')} {view.version}", "muted"
    if view.revision:
        yield view.revision, "muted"


def _at(value: float) -> float:
    return round(value, 1)
