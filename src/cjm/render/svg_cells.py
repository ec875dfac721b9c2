"""What stands in the rows of a drawn map: short texts, each with the look of one of a few styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cjm.render.words import Words
from cjm.view.emotions import EmotionView
from cjm.view.journey import JourneyView
from cjm.view.lanes import LaneKey, LaneView
from cjm.view.marks import Mark
from cjm.view.phases import PhaseView

Tone = Literal[
    "ink", "muted", "positive", "neutral", "negative", "accent", "low", "medium", "high", "critical"
]
Look = Literal["text", "strong", "small", "tag"]
STAR = "★"


@dataclass(frozen=True, slots=True)
class Item:
    """A text in a cell. `band` puts the face of an emotion before it; `first` begins a new entry of the cell."""

    text: str
    look: Look = "text"
    tone: Tone = "ink"
    first: bool = True
    band: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the drawn map: its label, and the items of each phase. The curve's row has none."""

    key: LaneKey
    label: str
    cells: tuple[tuple[Item, ...], ...] = ()


def rows(view: JourneyView, words: Words) -> tuple[Row, ...]:
    """The rows of a map that hold anything, in the order of the report."""
    found = []
    for lane in view.lanes:
        if lane.key == "emotion":
            if view.curve:
                found.append(Row("emotion", label_of(lane, words)))
            continue
        cells = tuple(tuple(_items(lane, phase, view, words)) for phase in view.phases)
        if any(cells):
            found.append(Row(lane.key, label_of(lane, words), cells))
    return tuple(found)


def label_of(lane: LaneView, words: Words) -> str:
    """The name of a row in the language of the report; that of a lane of one's own is the map's."""
    if lane.key == "own":
        return lane.name or ""
    names: dict[LaneKey, str] = {
        "about": words.gettext("Customer goal"),
        "steps": words.gettext("Steps"),
        "emotion": words.gettext("Emotion"),
        "desired": words.gettext("Desired against actual"),
        "needs": words.gettext("Needs"),
        "questions": words.gettext("Customer questions"),
        "touchpoints": words.gettext("Touchpoints"),
        "pain_points": words.gettext("Pain points"),
        "opportunities": words.gettext("Opportunities"),
        "metrics": words.gettext("Metrics"),
        "key_task": words.gettext("Key task"),
        "owner": words.gettext("Owner"),
        "transitions": words.gettext("Loops"),
    }
    return names.get(lane.key) or words.label(lane.key, "lane_group")


def _items(lane: LaneView, phase: PhaseView, view: JourneyView, words: Words) -> Iterator[Item]:
    if lane.cells:
        return (Item(_at(each.mark, each.text)) for each in lane.cells[phase.mark.phase])
    if lane.key == "transitions":
        return _ways(phase, view, words)
    show = _CELLS.get(lane.key)
    return show(phase, words) if show else iter(())


def _at(mark: Mark, text: str) -> str:
    """The text after the number of its step; what stands in the phase itself needs none below the phase's name."""
    return text if mark.step is None else f"{mark.label} {text}"


def _used_at(name: str, marks: Iterable[Mark]) -> str:
    steps = ", ".join(mark.label for mark in marks if mark.step is not None)
    return f"{name} ({steps})" if steps else name


def _about(phase: PhaseView, _words: Words) -> Iterator[Item]:
    if phase.customer_goal:
        yield Item(phase.customer_goal)


def _steps(phase: PhaseView, words: Words) -> Iterator[Item]:
    if phase.emotion:
        yield _emotion(phase.emotion, words, first=True)
    yield from (_persona(each.name, each.emotion, words) for each in phase.by_persona)
    for step in phase.steps:
        star = f"\u00a0{STAR}" if step.moment_of_truth else ""
        yield Item(f"{step.mark.label} {step.name}{star}", "strong")
        if step.emotion:
            yield _emotion(step.emotion, words)
        yield from (_persona(each.name, each.emotion, words) for each in step.by_persona)


def _emotion(emotion: EmotionView, words: Words, *, first: bool = False) -> Item:
    return Item(_feeling(emotion, words), "small", emotion.tone, first=first, band=emotion.band)


