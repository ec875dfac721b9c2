"""Phases that stand below each other in a text, each under a heading with labelled lists: which are of one journey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjm.importers.blocks import Table
from cjm.importers.draft import Draft, Phase, Stage
from cjm.importers.guesses.language import language_of
from cjm.importers.guesses.scores import OURS
from cjm.importers.importer import Wishes
from cjm.importers.markdown.blocks import labelled
from cjm.importers.markdown.headings import title_of
from cjm.importers.markdown.outline import Part
from cjm.importers.notes import KEPT_HELP, STRUCTURE_GUESSED, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.tables.cells import feeling, is_empty, plain
from cjm.importers.tables.grid import Cell, columns_of
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.minds import mind
from cjm.importers.tables.records import Record, fill
from cjm.importers.tables.stages import is_of_a_stage, names_a_stage
from cjm.importers.tables.telling import INNER, TELLING

_FEWEST_TOLD = 3
"""How many telling fields phases have at the least where they tell neither feelings nor touchpoints, or one stands alone."""
_FEWEST_ALIKE = 2
_BELOW_PHASE = {"step": "actions", "journey": "summary"}
_LISTS = TELLING - {"emotion", "score", "feeling", "moment_of_truth", "desired_score", "desired_feeling"}
"""The fields of which a phase may say more below a second label."""
_DOINGS = INNER | {"actions"}
_FELT = INNER - {"thoughts"}
_MEETINGS = INNER | {"touchpoints", "channel"}


def journeys(parts: Sequence[Part]) -> list[list[Part]]:
    """The parts of each journey that is told by headings with labelled lists."""
    told = [part for part in _by_persona(_folded(parts)) if part.tells]
    return [_with_silent(group, parts) for group in _groups(told) if _is_journey(group)]


def draft_of(group: Sequence[Part], name: str, wishes: Wishes, notes: Notes) -> Draft:
    """The draft of parts that are its phases, or the steps of phases that the headings above them name."""
    has_phases = len({id(part.parent) for part in group}) > 1
    top = top_of(group)
    text = " ".join(cell.text for part in group for _, cells in part.said for cell in cells)
    draft = Draft(
        wishes.title or title_of(top.headings if top else (), name), wishes.language or language_of(text)
    )
    records = [_record(part, has_phases=has_phases) for part in group]
    for part, stage in zip(group, fill(draft, records, notes, kind="label"), strict=True):
        if not part.tells:
            name = plain(part.heading.cell.text)
            message = (
                f"“{stage.name if stage else name}” was taken for a phase, as the headings beside it are"
            )
            notes.add(STRUCTURE_GUESSED, message, part.heading.cell.where)
        for other in part.others:
            if not is_empty(other.text):
                _place(draft, stage, other, notes)
        for table in part.tables:
            _keep_table(stage or draft, table, notes)
    what = "step" if has_phases else "phase"
    notes.add(
        STRUCTURE_GUESSED,
        f"the heading “{plain(group[0].heading.cell.text)}” was taken for a {what}",
        group[0].heading.cell.where,
    )
    return draft


def _place(draft: Draft, stage: Stage | None, text: Cell, notes: Notes) -> None:
    """What no label names a field of: a quotation is what is thought there, anything else is kept."""
    said = plain(text.text)
    read = mind(text.text)
    if stage is not None and read.is_quotation:
        if read.feeling:
            stage.feel(score=feeling(read.feeling, OURS).score)
        if isinstance(stage, Phase):
            stage = stage.steps[0] if stage.steps else stage.step(stage.name)
        for thought in read.thoughts:
            stage.add("thoughts", thought)
        notes.add(STRUCTURE_GUESSED, "the quotation was taken for a thought", text.where)
        return
    name, behind = labelled(text.text)
    if name and not is_empty(behind):
        (stage or draft).keep(plain(name), plain(behind))
        message = f"the label “{plain(name)}” has no place in a map"
    else:
        (stage or draft).keep("text", said)
        message = f"“{said[:60]}” stands below no label"
    notes.add(TEXT_WITHOUT_PLACE, message, text.where, KEPT_HELP)


def _keep_table(into: Draft | Stage, table: Table, notes: Notes) -> None:
    """Keep the rows of a table that stands below a phase and is no journey itself."""
    for row in table.rows:
        into.keep("table", " | ".join(plain(cell.text) for cell in row))
    heads = ", ".join(f"“{plain(cell.text)}”" for cell in table.rows[0] if not is_empty(cell.text))
    message = f"the table with the heads {heads or '?'} says nothing that a map has a place for"
    notes.add(TEXT_WITHOUT_PLACE, message, table.rows[0][0].where, KEPT_HELP)


def top_of(group: Sequence[Part]) -> Part | None:
    """The part around all phases of a journey."""
    parent = group[0].parent
    return parent.parent if parent and len({id(part.parent) for part in group}) > 1 else parent


def _folded(parts: Sequence[Part]) -> Sequence[Part]:
    """The parts, where views of a stage, such as `What they see` below each, are part of the stage itself."""
    headings = Counter(plain(part.heading.cell.text) for part in parts if part.parent)
    told = [part for part in parts if part.tells]
    children = Counter(id(part.parent) for part in told)
    for part in told:
        stage, heading = part.parent, part.heading.cell
        if stage is None or stage.is_of_a_map or is_of_a_stage(heading.text):
            continue
        again = headings[plain(heading.text)] > 1 and not part.is_view_of_a_stage
        alone = (
            children[id(stage)] == 1
            and is_of_a_stage(stage.heading.cell.text)
            and not part.is_view_of_a_stage
        )
        if again or alone:
            stage.said += part.said
            stage.others += part.others if again else [heading, *part.others]
            part.said, part.others = [], []
    return parts


def _by_persona(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, where the views that personas have of each stage are journeys of their own, with the stages as phases."""
    journeys: dict[tuple[int, str], Part] = {}
    for part in parts:
        stage = part.parent
        if not part.is_view_of_a_stage or stage is None:
            yield part
            continue
        name = plain(part.heading.cell.text)
        around = journeys.setdefault((id(stage.parent), name), Part(part.heading, stage.parent))
        if not around.said:
            around.said = [(Cell("persona", part.heading.cell.where), [part.heading.cell])]
        yield replace(part, heading=stage.heading, parent=around, is_view=True)


