"""Pain points, opportunities, needs and questions on slides, the most important first."""

from __future__ import annotations

from pptx.util import Inches

from cjm.render.deck.charts import portfolio_chart
from cjm.render.deck.parts import (
    NORMAL,
    SMALL,
    at,
    cell,
    label,
    owner_cell,
    severity_cell,
    sources,
    text_cell,
)
from cjm.render.deck.slides import POINT, Box, Cell, Deck
from cjm.render.deck.tables import BODY, add_tables, head, paginate, shares, title
from cjm.render.deck.text import ACCENT, BAD, MUTED, WARN, Para, Run, para
from cjm.render.deck.theme import INNER, MARGIN, TOP
from cjm.view.concerns import NeedView, OpportunityView, PainPointView, QuestionView
from cjm.view.journey import JourneyView


def add_pain_points(deck: Deck, view: JourneyView) -> None:
    """The pain points, what hurts most first, and what answers them."""
    words = deck.words
    names = [words.gettext("No."), words.gettext("Pain point"), words.gettext("Severity"), words.gettext("Opportunities"), words.gettext("Owner")]  # fmt: skip
    add_tables(
        deck,
        title(words.gettext("Pain points")),
        head(names),
        [_pain_point(deck, number, each) for number, each in enumerate(view.pain_points, 1)],
        shares([0.6, 5, 1.5, 3.7, 1.7]),
        notes=sources(deck, view, (mark for each in view.pain_points for mark in each.basis.evidence)),
    )


def _pain_point(deck: Deck, number: int, pain: PainPointView) -> tuple[Cell, ...]:
    words = deck.words
    lines = [Para((at(pain.mark), Run(pain.text, bold=True)), NORMAL)]
    if pain.cause:
        lines.append(
            Para((label(f"{words.gettext('Cause')}: "), Run(pain.cause, colour=MUTED)), SMALL, before=2)
        )
    facts = [words.label(pain.kind, "pain_kind")] if pain.kind else []
    facts += [words.label(each, "barrier_to") for each in pain.barrier_to]
    if facts:
        lines.append(para(" · ".join(facts), SMALL, colour=MUTED, label=True, before=2))
    if pain.personas:
        lines.append(para(", ".join(pain.personas), SMALL, colour=MUTED))
    if pain.silo:
        between = " · ".join(each.name for each in pain.silo)
        lines.append(Para((label(f"{words.gettext('Falls between')}: "), Run(between, colour=MUTED)), SMALL))
    answers = [para(each.text, SMALL, bullet=True, before=1) for each in pain.opportunities]
    nothing = para(words.gettext("No opportunity yet"), SMALL, bold=True, colour=WARN, label=True)
    return (
        cell(para(str(number), NORMAL, bold=True, colour=ACCENT, label=True)),
        cell(*lines),
        severity_cell(deck, pain.severity, pain.frequency),
        cell(*(answers or [nothing])),
        owner_cell(deck, pain.owner),
    )


def add_portfolio(deck: Deck, view: JourneyView) -> None:
    """Impact against effort as a chart, with the best opportunities beside it."""
    ranked = [(str(number), each) for number, each in enumerate(view.opportunities, 1)]
    drawn = [(number, each) for number, each in ranked if each.impact is not None and each.effort is not None]
    if not drawn:
        return
    words = deck.words
    slide = deck.slide(title(f"{words.gettext('Opportunities')}: {words.gettext('Impact ÷ effort')}"))
    side, gap = Inches(5.5), Inches(0.35)
    alt = "; ".join(f"{number} {each.text}: {each.impact:g} ÷ {each.effort:g}" for number, each in drawn)
    portfolio_chart(slide, Box(MARGIN, TOP, side, side), drawn, f"{words.gettext('Impact ÷ effort')}: {alt}")
    box = Box(MARGIN + side + gap, TOP, INNER - side - gap, BODY.height)
    widths = shares([0.6, 4.6, 1.3], box.width)
    rows = [
        (
            cell(para(number, NORMAL, bold=True, colour=ACCENT, label=True)),
            text_cell(each.text),
            cell(
                para(words.number(round(each.ratio, 2)) if each.ratio else "–", NORMAL, bold=True, label=True)
            ),
        )
        for number, each in drawn
    ]
    names = [words.gettext("No."), words.gettext("Opportunity"), words.gettext("Impact ÷ effort")]
    page, *more = paginate(head(names), rows, widths, box.height / POINT)
    slide.table(
        box, widths, page.rows, words.gettext("Table: %(title)s", title=words.gettext("Opportunities"))
    )
    slide.notes(
        [Para((label(words.gettext("The next slides list them all."), colour=""),), 0)] if more else []
    )


