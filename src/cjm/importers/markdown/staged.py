"""Tables that stand one below each stage of a journey: their rows are the steps of the stages that the headings name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjm.importers.markdown.headings import is_of_a_journey, speaks_of_personas
from cjm.importers.markdown.outline import Part
from cjm.importers.notes import STRUCTURE_GUESSED, Notes
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import Cell, Row, columns_of, is_across, known
from cjm.importers.tables.stages import is_number, is_of_a_stage
from cjm.importers.tables.telling import KEYS

_FEWEST = 2


def tables_of_stages(held: list[Part], notes: Notes) -> Iterator[tuple[Part, list[Row]]]:
    """The tables of stages as one table for each journey, with the part around its stages; `held` loses these stages."""
    at = 0
    while at < len(held):
        stages = [held[at]]
        while at + len(stages) < len(held) and _go_on(stages[-1], held[at + len(stages)]):
            stages.append(held[at + len(stages)])
        around = stages[0].parent
        if len(stages) < _FEWEST or around is None:
            at += 1
            continue
        del held[at : at + len(stages)]
        first = stages[0].heading.cell
        notes.add(
            STRUCTURE_GUESSED,
            f"the heading “{plain(first.text)}” was taken for a phase, and the rows of its table for steps",
            first.where,
        )
        yield around, _joined(stages)


def _go_on(stage: Part, next_: Part) -> bool:
    """Whether two parts are stages of one journey, each with a table that has the same heads."""
    return (
        stage.parent is next_.parent
        and all(map(_is_stage, (stage, next_)))
        and not _names(stage) & _names(next_)
        and known(stage.tables[0].rows[0]) == known(next_.tables[0].rows[0])
    )


def _names(part: Part) -> set[str]:
    """What the rows of a part's table are called, which stages of one journey do not share."""
    rows = part.tables[0].rows
    at = next((at for at, column in enumerate(columns_of(rows[0])) if column.field in KEYS), 0)
    return {
        plain(row[at].text).casefold() for row in rows[1:] if at < len(row) and not is_number(row[at].text)
    }


def _is_stage(part: Part) -> bool:
    heading = part.heading.cell.text
    around = part.parent.heading.cell.text if part.parent else ""
    if len(part.tables) != 1 or not is_of_a_stage(heading):
        return False
    if is_of_a_journey(heading) or speaks_of_personas(heading) or speaks_of_personas(around):
        return False
    rows = part.tables[0].rows
    return not is_across(rows) and len(known(rows[0]) & KEYS) == 1


def _joined(stages: Sequence[Part]) -> list[Row]:
    """The rows of all stages below one row of heads, with the names of the stages in front."""
    columns = columns_of(stages[0].tables[0].rows[0])
    heads = [column.cell._replace(text="step") if column.field in KEYS else column.cell for column in columns]
    rows: list[Row] = [[Cell("phase", stages[0].heading.cell.where), *heads]]
    rows += [[stage.heading.cell, *row] for stage in stages for row in stage.tables[0].rows[1:]]
    return rows
