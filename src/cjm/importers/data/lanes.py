"""Data with lists of phases beside lists of what is said of each, as boards of rows and columns are saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjm.importers.data.nodes import entries_of, name_of, object_at
from cjm.importers.tables.grid import Cell
from cjm.importers.tables.headers import head_of, is_name
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

_FEWEST = 2
_OF_LISTS = frozenset({"cells", "values", "items", "content", "data"})
_OF_THE_WHOLE = frozenset({"phase", "journey", "personas"})
Phases = list[tuple[Cell, MappingNode]]


def with_lanes(phases: Phases, entries: Mapping[str, Node]) -> tuple[Phases, set[str]]:
    """Phases with what lists beside theirs say of each, and the keys of those lists.

    Phases of which something is said already stay as they are, and so they do where fewer than two lists are as long as
    theirs.
    """
    if not phases or any(node.value for _, node in phases):
        return phases, set()
    lanes: list[tuple[str, SequenceNode]] = []
    keys: set[str] = set()
    for key, value in entries.items():
        found = list(_lanes(key, value))
        if found and all(len(lane.value) == len(phases) for _, lane in found) and _are_known(found):
            lanes += found
            keys.add(key)
    if len(lanes) < _FEWEST:
        return phases, set()
    said = [[(label, lane.value[at]) for label, lane in lanes] for at in range(len(phases))]
    return [(name, object_at(node, each)) for (name, node), each in zip(phases, said, strict=True)], keys


def _lanes(key: str, value: Node) -> Iterator[tuple[str, SequenceNode]]:
    """The lanes at a key: a list by itself, lists by their names, or a list of objects with a name and a list."""
    if isinstance(value, MappingNode):
        inner = entries_of(value)
        lists = [(label, each) for label, each in inner.items() if isinstance(each, SequenceNode)]
        yield from lists if len(lists) == len(inner) else ()
    elif isinstance(value, SequenceNode) and all(isinstance(item, ScalarNode) for item in value.value):
        yield key, value
    elif isinstance(value, SequenceNode):
        for item in value.value:
            inner = entries_of(item) if isinstance(item, MappingNode) else {}
            cells = [each for each in inner.values() if isinstance(each, SequenceNode)]
            if len(cells) != 1 or any(map(_is_more, inner)):
                return
            yield name_of(item), cells[0]


def _is_more(key: str) -> bool:
    """Whether a key of a lane is neither its name nor its number, nor that of its list."""
    head = head_of(key, exact=True)
    return not (is_name(key) or key in _OF_LISTS or (head is not None and head.field == "number"))


def _are_known(lanes: Sequence[tuple[str, SequenceNode]]) -> bool:
    """Whether lanes say what is said of phases, and do not name these."""
    heads = [head_of(label, exact=True) for label, _ in lanes]
    fields = {head.field for head in heads if head}
    return bool(fields) and fields.isdisjoint(_OF_THE_WHOLE)
