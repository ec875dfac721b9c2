"""The last slides: metrics, owners, the review, and the evidence that all of it rests on."""

from __future__ import annotations

from dataclasses import replace

from pptx.util import Inches

from cjm.render.deck.charts import metric_chart
from cjm.render.deck.parts import (
    LARGE,
    NORMAL,
    SMALL,
    amount,
    cell,
    heading,
    label,
    sources,
    standing,
    text_cell,
)
from cjm.render.deck.slides import POINT, Box, Cell, Deck, Slide
from cjm.render.deck.tables import BODY, add_columns, add_tables, head, numbered, shares, title
from cjm.render.deck.text import BAD, GROUND, MUTED, WARN, Para, Run, line_count, para, split
from cjm.render.deck.theme import INNER, MARGIN, TOP
from cjm.view.evidence import EvidenceView
from cjm.view.journey import JourneyView
from cjm.view.marks import Mark
from cjm.view.metrics import MetricView
from cjm.view.owners import OwnerLoad

_DOWN = 2
_ROOMY = 6
"""With more metrics, four cards stand side by side, else three."""


def add_metrics(deck: Deck, view: JourneyView) -> None:
    """The metrics as cards, each with its readings as a small chart."""
    words = deck.words
    beside = 3 if len(view.metrics) <= _ROOMY else 4
    each_slide = beside * _DOWN
    groups = [view.metrics[i : i + each_slide] for i in range(0, len(view.metrics), each_slide)]
    gap = 12 * POINT
    width = (INNER - gap * (beside - 1)) // beside
    height = (BODY.height - gap * (_DOWN - 1)) // _DOWN
    for number, group in enumerate(groups, 1):
        slide = deck.slide(numbered(deck, title(words.gettext("Metrics")), number, len(groups)))
        notes: list[Para] = []
        for index, metric in enumerate(group):
            down, across = divmod(index, beside)
            box = Box(MARGIN + across * (width + gap), TOP + down * (height + gap), width, height)
            notes += [*_details(deck, metric), *_card(slide, box, metric)]
        slide.notes(notes)


def _card(slide: Slide, box: Box, metric: MetricView) -> list[Para]:
    """Put the card of a metric on a slide. Gives what it has no room for, for the notes."""
    deck = slide.deck
    words = deck.words
    inset = 18 * POINT
    lines = [para(metric.name, NORMAL, bold=True)]
    if metric.latest:
        value = para(amount(deck, metric.latest.value, metric.unit), 22, bold=True, before=2)
        lines.append(
            value if line_count(value, (box.width - inset) / POINT) == 1 else replace(value, size=15)
        )
    else:
        lines.append(
            para(words.gettext("No reading yet"), LARGE, bold=True, colour=WARN, label=True, before=4)
        )
    state = standing(deck, metric)
    said: list[Run] = []
    if metric.target is not None:
        said += [
            label(f"{words.gettext('Target')} "),
            Run(amount(deck, metric.target, metric.unit), colour=MUTED),
        ]
        if metric.target_due:
            said.append(label(f", {words.date(metric.target_due)}"))
    if state:
        said += [Run("   "), state] if said else [state]
    if said:
        lines.append(Para(tuple(said), SMALL, before=2))
    if metric.latest and metric.latest.date:
        stale = label(f"  {words.gettext('Reading out of date')}", bold=True, colour=BAD)
        lines.append(
            Para((label(words.date(metric.latest.date)), *((stale,) if metric.stale else ())), SMALL)
        )
    has_chart = metric.spark is not None
    room = box.height - Inches(1.0 if has_chart else 0) - inset
    shown, rest = split(lines, (box.width - inset) / POINT, room / POINT)
    slide.text(box, [*shown, *([para("…", SMALL)] if rest else [])], metric.name, fill=GROUND)
    if has_chart:
        spot = Box(
            box.left + 4 * POINT, box.top + box.height - Inches(1.02), box.width - 8 * POINT, Inches(0.98)
        )
        values = [*((metric.baseline,) if metric.baseline else ()), *metric.readings]
        alt = ", ".join(words.number(each.value) for each in values)
        metric_chart(slide, spot, metric, f"{metric.name}: {alt}")
    return [Para(tuple(replace(run, colour="") for run in each.runs), 0) for each in rest]


def _details(deck: Deck, metric: MetricView) -> list[Para]:
    """How a metric is counted and who answers for it, for the notes."""
    words = deck.words
    parts = [metric.definition, metric.system, metric.owner.name if metric.owner else None, metric.link]
    said = ". ".join(part for part in parts if part)
    kind = f" ({words.label(metric.method, 'metric_method')})" if metric.method else ""
    about = Run(f": {said}", colour="") if said else Run("", colour="")
    return [Para((Run(metric.name, bold=True, colour=""), label(kind, colour=""), about), 0)]


