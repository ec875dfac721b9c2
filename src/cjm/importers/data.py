"""JSON and YAML: near relations of a map, with phases or stages and what stands in them, and maps of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cjm.errors import CannotDo
from cjm.importers.draft import Draft
from cjm.importers.foreign import Foreign
from cjm.importers.guesses.language import language_of
from cjm.importers.importer import Importer, Wishes
from cjm.importers.notes import KEPT_HELP, STRUCTURE_GUESSED, TEXT_LEFT_OUT, TEXT_WITHOUT_PLACE, Notes, Span
from cjm.importers.placing import made_up_title
from cjm.importers.tables.cells import is_empty, plain
from cjm.importers.tables.grid import Cell, Column, columns_of
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.records import Record, fill
from cjm.source import nodes
from cjm.source.document import read_document
from cjm.source.extensions import with_extensions
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.text import UNPRINTABLE

_NAMES = (
    "name",
    "title",
    "label",
    "heading",
    "phase",
    "stage",
    "step",
    "task",
    "action",
    "text",
    "description",
    "id",
)
_STEPS = (
    "steps",
    "step",
    "tasks",
    "substeps",
    "moments",
    "events",
    "actions",
    "activities",
    "interactions",
    "touchpoints",
    "items",
    "children",
)
_JOURNEYS = (
    "journeys",
    "maps",
    "customer_journeys",
    "journey",
    "map",
    "customer_journey",
    "customerJourney",
    "data",
)
_TITLES = ("title", "name", "label", "journey", "id")
_SUFFIXES = (".json", ".yaml", ".yml")
_SECOND_DOCUMENT = "CJM0005"
_BREAKS_OF_YAML = re.compile("[\x85\u2028\u2029]")
_NEAR = (".json", ".yaml", ".yml", "")


def _likelihood(foreign: Foreign) -> float:
    if foreign.suffix not in _NEAR or foreign.is_binary:
        return 0
    root = _root(foreign)
    if root is None and foreign.suffix == ".json" and (settled := _settled(foreign)) is not None:
        root = _root(settled)
    if root is None:
        return 0
    return 1 if _is_ours(root) else 0.7 if any(True for _ in _journeys(root)) else 0


def _read(foreign: Foreign, wishes: Wishes, notes: Notes) -> Sequence[Draft]:
    root = _root(foreign)
    if root is None and (settled := _settled(foreign)) is not None:
        nowhere = Notes()
        drafts = _read(settled, wishes, nowhere)
        for note in nowhere:
            notes.add(note.kind, note.message, (0, 0), note.help)
        return drafts
    if root is None:
        _, found = nodes.parse(foreign.text)
        why = found[0].problem.message if found else "it is empty"
        help_ = "repair the file, or say with --from what it is"
        raise CannotDo(f"{foreign.name} is neither JSON nor YAML: {why}", help_)
    if _is_ours(root):
        return [_ours(foreign, wishes)]
    journeys = list(_journeys(root))
    if journeys:
        _note_second_document(foreign, notes)
        _note_beside(root, notes)
        _look_through(root, notes)
    return [_draft(journey, foreign, wishes, notes) for journey in journeys]


def _root(foreign: Foreign) -> Node | None:
    """The root of the text's nodes; `None` where it is neither JSON nor YAML, or more than may be read."""
    root, found = nodes.parse(foreign.text)
    return root if not found or found[0].code == _SECOND_DOCUMENT else None


def _settled(foreign: Foreign) -> Foreign | None:
    """JSON that YAML does not take, such as characters written as surrogates, in a form that it takes."""
    import json

    try:
        text = json.dumps(json.loads(foreign.text.content), ensure_ascii=False, indent=1)
    except (ValueError, RecursionError):
        return None
    text = _BREAKS_OF_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    settled = Foreign(foreign.name, text.encode("utf-8", "replace"))
    return settled if _root(settled) is not None else None


def _is_ours(root: Node) -> bool:
    return isinstance(root, MappingNode) and "cjm" in _entries(root)


def _ours(foreign: Foreign, wishes: Wishes) -> Draft:
    """A map of our own, under the title and in the language that are wished for. Raises CannotDo where it is not valid."""
    document = read_document(foreign.data, foreign.name)
    if document.map is None:
        why = document.findings[0].problem.message if document.findings else "it is a library"
        raise CannotDo(f"{foreign.name} is no valid map: {why}", f"`cjm lint {foreign.name}` says more")
    draft = Draft(wishes.title or document.map.title, wishes.language or document.map.language)
    draft.whole = with_extensions(document) | {
        key: value for key, value in (("title", wishes.title), ("language", wishes.language)) if value
    }
    return draft


def _journeys(node: Node) -> Iterator[MappingNode]:
    """The objects that are journeys: those with phases, or with steps that stand in no phase; at the root or in a list."""
    if isinstance(node, SequenceNode):
        objects = [item for item in node.value if isinstance(item, MappingNode)]
        own = [journey for item in objects for journey in _journeys(item)]
        if not own and _tell(objects):
            yield _object(node, [("phases", node)])
        yield from own
    elif isinstance(node, MappingNode):
        entries = _entries(node)
        if _phases(entries) is not None or _steps(entries) is not None:
            yield node
            return
        for name in _JOURNEYS:
            if name in entries:
                yield from _journeys(entries[name])


