"""Where in a tree the journeys are: objects with phases, or with steps that stand in no phase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjm.importers.data.nodes import children_of, entries_of, name_cell, object_at
from cjm.importers.tables.grid import Cell
from cjm.importers.tables.headers import head_of
from cjm.importers.tables.stages import is_number
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
_AROUND = ("maps", "data")
"""Keys under which journeys may stand, besides those that are called so."""
_FEWEST = 2
_OF_TOUCHPOINTS = frozenset({"touchpoints", "channel", "step", "phase"})
"""The fields that only say which touchpoint it is."""


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
        if (phases := phases_of(entries)) is not None or key_of_steps(entries) is not None:
            if not _are_numbers(phases or []):
                yield node
            return
        for name in keys_of_journeys(entries):
            own = list(journeys_in(entries[name]))
            if not own and (named := stages_by_name(entries[name])) is not None:
                own = [named]
            yield from own


def _are_numbers(phases: Sequence[tuple[Cell, MappingNode]]) -> bool:
    """Whether phases are numbers and nothing more, which say of what stages something is, and not what they are."""
    return bool(phases) and all(is_number(name.text) and not node.value for name, node in phases)


def keys_of_journeys(entries: Mapping[str, Node]) -> list[str]:
    """The keys of an object under which journeys stand."""
    return [key for key in entries if key in _AROUND or ((head := head_of(key)) and head.field == "journey")]


def stages_by_name(node: Node) -> MappingNode | None:
    """The journey of an object that has a stage under each key: `awareness: …`, `purchase: …`; else `None`."""
    stages = entries_of(node).values() if isinstance(node, MappingNode) else ()
    objects = [stage for stage in stages if isinstance(stage, MappingNode)]
    if len(objects) < _FEWEST or len(objects) < len(stages) or not all(map(_tells, objects)):
        return None
    return object_at(node, [("phases", node)])


def _tell(objects: Sequence[MappingNode]) -> bool:
    """Whether most objects of a list have a name and say something that hardly anything but phases and steps say."""
    telling = [item for item in objects if name_cell(entries_of(item)) and _tells(item)]
    return len(telling) * 2 > len(objects) > 0


def _tells(item: MappingNode) -> bool:
    """Whether an object says something that hardly anything but phases and steps say."""
    return not _fields_of(item).isdisjoint(TELLING)


def _fields_of(item: MappingNode) -> set[str]:
    heads = (head_of(key, exact=True) for key in entries_of(item))
    return {head.field for head in heads if head}


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
    """The key under which an object has steps: objects of their own. Touchpoints are steps where more is said of them."""
    keys = [*_STEPS, *(key for key in entries if (head := head_of(key, exact=True)) and head.field == "step")]
    return next((key for key in keys if key in entries and _are_steps(key, entries[key])), None)


def _are_steps(key: str, value: Node) -> bool:
    objects = [
        item
        for item in (value.value if isinstance(value, SequenceNode) else ())
        if isinstance(item, MappingNode)
    ]
    if not are_touchpoints(key):
        return bool(objects)
    return any(_fields_of(item) & TELLING - _OF_TOUCHPOINTS for item in objects)


def are_touchpoints(key: str) -> bool:
    """Whether touchpoints stand under a key."""
    head = head_of(key, exact=True)
    return head is not None and head.field == "touchpoints"
