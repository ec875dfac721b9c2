"""What a touchpoint's removal would touch, or an owner would leave behind, as text for a terminal, in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjm.english import counted
from cjm.render.board.columns import Columns
from cjm.render.styled import StyledLine
from cjm.view.board.leaving import OwnerUse, Task
from cjm.view.board.places import PlaceRow
from cjm.view.board.touchpoint import TouchpointUse

_GONE = "bold red"


def touchpoint_lines(uses: Sequence[TouchpointUse], name: str, columns: Columns) -> Iterator[StyledLine]:
    """The lines on a touchpoint, a block for each map that has anything to do with it."""
    yield [(columns.cut(name, columns.width), "bold")]
    if not uses:
        yield [("No map has anything to do with it.", "")]
        return
    places = [row for use in uses for row in use.places]
    there = _numbers(
        (sum(row.moment_of_truth for row in places), "moment of truth", "moments of truth"),
        (sum(len(row.pain_points) for row in places), "pain point", "pain points"),
    )
    met = f"Met at {counted(len(places), 'place')} of {counted(len(uses), 'map')}"
    yield from _said(f"{met}, with {there}." if there else f"{met}.", columns)
    left = _numbers(
        (sum(len(use.emptied) for use in uses), "phase", "phases"),
        (sum(row.left and row.is_step for row in places), "step", "steps"),
    )
    unanswered = sum(each.left for use in uses for each in use.questions)
    said = f"Without it, {left} would be left without a touchpoint."
    yield from _said(said if left else "Every phase and step would still have a touchpoint.", columns)
    if unanswered:
        yield from _said(f"{counted(unanswered, 'question')} would be left without an answer.", columns)
    for use in uses:
        yield []
        yield from _head(use.title, use.file, columns)
        facts = (
            use.channel,
            f"owner {use.owner}" if use.owner else "no owner",
            "defined here" if use.defined else None,
        )
        yield from _facts("", facts, columns)
        for row in use.places:
            yield from _place(row, "no touchpoint left", columns)
        for place in use.emptied:
            yield from _item("phase", f"{place.label} {place.name}", (), "no touchpoint left", columns)
        for question in use.questions:
            where = (f"{question.place.label} {question.place.name}",)
            yield from _item(
                "question", question.text, where, "no answer left" if question.left else "", columns
            )
        for each in use.reminders:
            yield from _item(
                each.kind or "transition", f"{each.start} → {each.end}", (), "loses its trigger", columns
            )


def owner_lines(uses: Sequence[OwnerUse], name: str, columns: Columns) -> Iterator[StyledLine]:
    """The lines on an owner, a block for each map that has anything to do with them."""
    yield [(columns.cut(name, columns.width), "bold")]
    if not uses:
        yield [("No map has anything to do with them.", "")]
        return
    places = [row for use in uses for row in use.places]
    carried = _numbers(
        (sum(not row.is_step for row in places), "phase", "phases"),
        (sum(row.is_step for row in places), "step", "steps"),
        (sum(len(use.touchpoints) for use in uses), "touchpoint", "touchpoints"),
        (sum(len(use.metrics) for use in uses), "metric", "metrics"),
        (sum(len(use.opportunities) for use in uses), "open opportunity", "open opportunities"),
    )
    overdue = sum(each.overdue for use in uses for each in (*use.opportunities, *use.content))
    late = f"; {overdue} of it overdue" if overdue else ""
    said = f"Answers for {carried or 'nothing on the journey'} in {counted(len(uses), 'map')}{late}."
    yield from _said(said, columns)
    left = _numbers(
        (sum(row.left and not row.is_step for row in places), "phase", "phases"),
        (sum(row.left and row.is_step for row in places), "step", "steps"),
    )
    said = f"Without them, {left} would be left without an owner."
    yield from _said(said if left else "Every phase and step would still have an owner.", columns)
    for use in uses:
        yield []
        yield from _head(use.title, use.file, columns)
        roles = tuple(
            {"map": "answers for the map", "review": "sees to its review"}[role] for role in use.roles
        )
        yield from _facts("", (use.contact, *roles), columns)
        for row in use.places:
            yield from _place(row, "nobody left", columns, theirs=True)
        yield from _listed("touchpoints", use.touchpoints, columns)
        yield from _listed("metrics", use.metrics, columns)
        yield from _tasks("opportunity", use.opportunities, columns)
        yield from _tasks("content", use.content, columns)
        yield from _listed("silos", use.silos, columns)


def _said(text: str, columns: Columns) -> Iterator[StyledLine]:
    for line in columns.wrapped(text, columns.width):
        yield [(line, "")]


def _head(title: str, file: str, columns: Columns) -> Iterator[StyledLine]:
    shown = columns.cut(title, columns.width)
    yield [(shown, "bold")]
    yield from _facts("", (file,), columns)


def _place(row: PlaceRow, gone: str, columns: Columns, *, theirs: bool = False) -> Iterator[StyledLine]:
    feels = f"feels {row.score:+g}" if row.score else "feels 0" if row.score is not None else ""
    facts = (
        "moment of truth" if row.moment_of_truth else "",
        feels,
        row.feeling,
        None if theirs else row.owner,
        *row.metrics,
    )
    name = f"{row.place.label} {row.place.name}"
    yield from _item("step" if row.is_step else "phase", name, facts, gone if row.left else "", columns)
    for hurt in row.pain_points:
        rated = " × ".join(filter(None, (hurt.severity, hurt.frequency)))
        yield from _facts("hurts: ", (f"{hurt.text} ({rated})" if rated else hurt.text,), columns)


def _tasks(kind: str, tasks: Iterable[Task], columns: Columns) -> Iterator[StyledLine]:
    for each in tasks:
        where = f"{each.place.label} {each.place.name}" if each.place else ""
        due = f"due {each.due}" if each.due else ""
        yield from _item(
            kind, each.text, (each.status, due, where), "overdue" if each.overdue else "", columns
        )


def _listed(kind: str, names: Sequence[str], columns: Columns) -> Iterator[StyledLine]:
    if names:
        yield from _item(kind, ", ".join(names), (), "", columns)


def _item(
    kind: str, text: str, facts: Iterable[str | None], gone: str, columns: Columns
) -> Iterator[StyledLine]:
    first, *rest = columns.wrapped(text, columns.width - 15)
    yield [(f"  {kind:<11}  ", "cyan"), (first, "")]
    for line in rest:
        yield [(" " * 15, ""), (line, "")]
    yield from _facts("", facts, columns)
    if gone:
        yield [(" " * 15, ""), (gone, _GONE)]


def _facts(before: str, facts: Iterable[str | None], columns: Columns) -> Iterator[StyledLine]:
    for number, line in enumerate(columns.joined(facts, columns.width - 15 - len(before))):
        yield [(" " * 15 + (before if not number else " " * len(before)), "dim"), (line, "dim")]


def _numbers(*counts: tuple[int, str, str]) -> str:
    """Counts with their words, those that are not 0."""
    found = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else "".join(found)
