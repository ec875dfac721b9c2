"""What of a text that speaks of a journey could not be read: below its phases, or where none of it could."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from cjm.errors import CannotDo
from cjm.importers.foreign import Foreign
from cjm.importers.markdown.blocks import blocks
from cjm.importers.markdown.headings import is_of_a_journey
from cjm.importers.markdown.outline import Part, parts
from cjm.importers.notes import TEXT_LEFT_OUT, Notes
from cjm.importers.notes import Cell as Place
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import known
from cjm.importers.tables.stages import is_of_a_stage, names_a_stage
from cjm.importers.tables.telling import KEYS

_FENCE = re.compile(r"^[ \t]*(?P<marks>`{3,}|~{3,})[^\S\n]*(?P<info>[^`\s]*)[^\n]*\n(?P<inner>.*?)^[ \t]*(?P=marks)", re.DOTALL | re.MULTILINE)  # fmt: skip
_DIAGRAM = re.compile(r"\s*(?P<kind>[A-Za-z][\w-]*)")
_DRAWN = re.compile(r"[\u2190-\u21ff\u2500-\u259f]|-->|==>|\+--")
_MOST = 3


def speaks_of_a_journey(foreign: Foreign) -> bool:
    """Whether a heading of the text speaks of a journey."""
    return any(is_of_a_journey(part.heading.cell.text) for part in parts(blocks(foreign.text), ""))


def tell_what_is_unread(
    parts: Iterable[Part], stages: Sequence[Part], read: Collection[int], notes: Notes
) -> None:
    """Note what stands below the phases of a journey, under headings of its own, and is neither phase, step nor field.

    So are headings of journeys of which the phases say too little to be read. `stages` are the phases and steps that were read, `read` the ids of the other parts that were.
    """
    own = {id(part) for part in stages}
    around = (part.parent for part in stages if part.parent)
    phases = own | {id(part) for part in around if is_of_a_stage(part.heading.cell.text)}
    too_little: dict[int, Part] = {}
    for part in parts:
        if id(part) in own or id(part) in read or part.is_of_a_persona or part.is_view_of_a_stage:
            continue
        _, *above = part.above
        if any(id(each) in phases for each in above) and (part.said or part.others or part.tables):
            name = plain(part.heading.cell.text)
            message = f"what stands below the heading “{name}” is no part of the map: no label names a field"
            notes.add(TEXT_LEFT_OUT, message, part.heading.cell.where)
        elif part.parent and is_of_a_journey(part.parent.heading.cell.text) and _is_stage(part):
            too_little.setdefault(id(part.parent), part.parent)
    for part in too_little.values():
        name = plain(part.heading.cell.text)
        message = f"what stands below “{name}” says too little of its phases to be a journey"
        notes.add(TEXT_LEFT_OUT, message, part.heading.cell.where)


def tell_drawings(parts: Sequence[Part], foreign: Foreign, notes: Notes) -> None:
    """Note the drawings of characters that stand below headings of journeys."""
    below = [part for part in parts if part.heading.level and not isinstance(part.heading.cell.where, Place)]
    starts = [part.heading.cell.where[0] for part in below]
    for fence in _FENCE.finditer(foreign.text.content):
        at = bisect_left(starts, fence.start()) - 1
        is_drawn = fence["info"].lower() != "mermaid" and _DRAWN.search(fence["inner"])
        if at >= 0 and is_drawn and below[at].is_among_journeys:
            notes.add(TEXT_LEFT_OUT, "a drawing of characters is left out", fence.span("marks"))


def _is_stage(part: Part) -> bool:
    """Whether a part is a phase by its heading, or by what it says, and says something."""
    return part.tells or (names_a_stage(part.heading.cell.text) and bool(part.others or part.said))


def cannot_read(foreign: Foreign) -> CannotDo:
    """The error of a text that speaks of a journey, and holds none that can be read: where what stands instead."""
    found = sorted({*_tables(foreign), *_fences(foreign)})
    told = [f"line {line}: {what}" for line, what in found[:_MOST]]
    if len(found) > _MOST:
        told.append(f"and {len(found) - _MOST} more of the kind")
    why = (
        "; ".join(told)
        or "no table names its phases, and no list has labels such as `Actions` and `Emotions`"
    )
    return CannotDo(
        f"{foreign.name} speaks of a journey, but not in a form that can be read ({why})",
        "write a table with a row a phase, lists with labels below the heading of each phase, or a Mermaid `journey`",
    )


def _tables(foreign: Foreign) -> Iterator[tuple[int, str]]:
    for part in parts(blocks(foreign.text), ""):
        for table in part.tables if part.is_among_journeys else ():
            heads = ", ".join(f"“{plain(cell.text)[:30]}”" for cell in table.rows[0] if plain(cell.text))
            fault = "says too little of its phases" if known(table.rows[0]) & KEYS else "names no phases"
            where = table.rows[0][0].where
            if not isinstance(where, Place):
                yield foreign.text.position(where[0]).row, f"the table with the heads {heads} {fault}"


def _fences(foreign: Foreign) -> Iterator[tuple[int, str]]:
    for fence in _FENCE.finditer(foreign.text.content):
        row = foreign.text.position(fence.start()).row
        if fence["info"].lower() == "mermaid" and (kind := _DIAGRAM.match(fence["inner"])):
            other = "a diagram of another kind, `{}`".format(kind["kind"])
            yield row, "a diagram that `--from mermaid` reads" if kind["kind"] == "journey" else other
        elif _DRAWN.search(fence["inner"]):
            yield row, "a drawing of characters"
