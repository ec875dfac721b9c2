"""Tables and texts that go on over as many slides as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cjm.render.deck.slides import CELL_MARGIN, CELL_PADDING, POINT, Box, Cell, Deck, Slide
from cjm.render.deck.text import HEAD, PAPER, Para, Run, height_of, para, split
from cjm.render.deck.theme import BOTTOM, INNER, MARGIN, TOP

BODY = Box(MARGIN, TOP, INNER, BOTTOM - TOP)
"""The part of a slide below its title."""
HEAD_SIZE = 11.0
_GAP = 22 * POINT
_FEW = 6
"""Over at most so many pages rows are spread evenly."""
_FILLED = (0.55, 0.65, 0.75, 0.85, 0.92)
"""How full pages may be when rows are spread evenly."""
_LEAST = 60.0
"""Points that a row must have free to begin on a slide before it is broken over two."""

Row = tuple[Cell, ...]
Title = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a table on one slide, with their heights in points."""

    rows: tuple[tuple[float, Row], ...]


def title(text: str, *, label: bool = True) -> Title:
    """A title of one run; `label` tells that it is the report's own word."""
    return (Run(text, label=label, colour=""),)


def head(names: Sequence[str]) -> Row:
    """The head of a table, in the report's words."""
    return tuple(
        Cell((para(name, HEAD_SIZE, bold=True, colour=PAPER, label=True),), fill=HEAD) for name in names
    )


def shares(parts: Sequence[float], whole: int = INNER) -> list[int]:
    """Widths of columns in these proportions."""
    total = sum(parts)
    return [int(whole * part / total) for part in parts]


def paginate(top: Row, rows: Sequence[Row], widths: Sequence[int], height: float) -> list[Page]:
    """The rows over as few pages of that height (in points) as they need, the head on each, and as evenly.

    A row that is higher than what is left begins on the next page; one that is higher than a page is broken.
    """
    pages = _paginate(top, rows, widths, height)
    if 1 < len(pages) <= _FEW:
        lower = (_paginate(top, rows, widths, height * share) for share in _FILLED)
        return next((even for even in lower if len(even) == len(pages)), pages)
    return pages


def _paginate(top: Row, rows: Sequence[Row], widths: Sequence[int], height: float) -> list[Page]:
    inner = [(width - 2 * CELL_MARGIN) / POINT for width in widths]
    padding = 2 * CELL_PADDING / POINT
    top_height = _height(top, inner, padding)
    pages: list[list[tuple[float, Row]]] = [[]]
    room = height - top_height
    left = list(reversed(rows))
    while left:
        row = left.pop()
        needed = _height(row, inner, padding)
        if needed <= room:
            pages[-1].append((needed, row))
            room -= needed
        elif pages[-1] and (needed <= height - top_height or room < _LEAST):
            pages.append([])
            room = height - top_height
            left.append(row)
        else:
            here, rest = _broken(row, inner, room - padding)
            pages[-1].append((_height(here, inner, padding), here))
            pages.append([])
            room = height - top_height
            left.append(rest)
    filled = [page for page in pages if page] or [[]]
    return [Page(((top_height, top), *page)) for page in filled]


def _height(row: Row, inner: Sequence[float], padding: float) -> float:
    return padding + max(
        (height_of(cell.paragraphs, width) for cell, width in zip(row, inner, strict=True)), default=0.0
    )


def _broken(row: Row, inner: Sequence[float], height: float) -> tuple[Row, Row]:
    """A row as far as it fits and the rest of it. The first cell, which names the row, stands in both if it fits."""
    parts = [split(cell.paragraphs, width, height) for cell, width in zip(row, inner, strict=True)]
    here = tuple(replace(cell, paragraphs=tuple(part[0])) for cell, part in zip(row, parts, strict=True))
    rest = tuple(replace(cell, paragraphs=tuple(part[1])) for cell, part in zip(row, parts, strict=True))
    if not parts[0][1]:
        rest = (row[0], *rest[1:])
    return here, rest


def add_tables(
    deck: Deck,
    heading: Title,
    top: Row,
    rows: Sequence[Row],
    widths: Sequence[int],
    *,
    notes: Sequence[Para] = (),
    box: Box = BODY,
    again: Callable[[Slide], None] | None = None,
) -> None:
    """Slides with a table that goes on from one to the next. `again` puts something else on each of them."""
    pages = paginate(top, rows, widths, box.room[1])
    alt = deck.words.gettext("Table: %(title)s", title="".join(run.text for run in heading))
    for number, page in enumerate(pages, 1):
        slide = deck.slide(numbered(deck, heading, number, len(pages)))
        slide.table(box, widths, page.rows, alt)
        slide.notes(notes)
        if again:
            again(slide)


def numbered(deck: Deck, heading: Title, number: int, count: int) -> Title:
    """The title of one of several slides: no two slides have the same."""
    if count == 1:
        return heading
    part = deck.words.gettext("%(number)s of %(count)s", number=number, count=count)
    return (*heading, Run(f" ({part})", label=True, colour=""))


def add_columns(
    deck: Deck,
    heading: Title,
    blocks: Sequence[Sequence[Para]],
    *,
    count: int = 2,
    box: Box = BODY,
    notes: Sequence[Para] = (),
    again: Callable[[Slide], None] | None = None,
) -> None:
    """Slides with blocks of text in columns, from top to bottom and from left to right."""
    width = _column(box, count)
    columns = _columns(blocks, width / POINT, box.room[1])
    slides = [columns[i : i + count] for i in range(0, len(columns), count)] or [[]]
    for number, group in enumerate(slides, 1):
        slide = deck.slide(numbered(deck, heading, number, len(slides)))
        for index, paragraphs in enumerate(group):
            place = Box(box.left + index * (width + _GAP), box.top, width, box.height)
            slide.text(place, paragraphs, f"{heading[0].text} {index + 1}")
        slide.notes(notes)
        if again:
            again(slide)


def fits(blocks: Sequence[Sequence[Para]], box: Box, *, count: int = 2) -> bool:
    """Whether blocks of text fit into the columns of one slide."""
    return len(_columns(blocks, _column(box, count) / POINT, box.room[1])) <= count


def _column(box: Box, count: int) -> int:
    return (box.width - _GAP * (count - 1)) // count


def _columns(blocks: Sequence[Sequence[Para]], width: float, height: float) -> list[list[Para]]:
    """Blocks in columns: one that fits into a column is not torn."""
    columns: list[list[Para]] = [[]]
    room = height
    for block in blocks:
        left = list(block)
        if columns[-1] and height_of(left, width) > room:
            columns.append([])
            room = height
        while left:
            if not columns[-1]:
                left[0] = replace(left[0], before=0)
            here, left = split(left, width, room)
            columns[-1] += here
            room -= height_of(here, width)
            if left:
                columns.append([])
                room = height
    return [column for column in columns if column]
