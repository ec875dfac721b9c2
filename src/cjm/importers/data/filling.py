"""From an object with phases to a draft: its phases and steps as records, and what is said of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from cjm.importers.data.finding import are_touchpoints, key_of_phases, key_of_steps, phases_of
from cjm.importers.data.lanes import with_lanes
from cjm.importers.data.nodes import (
    children_of,
    entries_of,
    flat,
    name_cell,
    name_of,
    object_at,
    span_of,
    text_of,
)
from cjm.importers.draft import Draft, keep
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Wishes
from cjm.importers.notes import KEPT_HELP, NAME_MADE_UP, STRUCTURE_GUESSED, TEXT_WITHOUT_PLACE, Notes
from cjm.importers.placing import made_up_title
from cjm.importers.tables.cells import is_empty, items, plain
from cjm.importers.tables.grid import Cell, Column, beside_staff, columns_of
from cjm.importers.tables.headers import head_of, is_name
from cjm.importers.tables.records import Record, fill
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.scalars import is_null

_TEXTS = 5_000
"""How many texts are looked at for the language of a journey."""
_FACTS = frozenset({"summary", "customer_goal"})
_TITLES = ("title", "name", "label", "journey")


def draft_of(journey: MappingNode, foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft:
    """The draft of an object that is a journey."""
    entries = entries_of(journey)
    phases, at = phases_of(entries), key_of_phases(entries)
    titled = next((key for key in _keys_of_titles(entries) if key in entries and text_of(entries[key])), "")
    title = wishes.title or (text_of(entries[titled]) if titled else "")
    if not title:
        title = made_up_title(foreign.stem, "journey", span_of(journey), notes)
    draft = Draft(title, wishes.language or language_of(" ".join(islice(_texts(journey), _TEXTS))))
    if phases is None:
        at = key_of_steps(entries) or ""
        notes.add(
            STRUCTURE_GUESSED, f"`{at}` stand in no phase; theirs is called “{title}”", span_of(entries[at])
        )
        phases = [(Cell(title, span_of(journey)), object_at(journey, [(at, entries[at])]))]
    phases, beside = with_lanes(phases, entries)
    named = _named(phases, "phase", notes)
    fill(draft, [record for phase in named for record in records_of(phase, notes)], notes, kind="key")
    _keep_rest(draft, entries, {at, titled, *beside}, notes)
    return draft


def _keys_of_titles(entries: Iterable[str]) -> Iterator[str]:
    """The keys under which a journey may have its title, the likelier first."""
    yield from _TITLES
    yield from filter(is_name, entries)
    yield from (key for key in entries if (head := head_of(key, exact=True)) and head.field == "journey")
    yield "id"


def _texts(node: Node) -> Iterator[str]:
    """The texts in a tree, as they are without escapes, and without its keys: these are in the language of a program."""
    if isinstance(node, ScalarNode):
        yield node.value
    elif isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _texts(value)
    else:
        for item in node.value:
            yield from _texts(item)


def records_of(phase: tuple[Cell, MappingNode], notes: Notes) -> Iterator[Record]:
    """The records of a phase: the phase itself, then each of its steps."""
    name, node = phase
    entries = entries_of(node)
    at = key_of_steps(entries)
    yield _record([("phase", name)], entries, {at})
    steps = children_of(entries[at]) if at is not None else []
    is_touched = at is not None and are_touchpoints(at)
    for step, inner in _named(steps, "step", notes):
        own = entries_of(inner)
        touched = [("touchpoints", step)] if is_touched and not any(map(are_touchpoints, own)) else []
        yield _record([("phase", name), *touched, ("step", step)], own, set())


def _named(
    children: Sequence[tuple[Cell, MappingNode]], what: str, notes: Notes
) -> Iterator[tuple[Cell, MappingNode]]:
    """Phases or steps, where those that say something without a name of their own are called by their number."""
    for number, (name, node) in enumerate(children, 1):
        if not is_empty(name.text) or not _says_something(node):
            yield name, node
            continue
        made_up = f"{what.capitalize()} {number}"
        called = f"“{made_up}”" if what == "phase" else f"by what is done there, else “{made_up}”"
        notes.add(NAME_MADE_UP, f"the {what} has no name; it is called {called}", name.where)
        yield Cell(made_up, name.where), node


def _says_something(node: MappingNode) -> bool:
    """Whether there is a text in an object, however deep."""
    cells = (cell for key, value in entries_of(node).items() for _, cell in cells_of(key, value))
    return any(not is_empty(cell.text) for cell in cells)


def _record(
    names: Sequence[tuple[str, Cell]], entries: Mapping[str, Node], without: set[str | None]
) -> Record:
    """What an object says below its names; steps of a phase that are only texts are what is done in it."""
    columns = columns_of([Cell(field, cell.where) for field, cell in names])
    cells = [cell for _, cell in names]
    own = names[-1][1].where
    for key, value in entries.items():
        if key in without or span_of(value) == own:
            continue
        for column, cell in cells_of(key, value):
            is_of_phase = column.field == "step" and len(names) == 1
            columns += columns_of([Cell("actions", column.cell.where)]) if is_of_phase else [column]
            cells.append(cell)
    return Record(beside_staff(columns), cells)


def cells_of(key: str, value: Node) -> Iterator[tuple[Column, Cell]]:
    """What a key says, as cells below heads: texts of a list one a line, of an object each of its own keys.

    What objects in a list say beside their names stands behind the words for it, and below a head that fills no field.
    """
    where = span_of(value)
    head = Column(Cell(key, where), head_of(key, exact=True))
    if isinstance(value, ScalarNode):
        yield head, Cell("" if is_null(value) else value.value, where)
    elif isinstance(value, MappingNode):
        for inner, each in entries_of(value).items():
            yield from cells_of(inner if head_of(inner, exact=True) else key, each)
    elif isinstance(value, SequenceNode):
        items = list(flat(value))
        texts = [text.replace("\n", " ") for item in items if (text := text_of(item) or name_of(item))]
        if texts:
            yield head, Cell("\n".join(texts), where)
        for item in items:
            yield from _beside_name(key, item) if isinstance(item, MappingNode) else ()


def _beside_name(key: str, item: MappingNode) -> Iterator[tuple[Column, Cell]]:
    entries = entries_of(item)
    named = name_cell(entries)
    for inner, value in entries.items():
        if named is None or span_of(value) != named.where:
            label = f"{key}: {named.text if named else '?'}: {inner}"
            for column, cell in cells_of(label, value):
                yield Column(column.cell, None), cell


def _keep_rest(draft: Draft, entries: Mapping[str, Node], done: Iterable[str | None], notes: Notes) -> None:
    """What is said of the journey as a whole: who goes through it, what it is about; the rest is kept."""
    for key, value in entries.items():
        head = head_of(key, exact=True)
        if key in done:
            continue
        cells = [cell for _, cell in cells_of(key, value) if not is_empty(cell.text)]
        texts = [plain(line) for cell in cells for line in cell.text.split("\n")]
        if head and head.field == "personas" and (people := _people(value)):
            for person in people:
                _name_persona(draft, *person, notes)
        elif head and head.field in _FACTS and len(texts) == 1 and head.field not in draft.data:
            draft.data[head.field] = texts[0]
        else:
            for text in texts:
                draft.keep(key, text)
            if texts:
                message = f"`{key}` has no place in a map"
                notes.add(TEXT_WITHOUT_PLACE, message, span_of(value), KEPT_HELP)


def _people(value: Node) -> list[tuple[str, Node]]:
    """Whom a key names, each with what is said of them: in a text, an object, or several; none where one has no name."""
    if isinstance(value, MappingNode) and not name_of(value):
        named = [(text_of(key), each) for key, each in value.value if isinstance(each, MappingNode)]
        found: list[tuple[str, Node]] = [(name_of(each) or key, each) for key, each in named]
        return found if len(found) == len(value.value) else []
    several = flat(value) if isinstance(value, SequenceNode) else [value]
    said = [each for each in several if text_of(each) or isinstance(each, MappingNode)]
    return [] if not all(map(_name, said)) else [(_name(each), each) for each in said]


def _name(person: Node) -> str:
    return text_of(person) or name_of(person)


def _name_persona(draft: Draft, name: str, person: Node, notes: Notes) -> None:
    """Register a persona; what is said of them beside the name is kept in their entry."""
    id_ = draft.register("personas", name)
    entry = draft.data["personas"][id_]
    entries = entries_of(person) if isinstance(person, MappingNode) else {}
    named = name_cell(entries)
    for key, value in entries.items():
        texts = [line for _, cell in cells_of(key, value) for line in items(cell.text)]
        if (named and span_of(value) == named.where) or not texts:
            continue
        for text in texts:
            keep(entry, key, text)
        message = f"`{key}` of the persona “{name}” has no place in a map"
        notes.add(TEXT_WITHOUT_PLACE, message, span_of(value), KEPT_HELP)
