"""From a Markdown text to drafts.

Journeys stand there in four shapes: tables with the phases side by side, tables with a row a phase or a step, a table of
two columns for each phase, and headings with labelled lists below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Wishes
from cjm.importers.markdown.blocks import Table, blocks
from cjm.importers.markdown.outline import TELLING, Part, parts
from cjm.importers.notes import KEPT_HELP, STRUCTURE_GUESSED, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.grid import Cell, columns_of, is_across, known
from cjm.importers.tables.journeys import drafts
from cjm.importers.tables.records import Record, fill
from cjm.importers.tables.sheets import sheets

_FEWEST = 2
_KEYS = {"phase", "step"}


def likelihood(foreign: Foreign) -> float:
    """How likely it is that a text holds a journey in one of the four shapes."""
    found = parts(blocks(foreign.text), "")
    if any(is_journey(table) for part in found for table in part.tables):
        return 0.6
    return 0.5 if any(part.tells for part in found) else 0


def is_journey(table: Table) -> bool:
    """Whether a table is a journey: it names phases or steps or has them side by side, and says what journeys say."""
    if is_across(table.rows):
        fields = known([row[0] for row in table.rows])
        return len(fields) >= _FEWEST and bool(fields & TELLING)
    fields = known(table.rows[0])
    return len(fields) >= _FEWEST and bool(fields & _KEYS) and bool(fields - _KEYS)


def read(foreign: Foreign, wishes: Wishes, notes: Notes) -> list[Draft]:
    """The drafts of a text: of each table that is a journey, and of phases that stand below each other."""
    found = parts(blocks(foreign.text), foreign.stem)
    made: list[Draft] = []
    for part in found:
        for table in part.tables:
            if is_journey(table):
                for sheet in sheets(table.rows):
                    sheet.title = sheet.title or Cell(_title(part, foreign), part.heading.cell.where)
                    made += drafts(sheet, foreign.stem, wishes, notes)
    telling = [part for part in found if part.tells]
    for group in _groups(telling):
        made.append(_stacked(group, foreign, wishes, notes))
    return made


def _title(part: Part, foreign: Foreign) -> str:
    """What the headings above a journey call it: the closest that speaks of a journey, else the closest."""
    named, at = part, part
    while at.parent is not None:
        if at.is_of_a_map:
            return plain(at.heading.cell.text)
        at = at.parent
    return plain(named.heading.cell.text) or foreign.stem


def _groups(telling: Sequence[Part]) -> list[list[Part]]:
    """The parts of each journey: those below one heading; below several headings that are phases, all of them."""
    parents = list(dict.fromkeys(id(part.parent) for part in telling))
    by_parent = [[part for part in telling if id(part.parent) == parent] for parent in parents]
    phases = [group for group in by_parent if group[0].parent and not group[0].parent.is_of_a_map]
    if len(phases) == len(by_parent) > 1:
        return [list(telling)]
    return by_parent


def _stacked(group: Sequence[Part], foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft:
    """The draft of parts that are its phases, or the steps of phases that the headings above them name."""
    parents = {id(part.parent) for part in group}
    has_phases = len(parents) > 1
    top = group[0].parent
    if has_phases and top is not None:
        top = top.parent
    title = wishes.title or (_title(top, foreign) if top and top.heading.level else foreign.stem)
    text = " ".join(cell.text for part in group for _, cells in part.said for cell in cells)
    draft = Draft(title, wishes.language or language_of(text))
    records = [_record(part, has_phases=has_phases) for part in group]
    for part, stage in zip(group, fill(draft, records, notes, kind="label"), strict=True):
        for other in part.others:
            (stage or draft).keep("text", plain(other.text))
            message = f"“{plain(other.text)[:60]}” stands below no label"
            notes.add(TEXT_WITHOUT_PLACE, message, other.where, KEPT_HELP)
    what = "step" if has_phases else "phase"
    notes.add(
        STRUCTURE_GUESSED,
        f"the heading “{plain(group[0].heading.cell.text)}” was taken for a {what}",
        group[0].heading.cell.where,
    )
    return draft


def _record(part: Part, *, has_phases: bool) -> Record:
    """The columns and the cells of a part, as if it were the row of a table."""
    heads = [Cell("step" if has_phases else "phase", part.heading.cell.where)]
    cells = [part.heading.cell]
    if has_phases and part.parent:
        heads.insert(0, Cell("phase", part.parent.heading.cell.where))
        cells.insert(0, part.parent.heading.cell)
    for label, values in part.said:
        said = [value for value in values if not is_empty(value.text)]
        if said:
            heads.append(label)
            cells.append(Cell("\n".join(value.text for value in said), (said[0].where[0], said[-1].where[1])))
    return Record(columns_of(heads), cells)