def _persona(name: str, emotion: EmotionView, words: Words) -> Item:
    return Item(f"{name}: {_feeling(emotion, words)}", "small", emotion.tone, first=False, band=emotion.band)


def _feeling(emotion: EmotionView, words: Words) -> str:
    """The feeling in the map's words, else the word for its score, else why."""
    if emotion.feeling:
        return emotion.feeling
    return emotion.why or "" if emotion.band is None else words.label(emotion.band, "emotion")


def _desired(phase: PhaseView, words: Words) -> Iterator[Item]:
    if phase.desired:
        yield Item(_feeling(phase.desired, words), tone=phase.desired.tone, band=phase.desired.band)
    if phase.gap is not None:
        yield Item(f"{words.gettext('Gap')}: {words.number(phase.gap)}", "small", "muted", first=False)


def _needs(phase: PhaseView, _words: Words) -> Iterator[Item]:
    return (Item(_at(each.mark, each.text)) for each in phase.needs)


def _questions(phase: PhaseView, words: Words) -> Iterator[Item]:
    for each in phase.questions:
        yield Item(_at(each.mark, each.text))
        if each.open:
            yield Item(words.gettext("No answer yet"), "small", "negative", first=False)


def _touchpoints(phase: PhaseView, _words: Words) -> Iterator[Item]:
    for each in phase.touchpoints:
        yield Item(_used_at(each.name, each.marks))


def _pain_points(phase: PhaseView, words: Words) -> Iterator[Item]:
    for each in phase.pain_points:
        if each.severity:
            yield Item(words.label(each.severity, "severity"), "tag", each.severity)
        yield Item(_at(each.mark, each.text), first=not each.severity)


def _opportunities(phase: PhaseView, words: Words) -> Iterator[Item]:
    for each in phase.opportunities:
        yield Item(_at(each.mark, each.text))
        if each.status:
            yield Item(words.label(each.status, "opportunity_status"), "small", "muted", first=False)


def _metrics(phase: PhaseView, words: Words) -> Iterator[Item]:
    for each in phase.metrics:
        yield Item(each.name, "strong")
        unit = f" {each.unit}" if each.unit else ""
        if each.latest and each.latest.value is not None:
            tone: Tone = {True: "positive", False: "negative"}.get(each.on_target, "ink")  # type: ignore[arg-type, assignment]
            yield Item(f"{words.number(each.latest.value)}{unit}", "text", tone, first=False)
        if each.target is not None:
            target = f"{words.gettext('Target')}: {words.number(each.target)}{unit}"
            yield Item(target, "small", "muted", first=False)


def _key_task(phase: PhaseView, _words: Words) -> Iterator[Item]:
    if phase.key_task:
        yield Item(phase.key_task)


def _owner(phase: PhaseView, _words: Words) -> Iterator[Item]:
    steps: dict[str, list[Mark]] = {phase.owner.name: []} if phase.owner else {}
    for step in phase.steps:
        if step.owner and step.own_owner:
            steps.setdefault(step.owner.name, []).append(step.mark)
    return (Item(_used_at(name, marks)) for name, marks in steps.items())


def _ways(phase: PhaseView, view: JourneyView, words: Words) -> Iterator[Item]:
    for way in view.transitions:
        if way.start.phase == phase.mark.phase:
            to = f" → {way.end.label} {way.end.name}" if way.end else ""
            share = f" ({words.percent(way.share)})" if way.share is not None else ""
            yield Item(f"{way.start.label} {words.label(way.kind, 'transition_kind')}{to}{share}")
            if way.when:
                yield Item(way.when, "small", "muted", first=False)


_CELLS: dict[LaneKey, Callable[[PhaseView, Words], Iterator[Item]]] = {
    "about": _about,
    "steps": _steps,
    "desired": _desired,
    "needs": _needs,
    "questions": _questions,
    "touchpoints": _touchpoints,
    "pain_points": _pain_points,
    "opportunities": _opportunities,
    "metrics": _metrics,
    "key_task": _key_task,
    "owner": _owner,
}
