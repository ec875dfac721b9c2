"""The journey on slides: the emotion curve, the map as a table, the steps in detail, loops, and today against the future."""

from __future__ import annotations

from collections.abc import Callable

from pptx.util import Inches

from cjm.render.deck.charts import emotion_chart
from cjm.render.deck.parts import (
    NORMAL,
    SMALL,
    at,
    bullets,
    cell,
    emotion_runs,
    heading,
    label,
    severity_cell,
    sources,
    standing,
    text_cell,
)
from cjm.render.deck.parts import amount as amount_of
from cjm.render.deck.slides import POINT, Box, Cell, Deck
from cjm.render.deck.tables import BODY, HEAD_SIZE, add_tables, head, shares, title
from cjm.render.deck.text import ACCENT, BAD, GROUND, HEAD, MUTED, PAPER, WARN, Para, Run, fitted, para
from cjm.render.deck.theme import INNER, MARGIN, TOP
from cjm.view.curve import CurvePoint, CurveView
from cjm.view.journey import JourneyView
from cjm.view.lanes import LaneView
from cjm.view.phases import PhaseView, StepView
from cjm.view.transitions import TransitionView

_MOST_PHASES = 5
_LANE = Inches(1.35)
_CELL_MARGINS, _HEAD_ROOM = 14.0, 46.0
"""Points that the margins of a cell take, and that the name of a phase may be high."""


def add_curve(deck: Deck, view: JourneyView, curve: CurveView) -> None:
    """The emotion curve as a chart, and in words where it is lowest, highest and decisive."""
    words = deck.words
    slide = deck.slide(title(words.gettext("Emotion curve")))
    cards = _highlights(deck, view, curve)
    height = Inches(3.95) if cards else BODY.height
    alt = "; ".join(
        f"{each.mark.label} {each.mark.name}: {words.signed(each.score)}" for each in curve.points
    )
    emotion_chart(
        slide, Box(MARGIN, TOP, INNER, height), view, curve, f"{words.gettext('Emotion curve')}: {alt}"
    )
    gap = 10 * POINT
    width = (INNER - gap * (len(cards) - 1)) // max(len(cards), 1)
    top = TOP + height + Inches(0.15)
    for index, (name, lines) in enumerate(cards):
        box = Box(MARGIN + index * (width + gap), top, width, BODY.top + BODY.height - top)
        slide.text(box, lines, name, fill=GROUND)
    slide.notes(sources(deck, view, (mark for step in _steps(view) for mark in step.basis.evidence)))


def _highlights(deck: Deck, view: JourneyView, curve: CurveView) -> list[tuple[str, list[Para]]]:
    words = deck.words
    cards = []
    for name, point, colour in (
        (words.gettext("Lowest point"), curve.lowest, BAD),
        (words.gettext("Highest point"), curve.highest, ACCENT),
    ):
        if point:
            cards.append((name, _card(deck, name, point, colour)))
    decisive = [step for step in _steps(view) if step.moment_of_truth]
    if decisive:
        name = words.gettext("Moment of truth")
        lines = [para(f"◆ {name}", SMALL, bold=True, colour=MUTED, label=True)]
        lines += [Para((at(step.mark), Run(step.name)), NORMAL, before=3) for step in decisive[:_CARD_LINES]]
        if len(decisive) > _CARD_LINES:
            lines.append(para(f"+ {len(decisive) - _CARD_LINES}", NORMAL, colour=MUTED, label=True))
        cards.append((name, lines))
    return cards


_CARD_LINES = 3


def _card(deck: Deck, name: str, point: CurvePoint, colour: str) -> list[Para]:
    lines = [
        para(name, SMALL, bold=True, colour=colour, label=True),
        Para((at(point.mark), Run(point.mark.name, bold=True)), NORMAL, before=3),
        Para(emotion_runs(deck, point.emotion), NORMAL),
    ]
    why = point.emotion.why
    if why:
        short = why if len(why) <= _WHY else f"{why[:_WHY].rstrip()}…"
        lines.append(para(short, SMALL, colour=MUTED))
    return lines


_WHY = 120


def _steps(view: JourneyView) -> list[StepView]:
    return [step for phase in view.phases for step in phase.steps]


