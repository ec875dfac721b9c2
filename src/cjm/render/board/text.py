"""The board as text for a terminal, in English: heat rows, then short ranked lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from cjm.english import counted
from cjm.locale.labels import LABELS
from cjm.render.board.columns import Columns
from cjm.render.board.shades import shade
from cjm.render.styled import StyledLine
from cjm.view.board.board import Board, MapDue, OpportunityScored, OwnerRow, PainPointAcross
from cjm.view.board.record import Freshness, MapRecord
from cjm.view.site.card import Step10

T = TypeVar("T")
Item = tuple[str, str, str, tuple[str, ...]]
"""An item of a list: what stands before it and its style, its text, and what is told of it below."""

_COLOURS = {"█": "green", "▓": "green", "▒": "yellow", "░": "red", "·": "dim"}
_SEVERITIES = ("bold red", "yellow", "dim")
_HEADS = ("phases", "steps", "pains", "opps", "metrics", "touch")
_MARGIN = 2
_LEAST_TITLE = 12
_NARROW = 76
"""A terminal of fewer columns has no room for all."""
_MOST_TITLES = 5
"""How many maps of an opportunity are named."""


def board_lines(board: Board, columns: Columns, top: int, within: str | None = None) -> Iterator[StyledLine]:
    """The lines of the board. Of each list the first `top` are shown; `within` is the time that was looked ahead."""
    for line in columns.wrapped(_summary(board), columns.width):
        yield [(line, "bold")]
    if not board.maps:
        return
    yield []
    yield from _heat(board, columns)
    others = [each for each in board.due if each.due.kind != "review"]
    yield from _list("To review", board.stale, top, columns, _stale)
    yield from _list("Overdue", others, top, columns, _due)
    if within:
        yield from _list(f"Due within {within}", board.coming, top, columns, _due)
    yield from _list("Hurts most", board.pain_points, top, columns, _pain_point)
    yield from _list("Worth most", board.opportunities, top, columns, _opportunity)
    yield from _list("Serves several maps", board.shared, top, columns, _shared)
    yield from _owners(board.owners, top, columns)


def _summary(board: Board) -> str:
    day = f" as of {board.days[0]}" if len(board.days) == 1 else ""
    counts = zip(("error", "warning", "info"), board.findings, strict=True)
    found = ", ".join(counted(count, word) for word, count in counts if count) or "no findings"
    late = sum(each.due.kind != "review" for each in board.due)
    rest = [f"{len(board.stale)} to review"] if board.stale else []
    rest += [f"{counted(late, 'thing')} overdue"] if late else []
    return f"{counted(len(board.maps), 'map')}{day}: {found}" + (f"; {', '.join(rest)}" if rest else "")


def _heat(board: Board, columns: Columns) -> Iterator[StyledLine]:
    """A row for each map: how far each of the ten steps is, what the linter finds, and how its review stands."""
    found = [each.card.findings for each in board.maps if each.card.findings]
    widths = [max(1, *(len(str(each[place])) for each in found)) if found else 1 for place in range(3)]
    reviews = [_review(each.freshness) for each in board.maps]
    review_width = max(len("review"), *(len(words) for words, _ in reviews))
    cell = 2 if columns.width >= _NARROW else 1
    rest = cell * 10 + len("10/10") + sum(widths) + 2 + review_width + 4 * _MARGIN
    longest = max(columns.size(columns.clean(each.card.title)) for each in board.maps)
    title = max(_LEAST_TITLE, min(longest, columns.width - rest))
    gap = " " * _MARGIN
    numbers = "".join(f"{number % 10 if cell == 1 else number:>{cell}}" for number in range(1, 11))
    severities = " ".join(f"{word:>{width}}" for word, width in zip("EWI", widths, strict=True))
    yield [(f"{' ' * title}{gap}{numbers}{gap}{'done':>5}{gap}{severities}{gap}review", "dim")]
    for record, (words, style) in zip(board.maps, reviews, strict=True):
        card = record.card
        done = f"{card.complete_steps}/{len(card.coverage)}"
        line: StyledLine = [
            (columns.left(card.title, title) + gap, ""),
            *(_cell(step, cell) for step in card.coverage),
        ]
        line.append((f"{gap}{done:>5}{gap}", ""))
        for place, width in enumerate(widths):
            count = card.findings[place] if card.findings else 0
            line.append((f"{count or '–':>{width}}", _SEVERITIES[place] if count else "dim"))
            line.append((" " if place < 2 else gap, ""))
        yield [*line, (words, style)]
    yield from _legend(columns)


def _cell(step: Step10, width: int) -> tuple[str, str]:
    sign = shade(step)
    return sign * width, _COLOURS[sign]


def _legend(columns: Columns) -> Iterator[StyledLine]:
    names = (f"{number} {word.lower()}" for number, word in enumerate(LABELS["coverage"].values(), 1))
    text = f"Steps: {', '.join(names)}. █ in every phase, ▓ ▒ ░ in some, · in none. E errors, W warnings, I infos."
    for line in columns.wrapped(text, columns.width):
        yield [(line, "dim")]


def _review(fresh: Freshness) -> tuple[str, str]:
    """How a review stands in a few letters."""
    if fresh.last is None:
        return "never", "bold red"
    if fresh.days is None:
        return "no plan", "yellow"
    if fresh.days < 0:
        return f"in {-fresh.days} d", "green"
    return (f"{fresh.days} d late", "bold red") if fresh.days else ("today", "yellow")


def _list(
    heading: str, found: Sequence[T], top: int, columns: Columns, item: Callable[[T], Item]
) -> Iterator[StyledLine]:
    """A heading with the number of things, the first of them, and how many more there are."""
    if not found:
        return
    yield []
    yield [(heading, "bold"), (f"  {len(found)}", "dim")]
    for each in found[:top]:
        first, style, text, facts = item(each)
        width = 12
        yield [(f"{first:>{width}}", style), ("  ", ""), (columns.cut(text, columns.width - width - 2), "")]
        for line in columns.joined(facts, columns.width - width - 2):
            yield [(" " * (width + 2), ""), (line, "dim")]
    if len(found) > top:
        yield [(f"{'':14}and {len(found) - top} more", "dim")]


def _stale(record: MapRecord) -> Item:
    fresh = record.freshness
    words, style = _review(fresh)
    last = f"last on {fresh.last}" if fresh.last else ""
    every = f"every {fresh.every}" if fresh.every else "no interval"
    stale = f"{counted(fresh.stale, 'reading')} out of date" if fresh.stale else ""
    changed = f"changed {record.changed.date} by {record.changed.author}" if record.changed else ""
    facts = (fresh.owner or "no owner", last, every, stale, changed, record.file)
    return words, style, record.card.title, facts


def _due(each: MapDue) -> Item:
    due, days = each.due, each.due.days or 0
    when = counted(days, "day") if days >= 0 else f"in {counted(-days, 'day')}"
    what = f"{due.kind}: {due.text}" if due.text else due.kind
    facts = (due.owner or "no owner", f"{due.day}", each.record.card.title)
    return when, "red" if days >= 0 else "yellow", what, facts


def _pain_point(each: PainPointAcross) -> Item:
    pain = each.pain_point
    score = f"{pain.priority}" if pain.priority is not None else "?"
    style = "bold red" if pain.severity in {"high", "critical"} else "yellow"
    rated = " × ".join(filter(None, (pain.severity, pain.frequency))) or "not rated"
    answers = f"{counted(pain.answers, 'open opportunity')}" if pain.answers else "no open opportunity"
    place = f"{pain.place.label} {pain.place.name}"
    also = f"also in {counted(len(each.also), 'other map')}" if each.also else ""
    return score, style, pain.text, (rated, answers, each.record.card.title, place, also)


def _opportunity(each: OpportunityScored) -> Item:
    card = each.across.opportunity
    score = f"{card.ratio:.2g}" if card.ratio is not None else "–"
    estimates = f"impact {card.impact:g} ÷ effort {card.effort:g}" if card.ratio is not None else ""
    rice = f"RICE {card.rice:g}" if card.rice is not None else ""
    need = f"need {card.need:g}" if card.need is not None else ""
    facts = (
        estimates,
        rice,
        need,
        card.status or "",
        card.owner or "no owner",
        each.across.listed.card.title,
    )
    return score, "green", card.text, facts


def _shared(each: OpportunityScored) -> Item:
    titles = [each.across.listed.card.title, *(listed.card.title for listed in each.across.also)]
    more = f"and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
    return counted(each.maps, "map"), "cyan", each.across.opportunity.text, (*titles[:_MOST_TITLES], more)


def _owners(owners: Sequence[OwnerRow], top: int, columns: Columns) -> Iterator[StyledLine]:
    """What the owners carry, in columns."""
    if not owners:
        return
    yield []
    yield [("Owners", "bold"), (f"  {len(owners)}", "dim")]
    heads = ("maps", *(_HEADS if columns.width >= _NARROW else ("load",)), "overdue")
    rest = sum(len(head) + 2 for head in heads)
    longest = max(columns.size(columns.clean(each.owner.name)) for each in owners[:top])
    name = max(_LEAST_TITLE, min(longest, columns.width - rest - _MARGIN))
    yield [(" " * (name + _MARGIN) + "".join(f"  {head}" for head in heads), "dim")]
    for each in owners[:top]:
        counts = (len(each.files), *(each.counts if columns.width >= _NARROW else (each.load,)))
        cells = "".join(
            f"{count or '–':>{len(head) + 2}}" for count, head in zip(counts, heads, strict=False)
        )
        late = f"{each.overdue or '–':>9}"
        yield [
            (f"  {columns.left(each.owner.name, name)}{cells}", ""),
            (late, "bold red" if each.overdue else "dim"),
        ]
    if len(owners) > top:
        yield [(f"  and {len(owners) - top} more", "dim")]
