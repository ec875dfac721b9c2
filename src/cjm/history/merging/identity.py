"""Which entries of a list or a mapping are the same thing in the three versions.

A thing is known by its id; else by its words as a whole, by its name, text or date; else, at the place where it stood,
by having most in common with what stood there. An entry of a registry is known by its key, and found under a new one by the same signs. What is
left over of a list of texts is matched in order, so that two rewordings of one text meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from cjm.history.merging.likeness import likeness
from cjm.history.merging.tree import Item
from cjm.model.ids import slug
from cjm.source.nodes import MappingNode, ScalarNode

_NAMES = (("name",), ("text",), ("date", "by"), ("date",), ("step",), ("from", "to"), ("persona", "trait"))
_MOST = 0.5
"""A changed entry has more than this in common with what it was (`likeness`)."""
_MANY = 400
"""How many pairs are compared like that at one place; more are taken for different things."""


class Known(Enum):
    """By what the entries of a collection are known."""

    KEY = "the key of an object"
    ID = "the key of a registry"
    THING = "the signs of a thing"
    TEXT = "the words of a text"
    MEMBER = "an id or a choice, of which a list is a set"


@dataclass(slots=True)
class Entry:
    """An entry in the versions that have it.

    It is `replaced` where each side put something of its own in its place that has little in common with it.
    """

    base: Item | None = None
    ours: Item | None = None
    theirs: Item | None = None
    replaced: bool = False


@dataclass(slots=True)
class Alignment:
    """All entries of three versions, and the order of each version as positions among them."""

    entries: list[Entry] = field(default_factory=list)
    base: list[int] = field(default_factory=list)
    ours: list[int] = field(default_factory=list)
    theirs: list[int] = field(default_factory=list)


def align(
    base: list[Item],
    ours: list[Item],
    theirs: list[Item],
    known: Known,
    elsewhere: frozenset[int] = frozenset(),
) -> Alignment:
    """The entries of three versions of a collection, each with its counterparts.

    Entries whose nodes are `elsewhere` in another version are told by their names only.
    """
    made = Alignment()
    for item in base:
        made.base.append(len(made.entries))
        made.entries.append(Entry(base=item))
    of_ours, of_theirs = (_matched(base, side, known, elsewhere) for side in (ours, theirs))
    replaced = _replaced((base, ours, theirs), of_ours, of_theirs, elsewhere) if known is Known.THING else []
    for index, item in enumerate(ours):
        if index not in of_ours:
            made.ours.append(len(made.entries))
            made.entries.append(Entry(ours=item))
        else:
            made.ours.append(of_ours[index])
            made.entries[of_ours[index]].ours = item
    mine = [index for index in range(len(ours)) if index not in of_ours]
    new = [index for index in range(len(theirs)) if index not in of_theirs]
    both = _both_new([ours[index] for index in mine], [theirs[index] for index in new], known)
    for place, index in enumerate(new):
        if place in both:
            of_theirs[index] = made.ours[mine[both[place]]]
    for index, item in enumerate(theirs):
        if index not in of_theirs:
            made.theirs.append(len(made.entries))
            made.entries.append(Entry(theirs=item))
        else:
            made.theirs.append(of_theirs[index])
            made.entries[of_theirs[index]].theirs = item
    for index in replaced:
        made.entries[index].replaced = True
    return made


def explicit_id(item: Item) -> str | None:
    """The `id` that stands in a thing."""
    return _texts(item).get("id")


def name(item: Item) -> str | None:
    """What a thing is called: its name, its text, its date …; of a text, its words."""
    node = item.seen.node
    if isinstance(node, ScalarNode):
        return node.value or None
    texts = _texts(item)
    found = next((keys for keys in _NAMES if all(texts.get(key) for key in keys)), None)
    return " ".join(texts[key] for key in found) if found else None


def _texts(item: Item) -> dict[str, str]:
    node = item.seen.node
    if not isinstance(node, MappingNode):
        return {}
    return {key.value: value.value for key, value in node.value if isinstance(value, ScalarNode)}


Sign = Callable[[Item], Hashable | None]


def _words(item: Item) -> Hashable | None:
    node = item.seen.node
    if item.seen.alias:
        return item.seen.alias
    return ("", node.value) if isinstance(node, ScalarNode) else item.plain


def _slug(item: Item) -> Hashable | None:
    called = name(item)
    return (slug(called) or called) if called else None


def _key(item: Item) -> Hashable | None:
    return item.key


_SIGNS: dict[Known, tuple[Sign, ...]] = {
    Known.KEY: (_key,),
    Known.ID: (_key, _slug),
    Known.THING: (explicit_id, _words, _slug),
    Known.TEXT: (_words, _slug),
    Known.MEMBER: (_words,),
}


def _matched(base: list[Item], side: list[Item], known: Known, elsewhere: frozenset[int]) -> dict[int, int]:
    """The position in the base of each entry of a side that is found there."""
    found: dict[int, int] = {}
    for sign in _SIGNS[known]:
        _pair(found, base, side, sign)
    if known not in (Known.KEY, Known.MEMBER) and len(found) < min(len(base), len(side)):
        for backwards in (False, True):
            _pair_at_places(found, base, side, known, elsewhere, backwards=backwards)
    return found


def _replaced(
    versions: tuple[list[Item], list[Item], list[Item]],
    of_ours: dict[int, int],
    of_theirs: dict[int, int],
    elsewhere: frozenset[int],
) -> list[int]:
    """Add the pairs of what neither side has any more with what both put in its place; returns what they are of.

    What has an id of its own is a new thing, and takes nobody's place.
    """
    base, ours, theirs = versions
    kept = set(of_ours.values()) & set(of_theirs.values())
    found_on_a_side = {*of_ours.values(), *of_theirs.values()}
    gone = {
        at
        for at, item in enumerate(base)
        if at not in found_on_a_side and id(item.seen.node) not in elsewhere
    }
    if not gone:
        return []
    places = _by_neighbour(kept | gone, {index: index for index in kept}, backwards=False)
    sides = []
    for side, of in ((ours, of_ours), (theirs, of_theirs)):
        near = {index: there for index, there in of.items() if there in kept}
        free = [
            at
            for at, item in enumerate(side)
            if at in near or (at not in of and id(item.seen.node) not in elsewhere)
        ]
        sides.append(_by_neighbour(free, near, backwards=False))
    found: list[int] = []
    for neighbour, indices in places.items():
        for index, mine, yours in zip(
            indices, sides[0].get(neighbour, []), sides[1].get(neighbour, []), strict=False
        ):
            ids = {explicit_id(item) for item in (base[index], ours[mine], theirs[yours])} - {None}
            if len(ids) <= 1:
                of_ours[mine] = of_theirs[yours] = index
                found.append(index)
    return found


def _both_new(mine: list[Item], yours: list[Item], known: Known) -> dict[int, int]:
    """The position among what we added of each entry that they added too."""
    found: dict[int, int] = {}
    if mine and yours:
        for sign in _SIGNS[known][:1] if known is Known.ID else _SIGNS[known]:
            _pair(found, mine, yours, sign, same_id=True)
    return found


def _pair(
    found: dict[int, int], base: list[Item], side: list[Item], sign: Sign, *, same_id: bool = False
) -> None:
    """Add the pairs of entries, not paired yet, with the same sign, in order where several have it."""
    taken = set(found.values())
    free: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(base))):
        if index not in taken and (value := sign(base[index])) is not None:
            free[value].append(index)
    for index, item in enumerate(side):
        if index in found or not free:
            continue
        value = sign(item)
        if value is None or not free.get(value):
            continue
        other = base[free[value][-1]]
        if same_id and None not in (ids := {explicit_id(item), explicit_id(other)}) and len(ids) > 1:
            continue
        found[index] = free[value].pop()


def _pair_at_places(
    found: dict[int, int],
    base: list[Item],
    side: list[Item],
    known: Known,
    elsewhere: frozenset[int],
    *,
    backwards: bool,
) -> None:
    """Add pairs of entries that stand behind (or before) the same entry and have most in common."""
    taken = set(found.values())
    old = [at for at, item in enumerate(base) if at in taken or id(item.seen.node) not in elsewhere]
    new = [at for at, item in enumerate(side) if at in found or id(item.seen.node) not in elsewhere]
    free_base = _by_neighbour(old, {index: index for index in taken}, backwards=backwards)
    free_side = _by_neighbour(new, found, backwards=backwards)
    for neighbour, places in free_side.items():
        candidates = free_base.get(neighbour, [])
        if not candidates:
            continue
        if len(places) * len(candidates) <= _MANY:
            scores = [(_likeness(base[b], side[s]), -b, -s) for b in candidates for s in places]
            for score, b, s in sorted(scores, reverse=True):
                if score > _MOST and -s not in found and -b not in taken:
                    found[-s] = -b
                    taken.add(-b)
        if known is Known.TEXT:
            left = [index for index in candidates if index not in taken]
            new = [index for index in places if index not in found]
            found.update(zip(new, left, strict=False))


def _by_neighbour(
    indices: Iterable[int], known: dict[int, int], *, backwards: bool
) -> dict[int | None, list[int]]:
    """The entries without a counterpart by the counterpart of the entry before them (or behind them)."""
    runs: dict[int | None, list[int]] = {}
    neighbour: int | None = None
    for index in sorted(indices, reverse=backwards):
        if index in known:
            neighbour = known[index]
        else:
            runs.setdefault(neighbour, []).append(index)
    return {neighbour: sorted(run) for neighbour, run in runs.items()}


def _likeness(one: Item, other: Item) -> float:
    """How much two entries have in common, 0 to 1; nothing where each has an id of its own."""
    if len({explicit_id(one), explicit_id(other)} - {None}) > 1:
        return 0.0
    return likeness(one.seen.node, other.seen.node)