def add_map(deck: Deck, view: JourneyView) -> None:
    """The map as tables of at most five phases, a row a lane."""
    count = -(-len(view.phases) // _MOST_PHASES)
    size = -(-len(view.phases) // count)
    for start in range(0, len(view.phases), size):
        phases = view.phases[start : start + size]
        columns = [_LANE, *shares([1] * len(phases), INNER - _LANE)]
        room = (columns[1] / POINT - _CELL_MARGINS, _HEAD_ROOM)
        heads = [
            fitted(
                Para(
                    (
                        Run(f"{each.mark.label}  ", bold=True, colour=PAPER),
                        Run(each.name, bold=True, colour=PAPER),
                    )
                ),
                room,
                (NORMAL, SMALL),
            )
            for each in phases
        ]
        top = (Cell((para("", HEAD_SIZE),), HEAD), *(Cell((each,), HEAD) for each, _whole in heads))
        cut = [
            para(each.name, 0, colour="") for each, (_, whole) in zip(phases, heads, strict=True) if not whole
        ]
        rows = [
            row
            for lane in view.lanes
            if (row := _lane(deck, lane, phases)) and any(each.paragraphs for each in row[1:])
        ]
        whole = len(phases) == len(view.phases)
        span = "" if whole else f": {phases[0].mark.label}–{phases[-1].mark.label}"
        add_tables(
            deck,
            (Run(deck.words.gettext("Map"), label=True, colour=""), Run(span, label=True, colour="")),
            top,
            rows,
            columns,
            notes=[*cut, *sources(deck, view, (mark for phase in phases for mark in phase.basis.evidence))],
        )


def _lane(deck: Deck, lane: LaneView, phases: tuple[PhaseView, ...]) -> tuple[Cell, ...] | None:
    if lane.key in {"emotion", "transitions"}:
        return None
    own = lane.key == "own"
    name = lane.name or "" if own else _name(deck, lane)
    first = Cell((para(name, SMALL, bold=True, colour=ACCENT, label=not own),), GROUND)
    if lane.cells:
        contents = [
            tuple(
                Para((at(item.mark), Run(item.text)), SMALL, before=2)
                for item in lane.cells[phase.mark.phase]
            )
            for phase in phases
        ]
    else:
        write = _LANES.get(lane.key)
        contents = [tuple(write(deck, phase)) if write else () for phase in phases]
    return (first, *(Cell(each) for each in contents))


def _name(deck: Deck, lane: LaneView) -> str:
    _ = deck.words.gettext
    names = {
        "about": _("Customer goal"), "steps": _("Steps"), "desired": _("Desired against actual"), "needs": _("Needs"),
        "questions": _("Customer questions"), "touchpoints": _("Touchpoints"), "pain_points": _("Pain points"),
        "opportunities": _("Opportunities"), "metrics": _("Metrics"), "key_task": _("Key task"), "owner": _("Owner"),
    }  # fmt: skip
    return names.get(lane.key) or deck.words.label(lane.key, "lane_group")


def _about(deck: Deck, phase: PhaseView) -> list[Para]:
    words = deck.words
    lines = [para(phase.customer_goal, SMALL)] if phase.customer_goal else []
    lines += [para(phase.summary, SMALL, colour=MUTED, before=2)] if phase.summary else []
    when = (
        *((label(words.label(phase.timing, "timing")),) if phase.timing else ()),
        *((Run(f"{' · ' if phase.timing else ''}{phase.duration}", colour=MUTED),) if phase.duration else ()),
    )
    return [*lines, Para(when, SMALL, before=2)] if when else lines


def _in_steps(deck: Deck, phase: PhaseView) -> list[Para]:
    lines: list[Para] = []
    if phase.emotion:
        lines.append(Para(emotion_runs(deck, phase.emotion), SMALL))
        lines += [para(phase.emotion.why, SMALL, colour=MUTED)] if phase.emotion.why else []
    for each in phase.by_persona:
        lines.append(Para((Run(f"{each.name}: ", colour=MUTED), *emotion_runs(deck, each.emotion)), SMALL))
        lines += [para(each.emotion.why, SMALL, colour=MUTED)] if each.emotion.why else []
    for step in phase.steps:
        star = (label(" ◆", colour=WARN),) if step.moment_of_truth else ()
        lines.append(Para((at(step.mark), Run(step.name, bold=True), *star), SMALL, before=3))
        if step.emotion:
            lines.append(Para(emotion_runs(deck, step.emotion), SMALL))
        lines += [
            Para((Run(f"{each.name}: ", colour=MUTED), *emotion_runs(deck, each.emotion)), SMALL)
            for each in step.by_persona
        ]
    return lines


def _desired(deck: Deck, phase: PhaseView) -> list[Para]:
    words = deck.words
    lines = [Para(emotion_runs(deck, phase.desired), SMALL)] if phase.desired else []
    if phase.desired and phase.desired.why:
        lines.append(para(phase.desired.why, SMALL, colour=MUTED))
    if phase.gap is not None:
        gap = (
            f"{words.gettext('Gap')} {words.number(phase.gap)}" if phase.gap > 0 else words.gettext("No gap")
        )
        lines.append(para(gap, SMALL, bold=True, colour=BAD if phase.gap > 0 else ACCENT, label=True))
    return lines


def _needs(_deck: Deck, phase: PhaseView) -> list[Para]:
    return [Para((at(each.mark), Run(each.text)), SMALL, before=2) for each in phase.needs]


def _questions(deck: Deck, phase: PhaseView) -> list[Para]:
    lines = []
    for each in phase.questions:
        unanswered = (label(f"  {deck.words.gettext('No answer yet')}", colour=WARN),) if each.open else ()
        lines.append(Para((at(each.mark), Run(each.text, italic=True), *unanswered), SMALL, before=2))
    return lines


def _touchpoints(deck: Deck, phase: PhaseView) -> list[Para]:
    lines = []
    for each in phase.touchpoints:
        channel = (label(f" ({deck.words.label(each.channel, 'channel')})"),) if each.channel else ()
        lines.append(Para((at(each.marks[0]), Run(each.name), *channel), SMALL, before=2))
    return lines


def _pain_points(deck: Deck, phase: PhaseView) -> list[Para]:
    lines = []
    for each in phase.pain_points:
        colour = WARN if each.severity == "medium" else MUTED if each.severity == "low" else BAD
        severity = (
            (label(f"  {deck.words.label(each.severity, 'severity')}", bold=True, colour=colour),)
            if each.severity
            else ()
        )
        lines.append(Para((at(each.mark), Run(each.text), *severity), SMALL, before=2))
    return lines


def _opportunities(_deck: Deck, phase: PhaseView) -> list[Para]:
    return [Para((at(each.mark), Run(each.text)), SMALL, before=2) for each in phase.opportunities]


def _metrics(deck: Deck, phase: PhaseView) -> list[Para]:
    lines = []
    for each in phase.metrics:
        value = (Run(f": {amount_of(deck, each.latest.value, each.unit)}", bold=True),) if each.latest else ()
        state = (Run("  "), run) if (run := standing(deck, each)) else ()
        lines.append(Para((Run(each.name), *value, *state), SMALL, before=2))
    return lines


def _key_task(deck: Deck, phase: PhaseView) -> list[Para]:
    lines = [para(phase.key_task, SMALL)] if phase.key_task else []
    if phase.advance_when:
        onward = label(f"{deck.words.gettext('Moves on when')}: ")
        lines.append(Para((onward, Run(phase.advance_when)), SMALL, before=2))
    return lines


def _owner(deck: Deck, phase: PhaseView) -> list[Para]:
    lines = [para(phase.owner.name, SMALL, bold=True)] if phase.owner else []
    lines += [
        Para((at(step.mark), Run(step.owner.name)), SMALL)
        for step in phase.steps
        if step.owner and step.owner != phase.owner
    ]
    nobody = label(deck.words.gettext("No owner"), bold=True, colour=WARN)
    lines += [Para((at(mark), nobody), SMALL) for mark in phase.unowned]
    return lines


_LANES: dict[str, Callable[[Deck, PhaseView], list[Para]]] = {
    "about": _about, "steps": _in_steps, "desired": _desired, "needs": _needs, "questions": _questions,
    "touchpoints": _touchpoints, "pain_points": _pain_points, "opportunities": _opportunities, "metrics": _metrics,
    "key_task": _key_task, "owner": _owner,
}  # fmt: skip


def add_steps(deck: Deck, view: JourneyView) -> None:
    """What happens at each step: what customers do, think and expect, and where."""
    words = deck.words
    rows = [_step(deck, step) for step in _steps(view) if _says_more(step)]
    if rows:
        names = [words.gettext("Step"), words.gettext("Actions"), words.gettext("Thoughts"), words.gettext("Emotion"), words.gettext("Touchpoints")]  # fmt: skip
        marks = (mark for step in _steps(view) for mark in step.basis.evidence)
        add_tables(
            deck,
            title(words.gettext("Step by step")),
            head(names),
            rows,
            shares([2.4, 3.4, 3.2, 2.4, 2.0]),
            notes=sources(deck, view, marks),
        )


def _says_more(step: StepView) -> bool:
    """Whether a step has anything that the map on the slides before does not show."""
    reasons = [step.emotion, *(each.emotion for each in step.by_persona)]
    told = step.actions or step.thoughts or step.expects or step.when
    return bool(told) or any(each and each.why for each in reasons)


def _step(deck: Deck, step: StepView) -> tuple[Cell, ...]:
    words = deck.words
    first = [Para((at(step.mark), Run(step.name, bold=True)), SMALL)]
    if step.when:
        first.append(para(step.when, SMALL, colour=MUTED))
    if step.owner:
        first.append(para(step.owner.name, SMALL, colour=MUTED, before=2))
    thoughts = [para(f"“{each}”", SMALL, italic=True, before=2) for each in step.thoughts]
    if step.expects:
        thoughts.append(heading(words.gettext("Expects"), SMALL, 3))
        thoughts += bullets(step.expects, SMALL)
    feeling = [Para(emotion_runs(deck, step.emotion), SMALL)] if step.emotion else []
    if step.emotion and step.emotion.why:
        feeling.append(para(step.emotion.why, SMALL, colour=MUTED, before=2))
    for each in step.by_persona:
        feeling.append(
            Para((Run(f"{each.name}: ", colour=MUTED), *emotion_runs(deck, each.emotion)), SMALL, before=2)
        )
        feeling += [para(each.emotion.why, SMALL, colour=MUTED)] if each.emotion.why else []
    return (
        cell(*first),
        cell(*bullets(step.actions, SMALL)),
        cell(*thoughts),
        cell(*feeling),
        cell(*(para(each.name, SMALL, before=1) for each in step.touchpoints)),
    )


def add_transitions(deck: Deck, view: JourneyView) -> None:
    """The ways that are not simply onward."""
    words = deck.words
    names = [
        words.gettext("Way"),
        words.gettext("From – to"),
        words.gettext("When"),
        words.gettext("Because"),
        words.gettext("Share"),
    ]
    add_tables(
        deck,
        title(words.gettext("Loops")),
        head(names),
        [_way(deck, each) for each in view.transitions],
        shares([1.6, 3.2, 3.2, 3.2, 0.9]),
    )


def _way(deck: Deck, way: TransitionView) -> tuple[Cell, ...]:
    words = deck.words
    kind = words.label(way.kind if way.end else "exit", "transition_kind")
    ends = [Para((at(way.start), Run(way.start.name)), NORMAL)]
    if way.end:
        ends.append(Para((Run("→ ", bold=True, colour=ACCENT), at(way.end), Run(way.end.name)), NORMAL))
    why = [para(cause.text, NORMAL) for cause in way.because]
    if way.trigger:
        parts = filter(None, (way.trigger.touchpoint, way.trigger.every, way.trigger.message))
        why.append(Para((label(f"{words.gettext('Reminder trigger')}: "), Run(" · ".join(parts))), NORMAL))
    return (
        text_cell(kind, bold=True, label_=True),
        cell(*ends),
        text_cell(way.when),
        cell(*why),
        text_cell(None if way.share is None else words.percent(way.share), label_=True),
    )


def add_comparison(deck: Deck, view: JourneyView) -> None:
    """The steps of a future map against today's, and the pain points that it takes up."""
    words, comparison = deck.words, view.comparison
    if comparison is None:
        return
    kinds = {"new": words.gettext("New"), "dropped": words.gettext("Dropped")}
    rows = []
    for each in comparison.changes:
        name = (*((at(each.mark),) if each.mark else ()), Run(each.name, bold=True))
        kind = (label(f"  {kinds[each.kind]}", bold=True, colour=WARN),) if each.kind in kinds else ()
        change = None if each.difference is None else words.signed(each.difference)
        colour = MUTED if not each.difference else ACCENT if each.difference > 0 else BAD
        rows.append(
            (
                cell(Para((*name, *kind), NORMAL)),
                cell(Para(emotion_runs(deck, each.before), NORMAL)),
                cell(Para(emotion_runs(deck, each.after), NORMAL)),
                cell(para(change or "–", NORMAL, bold=True, colour=colour, label=True)),
            )
        )
    names = [
        words.gettext("Step"),
        words.gettext("Today"),
        words.gettext("In this map"),
        words.gettext("Difference"),
    ]
    add_tables(
        deck, title(words.gettext("From today to this map")), head(names), rows, shares([5, 3, 3, 1.2])
    )
    if comparison.reliefs:
        names = [words.gettext("Severity"), words.gettext("Pain point"), words.gettext("Opportunities")]
        reliefs = [
            (
                severity_cell(deck, each.severity, None),
                text_cell(each.text, bold=True),
                cell(*(Para((at(it.mark), Run(it.text)), NORMAL, before=1) for it in each.opportunities)),
            )
            for each in comparison.reliefs
        ]
        about = title(words.gettext("Pain points of today that this map takes up"))
        add_tables(deck, about, head(names), reliefs, shares([1.5, 5, 5.6]))
