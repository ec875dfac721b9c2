"""From a Markdown text to drafts.

Journeys stand there in four shapes: tables with the phases side by side, tables with a row a phase or a step, a table of
two columns for each phase, and headings with labelled lists below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cjm.importers.blocks import Block, Table
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.importer import Wishes
from cjm.importers.markdown.around import About, tell_apart
from cjm.importers.markdown.blocks import blocks
from cjm.importers.markdown.headings import title_of
from cjm.importers.markdown.outline import Part, parts
from cjm.importers.markdown.stacked import draft_of, journeys, top_of
from cjm.importers.markdown.staged import tables_of_stages
from cjm.importers.markdown.unread import cannot_read, speaks_of_a_journey, tell_drawings, tell_what_is_unread
from cjm.importers.notes import TEXT_LEFT_OUT, Notes
from cjm.importers.tables.grid import Cell, Row, columns_of, is_across, known
from cjm.importers.tables.journeys import drafts
from cjm.importers.tables.sheets import heads_of, sheets
from cjm.importers.tables.telling import KEYS, named, tells

_SPEAKS = 0.05
"""How likely a text is one to import that speaks of a journey, and holds none that can be read."""
_WIDTH_OF_CARD = 2
_BEFORE_STAGES = frozenset({"number", "journey", "personas"})
"""What may stand before the column that says what the rows of a journey are."""


def likelihood(foreign: Foreign) -> float:
    """How likely it is that a text holds a journey in one of the four shapes, or at least speaks of one."""
    rating = likelihood_of(blocks(foreign.text), foreign)
    return rating or (_SPEAKS if not foreign.is_binary and speaks_of_a_journey(foreign) else 0)


def likelihood_of(text: Iterable[Block], foreign: Foreign) -> float:
    """How likely it is that the parts of a text are a journey, whatever its markup."""
    found = parts(text, foreign.stem)
    if any(_has_journey(part) for part in found):
        return 0.6
    return 0.5 if journeys(found) else 0


def read(foreign: Foreign, wishes: Wishes, notes: Notes) -> list[Draft]:
    """The drafts of a text. Raises CannotDo where it speaks of a journey, and none can be read."""
    found = drafts_of(blocks(foreign.text), foreign, wishes, notes)
    if not found and speaks_of_a_journey(foreign):
        raise cannot_read(foreign)
    return found


def drafts_of(text: Iterable[Block], foreign: Foreign, wishes: Wishes, notes: Notes) -> list[Draft]:
    """The drafts of the parts of a text: of tables that are journeys, and of phases that stand below each other."""
    found = parts(text, foreign.stem)
    about = About(found)
    made: list[tuple[Draft, Part]] = []
    for part, draft in _of_tables(found, foreign, wishes, notes):
        made.append((draft, part))
    held = {id(each) for _, part in made for each in part.own_journey}
    stages: list[Part] = []
    for group in journeys([part for part in found if id(part) not in held]):
        stages += group
        top = top_of(group) or group[0]
        made.append((draft_of(group, foreign.stem, wishes, notes), top))
    for part in found if made else ():
        _say_what_is_left_out(part, notes)
    tell_what_is_unread(found, stages, held, notes)
    if made:
        tell_drawings(found, foreign, notes)
    for draft, part in made:
        about.tell(draft, part, notes, alone=len(made) == 1)
    tell_apart(made, notes, named=bool(wishes.title))
    return [draft for draft, _ in made]


def _of_tables(
    found: Iterable[Part], foreign: Foreign, wishes: Wishes, notes: Notes
) -> Iterator[tuple[Part, Draft]]:
    held = [part for part in found if _has_journey(part)]
    for part, rows in tables_of_stages(held, notes):
        yield from _drafts(part, rows, foreign, wishes, notes)
    for part in held:
        for table in part.tables:
            if _is_journey(table, part):
                yield from _drafts(part, table.rows, foreign, wishes, notes)


def _drafts(
    part: Part, rows: Sequence[Row], foreign: Foreign, wishes: Wishes, notes: Notes
) -> Iterator[tuple[Part, Draft]]:
    for sheet in sheets(rows):
        sheet.title = sheet.title or Cell(title_of(part.headings, foreign.stem), part.heading.cell.where)
        for draft in drafts(sheet, foreign.stem, wishes, notes):
            yield part, draft


def _say_what_is_left_out(part: Part, notes: Notes) -> None:
    """Note the tables that name phases or steps, and are no journeys."""
    for table in part.tables:
        if not _is_journey(table, part) and _names_stages(table):
            notes.add(
                TEXT_LEFT_OUT,
                f"the table of {len(table.rows) - 1} rows names phases, but says too little of them to be a journey",
                table.rows[0][0].where,
            )


def _names_stages(table: Table) -> bool:
    heads = (column.field for column in columns_of(heads_of(table.rows)))
    return next((field for field in heads if field not in _BEFORE_STAGES), None) in KEYS


def _has_journey(part: Part) -> bool:
    return any(_is_journey(table, part) for table in part.tables)


def _is_journey(table: Table, part: Part) -> bool:
    """Whether a table is a journey: it names phases or steps or has them side by side, and says what journeys say."""
    near = part.is_among_journeys and not part.is_of_a_persona
    if part.is_of_a_persona and is_across(table.rows):
        return False
    if is_across(table.rows):
        return max(map(len, table.rows)) > _WIDTH_OF_CARD and tells(named(table.rows), among_journeys=near)
    return _names_stages(table) and tells(known(heads_of(table.rows)), among_journeys=near)
