"""Where in a tree the journeys are: objects with phases, or with steps that stand in no phase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjm.importers.data.nodes import children_of, entries_of, name_cell, object_at
from cjm.importers.tables.grid import Cell
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.telling import TELLING
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

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
JOURNEYS = (
    "journeys",
    "maps",
    "customer_journeys",
    "journey",
    "map",
    "customer_journey",
    "customerJourney",
    "data",
)


def journeys_in(node: Node) -> Iterator[MappingNode]:
    """The objects that are journeys: those with phases, or with steps that stand in no phase; at the root or in a list."""
    if isinstance(node, SequenceNode):
        objects = [item for item in node.value if isinstance(item, MappingNode)]
        own = [journey for item in objects for journey in journeys_in(item)]
        if not own and _tell(objects):
            yield object_at(node, [("phases", node)])
        yield from own
    elif isinstance(node, MappingNode):
        entries = entries_of(node)
        if phases_of(entries) is not None or key_of_steps(entries) is not None:
            yield node
            return
        for name in JOURNEYS:
            if name in entries:
                yield from journeys_in(entries[name])


def _tell(objects: Sequence[MappingNode]) -> bool:
    """Whether most objects of a list have a name and say something that hardly anything but phases and steps say."""
    telling = [
        item
        for item in objects
        if name_cell(entries_of(item))
        and any((head := head_of(key, exact=True)) and head.field in TELLING for key in entries_of(item))
    ]
    return len(telling) * 2 > len(objects) > 0


def phases_of(entries: Mapping[str, Node]) -> list[tuple[Cell, MappingNode]] | None:
    """The phases of an object with their names: those in a list, or in a mapping by their names."""
    key = key_of_phases(entries)
    return None if key is None else children_of(entries[key])


def key_of_phases(entries: Mapping[str, Node]) -> str | None:
    """The key under which an object has phases."""
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


def key_of_steps(entries: Mapping[str, Node]) -> str | None:
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
