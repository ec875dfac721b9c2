"""The ways that are not simply onward, and how they lie beside the phases."""

from __future__ import annotations

from cjm.model.graph import Graph
from cjm.model.transition import EXIT, TransitionKind, Trigger
from cjm.view.marks import Lookup, Mark
from cjm.view.record import record


@record
class TriggerView:
    """What reminds the customer: the touchpoint by its name, when, the words, and whether it can be stopped."""

    touchpoint: str | None
    every: str | None
    message: str | None
    opt_out: bool | None


@record
class Cause:
    """A pain point that causes a way."""

    text: str
    mark: Mark | None


@record
class TransitionView:
    """A way from one place to another; `end` is `None` where it leaves the journey.

    It lies beside the phases with the indices `first` to `last`, in row `row` of its lane, so that no two ways of a row
    share a phase. `back` tells that it leads back.
    """

    kind: TransitionKind
    start: Mark
    end: Mark | None
    when: str | None
    because: tuple[Cause, ...]
    share: float | None
    trigger: TriggerView | None
    first: int
    last: int
    back: bool
    row: int


def transition_views(lookup: Lookup) -> tuple[TransitionView, ...]:
    """The transitions of a map whose ends are defined, in its order."""
    graph = Graph(lookup.journey)
    rows: list[list[tuple[int, int]]] = []
    views = []
    for item in lookup.journey.map.transitions:
        start = lookup.mark_of(item.from_)
        end = None if item.to == EXIT else lookup.mark_of(item.to)
        if start is None or (end is None and item.to != EXIT):
            continue
        span = (start.phase, start.phase) if end is None else _ordered(start.phase, end.phase)
        views.append(
            TransitionView(
                kind=graph.kind_of(item),
                start=start,
                end=end,
                when=item.when,
                because=tuple(cause for id_ in item.because if (cause := _cause(id_, lookup))),
                share=item.share,
                trigger=_trigger(item.trigger, lookup) if item.trigger else None,
                first=span[0],
                last=span[1],
                back=end is not None and (end.phase, end.step or 0) <= (start.phase, start.step or 0),
                row=_row(rows, span),
            )
        )
    return tuple(views)


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (min(a, b), max(a, b))


def _row(rows: list[list[tuple[int, int]]], span: tuple[int, int]) -> int:
    """The first row in which the span is free; it is taken."""
    for index, row in enumerate(rows):
        if all(span[1] < first or last < span[0] for first, last in row):
            row.append(span)
            return index
    rows.append([span])
    return len(rows) - 1


def _trigger(trigger: Trigger, lookup: Lookup) -> TriggerView:
    id_ = trigger.touchpoint
    known = lookup.journey.touchpoints.get(id_) if id_ else None
    return TriggerView(known.name if known else id_, trigger.every, trigger.message, trigger.opt_out)


def _cause(id_: str, lookup: Lookup) -> Cause | None:
    found = lookup.journey.concern(id_)
    if found:
        return Cause(found.item.text, lookup.mark(found))
    current = lookup.journey.current
    inherited = current.concern(id_) if current else None
    return Cause(inherited.item.text, None) if inherited else None