def add_opportunities(deck: Deck, view: JourneyView) -> None:
    """All opportunities by rank, with the arithmetic."""
    words = deck.words
    names = [words.gettext("No."), words.gettext("Opportunity"), words.gettext("Impact ÷ effort"), words.gettext("Goals"), words.gettext("Owner"), words.gettext("Status")]  # fmt: skip
    add_tables(
        deck,
        title(words.gettext("Opportunities")),
        head(names),
        [_opportunity(deck, number, each) for number, each in enumerate(view.opportunities, 1)],
        shares([0.6, 5, 1.7, 2.4, 1.6, 1.6]),
    )


def _opportunity(deck: Deck, number: int, it: OpportunityView) -> tuple[Cell, ...]:
    words = deck.words
    lines = [Para((at(it.mark), Run(it.text, bold=True)), NORMAL)]
    lines += [Para((label("→ "), Run(each.text, colour=MUTED)), SMALL, before=1) for each in it.addresses]
    facts = [words.label(it.change, "change")] if it.change else []
    facts += [words.label(each, "commitment") for each in it.commitments]
    if facts:
        lines.append(para(" · ".join(facts), SMALL, colour=MUTED, label=True, before=1))
    return (
        cell(para(str(number), NORMAL, bold=True, colour=ACCENT, label=True)),
        cell(*lines),
        cell(*_arithmetic(deck, it)),
        cell(*(para(goal, SMALL) for goal in it.goals)),
        owner_cell(deck, it.owner),
        cell(*_progress(deck, it)),
    )


def _arithmetic(deck: Deck, it: OpportunityView) -> list[Para]:
    words = deck.words
    lines = []
    if it.impact is not None or it.effort is not None:
        impact, effort = ("–" if each is None else words.number(each) for each in (it.impact, it.effort))
        ratio = f" = {words.number(round(it.ratio, 2))}" if it.ratio is not None else ""
        lines.append(para(f"{impact} ÷ {effort}{ratio}", NORMAL, bold=True, label=True))
    if it.rice:
        parts = (words.number(it.rice.reach), words.number(it.rice.impact), words.percent(it.rice.confidence))
        lines.append(
            para(f"RICE {words.number(round(it.rice.score, 1))}", SMALL, bold=True, label=True, before=2)
        )
        lines.append(
            para(f"{' × '.join(parts)} ÷ {words.number(it.rice.effort)}", SMALL, colour=MUTED, label=True)
        )
    return lines


def _progress(deck: Deck, it: OpportunityView) -> list[Para]:
    words = deck.words
    lines = [para(words.label(it.status, "opportunity_status"), NORMAL, label=True)] if it.status else []
    if it.due:
        lines.append(para(words.date(it.due), SMALL, colour=MUTED, label=True))
    if it.overdue:
        lines.append(para(words.gettext("Overdue"), SMALL, bold=True, colour=BAD, label=True))
    if it.ticket:
        lines.append(Para((Run(it.ticket, colour=MUTED, link=it.ticket),), SMALL))
    return lines


def add_needs(deck: Deck, view: JourneyView) -> None:
    """The needs, the most underserved first."""
    words = deck.words
    names = [words.gettext("Need"), words.gettext("Importance"), words.gettext("Satisfaction"), words.gettext("Opportunity score"), words.gettext("Opportunities")]  # fmt: skip
    add_tables(
        deck,
        title(words.gettext("Needs")),
        head(names),
        [_need(deck, each) for each in view.needs],
        shares([5, 1.4, 1.4, 1.4, 3.6]),
        notes=sources(deck, view, (mark for each in view.needs for mark in each.evidence)),
    )


def _need(deck: Deck, need: NeedView) -> tuple[Cell, ...]:
    words = deck.words

    def number(value: float | None, *, bold: bool = False) -> Cell:
        return text_cell(None if value is None else words.number(value), bold=bold, label_=True)

    return (
        cell(Para((at(need.mark), Run(need.text, bold=True)), NORMAL)),
        number(need.importance),
        number(need.satisfaction),
        number(need.score, bold=True),
        cell(*(para(each.text, SMALL, bullet=True) for each in need.opportunities)),
    )


def add_questions(deck: Deck, view: JourneyView) -> None:
    """What customers ask, and where they find the answer."""
    words = deck.words
    names = [
        words.gettext("Question"),
        words.gettext("Answer"),
        words.gettext("Answered by"),
        words.gettext("Feeds"),
    ]
    add_tables(
        deck,
        title(words.gettext("Customer questions")),
        head(names),
        [_question(deck, each) for each in view.questions],
        shares([4.2, 4.6, 2.2, 1.4]),
        notes=sources(deck, view, (mark for each in view.questions for mark in each.evidence)),
    )


def _question(deck: Deck, question: QuestionView) -> tuple[Cell, ...]:
    words = deck.words
    answer = text_cell(question.answer)
    if question.open:
        answer = cell(para(words.gettext("No answer yet"), NORMAL, bold=True, colour=WARN, label=True))
    return (
        cell(Para((at(question.mark), Run(question.text, bold=True)), NORMAL)),
        answer,
        cell(*(para(each, SMALL) for each in question.answered_by)),
        text_cell(", ".join(words.label(each, "feeds") for each in question.feeds), SMALL, label_=True),
    )