def _groups(told: Sequence[Part]) -> list[list[Part]]:
    """The parts of each journey: those below one heading; below several headings that are phases, all of them."""
    by_parent: dict[int, list[Part]] = {}
    for part in told:
        by_parent.setdefault(id(part.parent), []).append(part)
    found: list[list[Part]] = []
    for group in by_parent.values():
        if found and _are_of_one(found[-1], group):
            found[-1] += group
        else:
            found.append(group)
    return [_stages_among(group) for group in found]


def _stages_among(group: list[Part]) -> list[Part]:
    """The stages of a group, where most call themselves so; without templates and the like beside them."""
    stages = [part for part in group if names_a_stage(part.heading.cell.text)]
    return stages if len(stages) * 2 > len(group) else group


def _with_silent(group: list[Part], parts: Sequence[Part]) -> list[Part]:
    """The phases of a journey with those among them of which nothing can be read.

    They are called as the others are: all by a word such as `Phase 2`, or by numbers between the first and the last.
    """
    first = group[0]
    if len(group) < _FEWEST_ALIKE or any(part.parent is not first.parent for part in group):
        return group
    are_named = all(names_a_stage(part.heading.cell.text) for part in group)
    if not are_named and not all(is_of_a_stage(part.heading.cell.text) for part in group):
        return group
    beside = [
        part for part in parts if part.parent is first.parent and part.heading.level == first.heading.level
    ]
    own = {id(part) for part in group}
    at = [number for number, part in enumerate(beside) if id(part) in own]
    if len(at) < len(group):
        return group
    known = set(at)
    called = names_a_stage if are_named else is_of_a_stage
    among = range(len(beside)) if are_named else range(at[0], at[-1])
    known |= {number for number in among if called(beside[number].heading.cell.text)}
    return [part for number, part in enumerate(beside) if number in known]


def _are_of_one(group: Sequence[Part], next_: Sequence[Part]) -> bool:
    """Whether two groups are the steps of phases that follow each other."""
    parents = [group[-1].parent, next_[0].parent]
    if any(parent is None or parent.is_of_a_map for parent in parents):
        return False
    first, second = (parent for parent in parents if parent)
    return first.parent is second.parent and (
        (is_of_a_stage(first.heading.cell.text) and is_of_a_stage(second.heading.cell.text))
        or not any(is_of_a_stage(part.heading.cell.text) for part in (*group, *next_))
    )


def _is_journey(group: Sequence[Part]) -> bool:
    """Whether what is told is a journey, and not just a section with two labels."""
    fields = set[str]().union(*(part.fields for part in group))
    if len(group) == 1:
        sure = len(fields & TELLING) >= _FEWEST_TOLD and bool(fields & _DOINGS)
        return sure and is_of_a_stage(group[0].heading.cell.text)
    are_named = all(names_a_stage(part.heading.cell.text) for part in group)
    if group[0].is_among_journeys or are_named:
        if are_named and group[0].is_among_journeys and "pain_points" in fields:
            return True
        return bool(fields & _MEETINGS) or (len(fields & TELLING) >= _FEWEST_TOLD and bool(fields & _DOINGS))
    return bool(fields & _FELT)


def _record(part: Part, *, has_phases: bool) -> Record:
    """The columns and the cells of a part, as if it were the row of a table."""
    heads = [Cell("step" if has_phases else "phase", part.heading.cell.where)]
    cells = [part.heading.cell]
    if has_phases and part.parent:
        heads.insert(0, Cell("phase", part.parent.heading.cell.where))
        cells.insert(0, part.parent.heading.cell)
    texts = [[cell.text] for cell in cells]
    places: dict[str, int] = {}
    for label, values in part.said:
        said = [value for value in values if not is_empty(value.text)]
        if not said:
            continue
        name = _named(label)
        head = head_of(name.text, exact=True)
        at = places.get(head.field) if head and head.field in _LISTS else None
        if at is None:
            places.setdefault(head.field if head else name.text, len(texts))
            heads.append(name)
            cells.append(Cell("", (said[0].where[0], said[-1].where[1])))
            texts.append([])
        texts[-1 if at is None else at] += (value.text for value in said)
    joined = (Cell("\n".join(lines), cell.where) for cell, lines in zip(cells, texts, strict=True))
    return Record(columns_of(heads), list(joined))


def _named(label: Cell) -> Cell:
    """A label below a phase; its steps are what is done there, and its scenario is what it is about."""
    head = head_of(label.text, exact=True)
    return label._replace(text=_BELOW_PHASE.get(head.field, label.text)) if head else label