def _look_through(node: Node, notes: Notes) -> None:
    """Replace characters that escapes stand for and that no map can hold; note them, and values that cannot be named."""
    if isinstance(node, ScalarNode):
        if found := UNPRINTABLE.search(node.value):
            node.value = UNPRINTABLE.sub("\ufffd", node.value)
            message = f"characters such as U+{ord(found[0]):04X}, which no map can hold, were replaced"
            notes.add(TEXT_LEFT_OUT, message, _span(node))
    elif isinstance(node, MappingNode):
        last = _entries(node)
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                notes.add(TEXT_LEFT_OUT, "a key that is no text was left out with its value", _span(key))
            elif last[key.value] is not value:
                notes.add(TEXT_LEFT_OUT, f"`{key.value}` comes again; the first was left out", _span(value))
            _look_through(key, notes)
            _look_through(value, notes)
    else:
        for item in node.value:
            _look_through(item, notes)


def _note_second_document(foreign: Foreign, notes: Notes) -> None:
    for finding in nodes.parse(foreign.text)[1]:
        if finding.code == _SECOND_DOCUMENT and finding.problem.span:
            message = "only the first document of the file was read"
            notes.add(TEXT_LEFT_OUT, message, finding.problem.span, "put the others into files of their own")


def _note_beside(node: Node, notes: Notes) -> None:
    """Note what stands in a file beside the journeys that it holds."""
    entries = _entries(node) if isinstance(node, MappingNode) else {}
    if isinstance(node, SequenceNode):
        inner = [item for item in node.value if any(True for _ in _journeys(item))]
        others = [("an item", item) for item in node.value if item not in inner] if inner else []
    elif _phases(entries) is not None or _steps(entries) is not None:
        return
    else:
        keys = [name for name in _JOURNEYS if name in entries and any(True for _ in _journeys(entries[name]))]
        inner = [entries[key] for key in keys]
        others = [(f"`{key}`", value) for key, value in entries.items() if key not in keys]
    for what, value in others:
        notes.add(TEXT_LEFT_OUT, f"{what} stands beside the journey and was left out", _span(value))
    for each in inner:
        _note_beside(each, notes)


def _tell(objects: Sequence[MappingNode]) -> bool:
    """Whether most objects of a list have a name and say something that phases and steps say."""
    telling = [
        item
        for item in objects
        if _named(_entries(item)) and sum(head_of(key, exact=True) is not None for key in _entries(item)) > 1
    ]
    return len(telling) * 2 > len(objects) > 0


def _draft(journey: MappingNode, foreign: Foreign, wishes: Wishes, notes: Notes) -> Draft:
    entries = _entries(journey)
    phases, at = _phases(entries), _key_of_phases(entries)
    titled = next((key for key in _TITLES if key in entries and _text(entries[key])), "")
    title = wishes.title or (_text(entries[titled]) if titled else "")
    if not title:
        title = made_up_title(foreign.stem, "journey", _span(journey), notes)
    draft = Draft(title, wishes.language or language_of(foreign.text.content))
    if phases is None:
        at = _steps(entries) or ""
        notes.add(
            STRUCTURE_GUESSED, f"`{at}` stand in no phase; theirs is called “{title}”", _span(entries[at])
        )
        phases = [(Cell(title, _span(journey)), _object(journey, [(at, entries[at])]))]
    fill(draft, [record for phase in phases for record in _records(phase)], notes, kind="key")
    _keep_rest(draft, entries, {at, titled}, notes)
    return draft


def _phases(entries: Mapping[str, Node]) -> list[tuple[Cell, MappingNode]] | None:
    """The phases of an object with their names: those in a list, or in a mapping by their names."""
    key = _key_of_phases(entries)
    return None if key is None else _children(entries[key])


def _key_of_phases(entries: Mapping[str, Node]) -> str | None:
    return next(
        (
            key
            for key, value in entries.items()
            if not isinstance(value, ScalarNode)
            and (head := head_of(key, exact=True))
            and head.field == "phase"
        ),
        None,
    )


def _steps(entries: Mapping[str, Node]) -> str | None:
    """The key under which an object has steps: objects of their own."""
    return next(
        (
            key
            for key in _STEPS
            if isinstance(value := entries.get(key), SequenceNode)
            and any(isinstance(item, MappingNode) for item in value.value)
        ),
        None,
    )


