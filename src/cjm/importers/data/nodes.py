"""The nodes of JSON and YAML as an import looks at them: objects by their keys, names, texts, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cjm.importers.notes import Span
from cjm.importers.tables.cells import plain
from cjm.importers.tables.grid import Cell
from cjm.importers.tables.headers import is_name, names_stages
from cjm.source import nodes
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.scalars import is_null

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


def entries_of(node: MappingNode) -> dict[str, Node]:
    """The values of an object by their keys."""
    return {key.value: value for key, value in node.value if isinstance(key, ScalarNode)}


_BEGINNINGS = ("name", "title")
"""How keys of names begin where there are several, as `name_en`."""


def name_cell(entries: Mapping[str, Node]) -> Cell | None:
    """What an object is called, and where that stands; `None` where it has no name."""
    return next(
        (
            Cell(text, span_of(entries[key]))
            for key in _keys_of_names(entries)
            if key in entries and (text := text_of(entries[key]))
        ),
        None,
    )


def _keys_of_names(entries: Iterable[str]) -> Iterator[str]:
    """The keys under which the name of an object may stand, the likelier first."""
    if not (own := [key for key in entries if is_name(key) or names_stages(key)]):
        yield from _NAMES
        yield from (key for key in entries if key.lower().startswith(_BEGINNINGS))
        return
    yield from sorted(own, key=lambda key: _NAMES.index(key) if key in _NAMES else len(_NAMES))
    yield from _NAMES


def name_of(node: Node) -> str:
    """What an object is called; empty where it has no name, and for anything else."""
    named = name_cell(entries_of(node)) if isinstance(node, MappingNode) else None
    return named.text if named else ""


def children_of(node: Node) -> list[tuple[Cell, MappingNode]]:
    """The objects in a list or a mapping, each with its name; a bare text is one that has nothing but a name.

    A null is none.
    """
    children = []
    pairs = (
        node.value
        if isinstance(node, MappingNode)
        else [(None, item) for item in node.value]
        if isinstance(node, SequenceNode)
        else []
    )
    for key, value in pairs:
        if key is None and is_null(value):
            continue
        name = Cell(str(key.value), span_of(key)) if key is not None else None
        nameless = Cell("?", (span_of(value)[0], span_of(value)[0]))
        if isinstance(value, MappingNode):
            children.append((name_cell(entries_of(value)) or name or nameless, value))
        elif isinstance(value, ScalarNode) and name is None:
            children.append((Cell(value.value, span_of(value)), object_at(value, [])))
        else:
            children.append((name or nameless, object_at(value, [("actions", value)])))
    return children


def object_at(at: Node, entries: Iterable[tuple[str, Node]]) -> MappingNode:
    """An object that is not in the file, in the place of a node that is."""
    start, end = at.start_mark, at.end_mark
    return MappingNode("", [(ScalarNode("", key, start, start), node) for key, node in entries], start, end)


def flat(node: SequenceNode) -> Iterator[Node]:
    """The items of a list, and those of lists in it."""
    for item in node.value:
        if isinstance(item, SequenceNode):
            yield from flat(item)
        else:
            yield item


def text_of(node: Any) -> str:
    """The text of a scalar; empty for a null and for anything else."""
    return plain(node.value) if isinstance(node, ScalarNode) and not is_null(node) else ""


def span_of(node: Node) -> Span:
    """Where a node stands; of a list or an object its first character."""
    return (
        nodes.span(node)
        if isinstance(node, ScalarNode)
        else (node.start_mark.index, node.start_mark.index + 1)
    )