def add_owners(deck: Deck, view: JourneyView) -> None:
    """Who answers for what."""
    words = deck.words
    names = [words.gettext("Owner"), words.gettext("Answers for"), words.gettext("Metrics"), words.gettext("Touchpoints"), words.gettext("Opportunities")]  # fmt: skip
    add_tables(
        deck,
        title(words.gettext("Owners")),
        head(names),
        [_owner(deck, each) for each in view.owners],
        shares([2.6, 1.8, 2.6, 2.6, 3.2]),
    )


def _owner(_deck: Deck, load: OwnerLoad) -> tuple[Cell, ...]:
    owner = load.owner
    first = [para(owner.name, NORMAL, bold=True)]
    if owner.discipline:
        first.append(para(owner.discipline, SMALL, colour=MUTED))
    if owner.contact:
        link = f"mailto:{owner.contact}" if "@" in owner.contact else owner.contact
        first.append(Para((Run(owner.contact, colour=MUTED, link=link),), SMALL))
    return (
        cell(*first),
        text_cell(_labels(load.marks), SMALL, label_=True),
        cell(*(para(each.name, SMALL) for each in load.metrics)),
        cell(*(para(each.name, SMALL) for each in load.touchpoints)),
        cell(*(para(each.text, SMALL) for each in load.opportunities)),
    )


def _labels(marks: tuple[Mark, ...]) -> str:
    return ", ".join(mark.label for mark in marks)


def add_review(deck: Deck, view: JourneyView) -> None:
    """When the map is looked at again, what calls for it, and what earlier reviews changed."""
    words, review = deck.words, view.review
    if review is None:
        return
    plan = [heading(words.gettext("Next review"), LARGE, 0)]
    due = words.date(review.next) if review.next else "–"
    late = (label(f"  {words.gettext('Overdue')}", bold=True, colour=BAD),) if review.overdue else ()
    plan.append(Para((label(due, bold=True, colour=BAD if review.overdue else "tx1"), *late), 22, before=4))
    if review.every:
        plan.append(
            Para((label(f"{words.gettext('Every')}: {words.duration(review.every)}"),), NORMAL, before=4)
        )
    if review.owner:
        plan.append(Para((label(f"{words.gettext('Owner')}: "), Run(review.owner.name)), NORMAL, before=2))
    if review.after:
        known = {"touchpoint-added", "touchpoint-removed"}
        plan.append(heading(words.gettext("Before its time when")))
        plan += [
            Para((label(words.label(each, "review_after"), colour="tx1") if each in known else Run(each),), NORMAL, before=2, bullet=True)
            for each in review.after
        ]  # fmt: skip
    blocks = [plan]
    for index, entry in enumerate(review.log):
        block = [heading(words.gettext("What changed"), LARGE, 14)] if not index else []
        block.append(
            Para(
                (
                    label(words.date(entry.date), bold=True, colour="tx1"),
                    Run(f"  {entry.by or ''}", colour=MUTED),
                ),
                NORMAL,
                before=8,
            )
        )
        block += [para(entry.changed, NORMAL)] if entry.changed else []
        block += [para(entry.how, SMALL, colour=MUTED)] if entry.how else []
        blocks.append(block)
    marks = (mark for entry in review.log for mark in entry.evidence)
    add_columns(deck, title(words.label("review", "coverage")), blocks, notes=sources(deck, view, marks))


def add_evidence(deck: Deck, view: JourneyView) -> None:
    """The evidence with its numbers, as the notes cite it."""
    words = deck.words
    names = [words.gettext("No."), words.gettext("Evidence"), words.gettext("Method"), words.gettext("Date"), words.gettext("Sample"), words.gettext("Used in")]  # fmt: skip
    add_tables(
        deck,
        title(words.gettext("Evidence")),
        head(names),
        [_evidence(deck, each) for each in view.evidence],
        shares([0.6, 5.3, 1.9, 1.8, 1.1, 2.4]),
    )


def _evidence(deck: Deck, it: EvidenceView) -> tuple[Cell, ...]:
    words = deck.words
    lines = [Para((Run(it.name, bold=True, link=it.link or ""),), NORMAL)]
    lines += [para(it.notes, SMALL, colour=MUTED, before=1)] if it.notes else []
    return (
        text_cell(str(it.number), bold=True, label_=True),
        cell(*lines),
        text_cell(words.label(it.kind, "evidence_kind") if it.kind else None, label_=True),
        text_cell(words.date(it.date) if it.date else None, label_=True),
        text_cell(None if it.sample is None else words.number(it.sample), label_=True),
        text_cell(_labels(it.used_at), SMALL, label_=True),
    )