def _children(node: Node) -> list[tuple[Cell, MappingNode]]:
    """The objects in a list or a mapping, each with its name; a bare text is one that has nothing but a name."""
    children = []
    pairs = (
        node.value
        if isinstance(node, MappingNode)
        else [(None, item) for item in node.value]
        if isinstance(node, SequenceNode)
        else []
    )
    for key, value in pairs:
        name = Cell(str(key.value), _span(key)) if key is not None else None
        if isinstance(value, MappingNode):
            children.append((_named(_entries(value)) or name or Cell("?", _span(value)), value))
        elif isinstance(value, ScalarNode) and name is None:
            children.append((Cell(value.value, _span(value)), _object(value, [])))
        else:
            children.append((name or Cell("?", _span(value)), _object(value, [("actions", value)])))
    return children


def _object(at: Node, entries: Iterable[tuple[str, Node]]) -> MappingNode:
    """An object that is not in the file, in the place of a node that is."""
    start, end = at.start_mark, at.end_mark
    return MappingNode("", [(ScalarNode("", key, start, start), node) for key, node in entries], start, end)


def _named(entries: Mapping[str, Node]) -> Cell | None:
    return next(
        (
            Cell(text, _span(entries[key]))
            for key in _NAMES
            if key in entries and (text := _text(entries[key]))
        ),
        None,
    )


def _records(phase: tuple[Cell, MappingNode]) -> Iterator[Record]:
    """The records of a phase: the phase itself, then each of its steps."""
    name, node = phase
    entries = _entries(node)
    at = _steps(entries)
    yield _record([("phase", name)], entries, {at})
    for step, inner in _children(entries[at]) if at is not None else ():
        yield _record([("phase", name), ("step", step)], _entries(inner), set())


def _record(
    names: Sequence[tuple[str, Cell]], entries: Mapping[str, Node], without: set[str | None]
) -> Record:
    columns = columns_of([Cell(field, cell.where) for field, cell in names])
    cells = [cell for _, cell in names]
    own = names[-1][1].where
    for key, value in entries.items():
        if key in without or _span(value) == own:
            continue
        for column, cell in _cells(key, value):
            columns.append(column)
            cells.append(cell)
    return Record(columns, cells)


def _cells(key: str, value: Node) -> Iterator[tuple[Column, Cell]]:
    """What a key says, as cells below heads: texts of a list one a line, of an object each of its own keys.

    What objects in a list say beside their names stands behind the words for it, and below a head that fills no field.
    """
    where = _span(value)
    head = columns_of([Cell(key, where)])[0]
    if isinstance(value, ScalarNode):
        yield head, Cell(value.value, where)
    elif isinstance(value, MappingNode):
        for inner, each in _entries(value).items():
            yield from _cells(inner if head_of(inner, exact=True) else key, each)
    elif isinstance(value, SequenceNode):
        items = list(_flat(value))
        texts = [text.replace("\n", " ") for item in items if (text := _text(item) or _name(item))]
        if texts:
            yield head, Cell("\n".join(texts), where)
        for item in items:
            yield from _beside_name(key, item) if isinstance(item, MappingNode) else ()


def _beside_name(key: str, item: MappingNode) -> Iterator[tuple[Column, Cell]]:
    entries = _entries(item)
    named = _named(entries)
    for inner, value in entries.items():
        if named is None or _span(value) != named.where:
            label = f"{key}: {named.text if named else '?'}: {inner}"
            for column, cell in _cells(label, value):
                yield Column(column.cell, None), cell


def _flat(node: SequenceNode) -> Iterator[Node]:
    """The items of a list, and those of lists in it."""
    for item in node.value:
        if isinstance(item, SequenceNode):
            yield from _flat(item)
        else:
            yield item


def _keep_rest(draft: Draft, entries: Mapping[str, Node], done: Iterable[str | None], notes: Notes) -> None:
    """What is said of the journey as a whole: who goes through it, what it is about; the rest is kept."""
    for key, value in entries.items():
        head = head_of(key, exact=True)
        if key in done:
            continue
        cells = [cell for _, cell in _cells(key, value) if not is_empty(cell.text)]
        texts = [plain(line) for cell in cells for line in cell.text.split("\n")]
        if head and head.field == "personas" and not isinstance(value, MappingNode):
            for text in texts:
                draft.register("personas", text)
        elif head and head.field in {"summary", "customer_goal"} and len(texts) == 1:
            draft.data.setdefault(head.field, texts[0])
        else:
            for text in texts:
                draft.keep(key, text)
            if texts:
                notes.add(
                    TEXT_WITHOUT_PLACE,
                    f"`{key}` has no place in a map",
                    _span(value),
                    KEPT_HELP,
                )


def _name(node: Node) -> str:
    named = _named(_entries(node)) if isinstance(node, MappingNode) else None
    return named.text if named else ""


def _entries(node: MappingNode) -> dict[str, Node]:
    return {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}


def _text(node: Any) -> str:
    return plain(node.value) if isinstance(node, ScalarNode) else ""


def _span(node: Node) -> Span:
    return (
        nodes.span(node)
        if isinstance(node, ScalarNode)
        else (node.start_mark.index, node.start_mark.index + 1)
    )


IMPORTER = Importer(
    name="data",
    about="JSON or YAML with phases or stages and their steps, or a map of cjm itself",
    suffixes=_SUFFIXES,
    likelihood=_likelihood,
    read=_read,
)
