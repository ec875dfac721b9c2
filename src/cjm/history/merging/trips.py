"""Things that went from one list of the map to another, such as a step that a side put into another phase.

What stands elsewhere in one version than in another is watched: a first merge looks into all that holds it, and sees
what is gone from one list and new in another. With both put together, a second merge treats them as one thing, so that
what the other side changed in it comes along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cjm.history.merging.identity import Entry
from cjm.history.merging.place import Place
from cjm.history.merging.tree import Collection, Item
from cjm.model.ids import slug
from cjm.model.map import Map
from cjm.model.shape import ListShape, ObjectShape, Shape, shape_of
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

_Thing = tuple[str, str]
"""The kind of a thing and its id or its name."""


@dataclass(slots=True)
class _Seen:
    """Where a thing was met: in lists that it left, in lists to which it came."""

    left: list[Entry] = field(default_factory=list)
    came: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Trips:
    """What a merge has met, or what another has learnt from it."""

    _seen: dict[_Thing, _Seen] = field(default_factory=lambda: defaultdict(_Seen))
    _whole: dict[int, Entry] = field(default_factory=dict)
    _gone: set[int] = field(default_factory=set)

    def meet(self, entry: Entry, place: Place) -> None:
        """Take note of an entry of a list of things that stands at a place."""
        is_whole = entry.base and entry.ours and entry.theirs
        if is_whole or (thing := _thing(entry, place)) is None:
            return
        seen = self._seen[thing]
        (seen.left if entry.base else seen.came).append(entry)

    def learnt(self) -> Trips | None:
        """What a second merge has to know, `None` where nothing went from one list to another."""
        trips = Trips()
        for seen in self._seen.values():
            if len(seen.left) == 1 and seen.came:
                trips._learn(seen.left[0], seen.came)
        return trips if trips._whole else None

    def _learn(self, left: Entry, came: list[Entry]) -> None:
        ours = [each for each in (left, *came) if each.ours]
        theirs = [each for each in (left, *came) if each.theirs]
        if len(ours) > 1 or len(theirs) > 1:
            return
        mine, yours = ours[0].ours if ours else None, theirs[0].theirs if theirs else None
        if left.ours or left.theirs:
            self._gone.add(_mark(left))
        for each in came:
            is_apart = not (left.ours or left.theirs) and not (each.ours and each.theirs)
            self._whole[_mark(each)] = (
                Entry(left.base, each.ours, each.theirs) if is_apart else Entry(left.base, mine, yours)
            )

    def has_left(self, entry: Entry) -> bool:
        """Whether the entry is now in another list."""
        return bool(self._gone) and _mark(entry) in self._gone

    def whole(self, entry: Entry) -> Entry:
        """The entry with what it was, and is on the other side, in the list that it came from."""
        return self._whole.get(_mark(entry), entry) if self._whole else entry


@dataclass(frozen=True, slots=True)
class Watched:
    """The nodes of things that stand elsewhere in another version, and of all that holds them, the things included."""

    things: frozenset[int]
    nodes: frozenset[int]


def watched(roots: Sequence[Collection]) -> Watched:
    """What to look into for things that go from one list to another, in all versions of a map."""
    phases = [_phases(root) for root in roots]
    same = set.intersection(*({item.plain for item in each} for each in phases)) if phases else set()
    shape = shape_of(Map).keys["phases"]
    assert isinstance(shape, ListShape)
    places: defaultdict[_Thing, list[tuple[int, _Place]]] = defaultdict(list)
    for version, items in enumerate(phases):
        for item in items:
            if item.plain not in same:
                for thing, place in _things(item.seen.node, shape.item, _Place()):
                    places[thing].append((version, place))
    found: list[_Place] = []
    for each in places.values():
        versions = [version for version, _ in each]
        if len(set(versions)) == len(versions) and len({place.names for _, place in each}) > 1:
            found += [place for _, place in each]
    nodes = frozenset(node for place in found for node in place.nodes)
    return Watched(frozenset(place.nodes[-1] for place in found), nodes)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a thing stands: the names of what holds it, and the nodes that lead to it, its own included."""

    names: tuple[str, ...] = ()
    nodes: tuple[int, ...] = ()


def _phases(root: Collection) -> list[Item]:
    value = next((item.parts.value for item in root.items if item.key == "phases"), None)
    return value.items if isinstance(value, Collection) else []


def _things(node: Node, shape: Shape, place: _Place) -> Iterator[tuple[_Thing, _Place]]:
    """The things in a phase, and itself."""
    if not isinstance(shape, ObjectShape) or shape.main is None:
        return
    called = _called(node)
    inner = _Place((*place.names, called or ""), (*place.nodes, id(node)))
    if called:
        yield (shape.model.__name__, called), _Place(place.names, inner.nodes)
    for key, value in node.value if isinstance(node, MappingNode) else ():
        below = shape.keys.get(key.value)
        if isinstance(below, ListShape) and isinstance(value, SequenceNode):
            of = _Place((*inner.names, key.value), (*inner.nodes, id(value)))
            for item in value.value:
                yield from _things(item, below.item, of)


def _called(node: Node) -> str | None:
    """The id of a thing, else what its name or text gives."""
    if isinstance(node, ScalarNode):
        return slug(node.value) or node.value or None
    if not isinstance(node, MappingNode):
        return None
    texts = {key.value: value.value for key, value in node.value if isinstance(value, ScalarNode)}
    called = texts.get("name") or texts.get("text")
    return texts.get("id") or (called and (slug(called) or called)) or None


def _thing(entry: Entry, place: Place) -> _Thing | None:
    shape = place.shape.item if isinstance(place.shape, ListShape) else None
    if not isinstance(shape, ObjectShape) or shape.main is None:
        return None
    item = entry.base or entry.ours or entry.theirs
    assert item is not None  # an entry is somewhere
    called = _called(item.seen.node)
    return (shape.model.__name__, called) if called else None


def _mark(entry: Entry) -> int:
    """What tells an entry apart in every merge of the same versions: the node that it has there."""
    item: Item | None = entry.ours or entry.theirs or entry.base
    return id(item.seen.node) if item else 0
