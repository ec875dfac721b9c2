"""What many slides say in the same way: marks, emotions, severities, owners, values, and the sources in the notes."""

from __future__ import annotations

from collections.abc import Iterable

from cjm.render.deck.slides import Cell, Deck
from cjm.render.deck.text import ACCENT, BAD, INK, MUTED, PAPER, WARN, Para, Run, para
from cjm.view.emotions import EmotionView
from cjm.view.evidence import EvidenceView
from cjm.view.journey import JourneyView
from cjm.view.marks import EvidenceMark, Mark, OwnerView
from cjm.view.metrics import MetricView

SMALL, NORMAL, LARGE = 10.5, 12.0, 14.0
"""Sizes of text in points: in the map, in tables, in what is read first. Nothing is smaller but the foot."""
SEVERITY_COLOURS = {"low": (MUTED, ""), "medium": (WARN, ""), "high": (BAD, ""), "critical": (PAPER, BAD)}
TONES = {"positive": ACCENT, "neutral": MUTED, "negative": BAD}


def label(text: str, *, bold: bool = False, colour: str = MUTED) -> Run:
    """A word of the report's own."""
    return Run(text, bold=bold, colour=colour, label=True)


def at(mark: Mark) -> Run:
    """The number of a phase or step before what stands there."""
    return Run(f"{mark.label}  ", bold=True, colour=ACCENT)


def cell(*paragraphs: Para, fill: str = "") -> Cell:
    """A cell of these paragraphs."""
    return Cell(tuple(paragraphs), fill)


def text_cell(text: str | None, size: float = NORMAL, *, bold: bool = False, label_: bool = False) -> Cell:
    """A cell with a text, or with a dash where there is none."""
    return Cell((para(text, size, bold=bold, label=label_) if text else para("–", size, colour=MUTED),))


def emotion_runs(deck: Deck, emotion: EmotionView | None) -> tuple[Run, ...]:
    """A feeling with its score: `worried (−1)`."""
    if emotion is None:
        return ()
    colour = TONES[emotion.tone]
    if emotion.feeling:
        score = f" ({deck.words.signed(emotion.score)})" if emotion.score is not None else ""
        return (Run(emotion.feeling, colour=colour), Run(score, colour=colour))
    if emotion.score is None or emotion.band is None:
        return ()
    word = deck.words.label(emotion.band, "emotion")
    return (Run(f"{word} ({deck.words.signed(emotion.score)})", colour=colour, label=True),)


def severity_cell(deck: Deck, severity: str | None, frequency: str | None) -> Cell:
    """How bad something is, and how often it is met."""
    words = deck.words
    colour, fill = SEVERITY_COLOURS[severity] if severity else (MUTED, "")
    first = words.label(severity, "severity") if severity else "–"
    paragraphs = [para(first, NORMAL, bold=True, colour=colour, label=True)]
    if frequency:
        shade = PAPER if fill else MUTED
        paragraphs.append(para(words.label(frequency, "frequency"), SMALL, colour=shade, label=True))
    return Cell(tuple(paragraphs), fill)


def owner_cell(deck: Deck, owner: OwnerView | None) -> Cell:
    """Who is answerable, or that nobody is."""
    if owner:
        return text_cell(owner.name)
    return Cell((para(deck.words.gettext("No owner"), NORMAL, bold=True, colour=WARN, label=True),))


def amount(deck: Deck, value: float, unit: str | None) -> str:
    """A value with its unit."""
    return f"{deck.words.number(value)}\u00a0{unit}" if unit else deck.words.number(value)


def standing(deck: Deck, metric: MetricView) -> Run | None:
    """Whether a metric reaches its target."""
    if metric.on_target is None:
        return None
    words = deck.words
    if metric.on_target:
        return label(f"✓ {words.gettext('On target')}", bold=True, colour=ACCENT)
    return label(f"✗ {words.gettext('Off target')}", bold=True, colour=BAD)


def bullets(texts: Iterable[str], size: float = NORMAL, colour: str = INK) -> list[Para]:
    """A list."""
    return [para(text, size, bullet=True, before=2, colour=colour) for text in texts]


def heading(text: str, size: float = NORMAL, before: float = 12) -> Para:
    """A heading of the report's own above a list or a text."""
    return para(text, size, bold=True, colour=ACCENT, label=True, before=before)


def sources(deck: Deck, view: JourneyView, marks: Iterable[EvidenceMark]) -> list[Para]:
    """The evidence that a slide rests on, for its notes."""
    wanted = {mark.number for mark in marks}
    listed = [each for each in view.evidence if each.number in wanted]
    if not listed:
        return []
    return [
        Para((label(f"{deck.words.gettext('Evidence')}:", bold=True, colour=""),), 0),
        *(_source(deck, each) for each in listed),
    ]


def _source(deck: Deck, evidence: EvidenceView) -> Para:
    words = deck.words
    facts = [
        words.label(evidence.kind, "evidence_kind") if evidence.kind else "",
        words.date(evidence.date) if evidence.date else "",
        f"n = {words.number(evidence.sample)}" if evidence.sample is not None else "",
    ]
    said = ", ".join(filter(None, facts))
    about = (label(f" ({said})", colour=""),) if said else ()
    return Para((Run(f"[{evidence.number}] {evidence.name}", colour=""), *about), 0)
