"""The canonical order of keys: that of the format's models, then keys of one's own in the order in which they stand."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from cjm.model.base import Model
from cjm.model.shape import ListShape, MappingShape, ObjectShape, Shape, shape_of
from cjm.source.formatting.tree import Alias, Collection, Entry, Part, entries_of


def in_order(entries: list[Entry], shape: Shape | None, *, has_anchors: bool) -> list[Entry]:
    """The entries of a mapping in canonical order.

    The order of registries and of what is not part of the format is kept. Where a value has an anchor, each alias of it
    stays behind it: the entry that the anchor is in then comes before the first that needs it.
    """
    if not isinstance(shape, ObjectShape):
        return entries
    known = _ranks(shape.model)
    ranks = [known.get(entry.name or "", len(known)) for entry in entries]
    if all(first <= second for first, second in pairwise(ranks)):
        return entries
    places = sorted(range(len(entries)), key=ranks.__getitem__)
    needs = _needs(entries) if has_anchors else {}
    ordered: dict[int, None] = {}

    def put(place: int) -> None:
        for needed in sorted(needs.get(place, ()), key=places.index):
            if needed not in ordered:
                put(needed)
        ordered[place] = None

    for place in places:
        if place not in ordered:
            put(place)
    return [entries[place] for place in ordered]


@cache
def _ranks(model: type[Model]) -> dict[str, int]:
    return {key: rank for rank, key in enumerate(shape_of(model).keys)}


def _needs(entries: list[Entry]) -> dict[int, set[int]]:
    """For each entry by its place those that set an anchor that it uses."""
    names = [_names(entry) for entry in entries]
    setters = {name: place for place, (sets, _) in enumerate(names) for name in sets}
    return {
        place: {setters[name] for name in uses if name in setters} - {place}
        for place, (_, uses) in enumerate(names)
    }


def _names(entry: Entry) -> tuple[set[str], set[str]]:
    """The anchors that an entry sets, and those that it uses."""
    sets: set[str] = set()
    uses: set[str] = set()
    parts: list[Part] = []
    for each in (entry, *entries_of(entry.value)):
        parts += [each.value] if each.key is None else [each.key, each.value]
    for part in parts:
        if isinstance(part, Alias):
            uses.add(part.name)
        elif part.anchor is not None:
            sets.add(part.anchor)
    return sets, uses


def inner_shape(collection: Collection, shape: Shape | None, entry: Entry) -> Shape | None:
    """The shape of an entry's value, where the format gives it one."""
    if isinstance(shape, ObjectShape):
        return shape.keys.get(entry.name or "") if collection.is_mapping else None
    if isinstance(shape, MappingShape):
        is_own = entry.name is not None and entry.name.startswith("x-")
        return shape.value if collection.is_mapping and not is_own else None
    if isinstance(shape, ListShape):
        return None if collection.is_mapping else shape.item
    return None
