"""Entries with a value that is merged as one, or in brackets; and those that cannot be merged."""

from __future__ import annotations

from typing import NamedTuple

from cjm.history.merging.brackets import ClashError, merged_brackets
from cjm.history.merging.forms import expanded, is_expandable
from cjm.history.merging.indentation import shifted
from cjm.history.merging.meaning import Words, same
from cjm.history.merging.pieces import Clash, Piece, agreed
from cjm.history.merging.place import Place
from cjm.history.merging.three_ways import merged_lines, three_way
from cjm.history.merging.tree import Collection, Item
from cjm.history.merging.wording import both_changed, both_commented
from cjm.source import nodes
from cjm.source.nodes import MappingNode, ScalarNode
from cjm.source.scalars import is_null
from cjm.source.text import Text


class Trio(NamedTuple):
    """An entry that both sides have, and what it was, if it was there."""

    base: Item | None
    ours: Item
    theirs: Item


class Collections(NamedTuple):
    """The values of an entry, where they are collections of one kind."""

    base: Collection | None
    ours: Collection
    theirs: Collection


def collections(trio: Trio, place: Place) -> Collections | None:
    """The collections to merge entry by entry, a short form as the object it stands for; `None` where they are none."""
    values = [item.parts.value if item else None for item in trio]
    if any(isinstance(value, Collection) and value.is_mapping for value in values[1:]):
        for index, item in enumerate(trio):
            if item and isinstance(values[index], str) and is_expandable(item.seen, place.shape):
                values[index] = expanded(item, place.shape)
    for index, other in ((1, values[2]), (2, values[1])):
        if isinstance(other, Collection) and not other.in_brackets and _is_bare(item := trio[index]):
            assert item is not None
            values[index] = Collection(item.seen, other.is_mapping, True, 0, [])
    base, ours, theirs = values
    if not isinstance(ours, Collection) or not isinstance(theirs, Collection):
        return None
    if ours.is_mapping != theirs.is_mapping:
        return None
    if not isinstance(base, Collection) or base.is_mapping != ours.is_mapping:
        base = None
    return Collections(base, ours, theirs)


def _is_bare(item: Item | None) -> bool:
    return item is not None and not item.seen.alias and is_null(item.seen.node)


def in_brackets(trio: Trio, values: Collections, place: Place, column: int) -> Piece:
    """An entry whose value both sides have in brackets."""
    head, tail = _around(trio)
    if tail is None or head is None:
        return clash(trio, column, both_commented(place))
    try:
        text, meant = merged_brackets(*values, place)
    except ClashError as error:
        return clash(trio, column, error.message)
    return agreed(shifted(head + text + tail, column - trio.ours.column), meant)


def value(trio: Trio, place: Place, column: int) -> Piece:
    """An entry with a single value, or with values of different kinds."""
    base, ours, theirs = trio
    if base is not None and is_unchanged(base, ours):
        return agreed(shifted(theirs.body, column - theirs.column), theirs.seen)
    if is_unchanged(ours, theirs) or (base is not None and is_unchanged(base, theirs)):
        return agreed(shifted(ours.body, column - ours.column), ours.seen)
    if isinstance(ours.parts.value, Collection) or isinstance(theirs.parts.value, Collection):
        return clash(trio, column, both_changed(place, ours.seen, theirs.seen))
    if same(ours.seen, theirs.seen) or (base is not None and same(base.seen, theirs.seen)):
        item = ours
    elif base is not None and same(base.seen, ours.seen):
        item = theirs
    else:
        return _prose(trio, column) or clash(trio, column, both_changed(place, ours.seen, theirs.seen))
    head, tail = _around(trio)
    if head is None or tail is None:
        return clash(trio, column, both_commented(place))
    assert isinstance(item.parts.value, str)
    return agreed(head + shifted(item.parts.value, column - item.column) + tail, item.seen)


def clash(trio: Trio, column: int, *messages: str) -> Piece:
    """An entry that a person has to decide on."""
    base, ours, theirs = (shifted(item.body, column - item.column) if item else "" for item in trio)
    return Piece((Clash(ours, base, theirs, messages),), trio.ours.seen, trio.theirs.seen)


def is_unchanged(base: Item, side: Item) -> bool:
    """Whether an entry is what it was, layout aside."""
    if base.key != side.key:
        return False
    if base.plain != side.plain and not same(base.seen, side.seen):
        return False
    return base.comments == side.comments


def _around(trio: Trio) -> tuple[str | None, str | None]:
    """What stands before the value of an entry and behind it, or `None` on a conflict."""
    heads = [item.parts.head if item else None for item in trio]
    tails = [item.parts.tail if item else None for item in trio]
    return _merged_part(*heads), _merged_part(*tails)


def _merged_part(base: str | None, ours: str | None, theirs: str | None) -> str | None:
    assert ours is not None
    assert theirs is not None
    merged = three_way(base, ours, theirs)
    if merged is None and "#" not in f"{base}{ours}{theirs}":
        return ours
    return merged


def _prose(trio: Trio, column: int) -> Piece | None:
    """A text of several lines of which each side changed others, merged as git merges lines."""
    if trio.base is None or not all(_is_block_text(item) for item in trio if item):
        return None
    base, ours, theirs = (shifted(item.body, column - item.column) for item in trio if item)
    merged = merged_lines(base, ours, theirs)
    if merged is None or (text := _text_of(merged, column)) is None:
        return None
    return agreed(merged, Words(text))


def _is_block_text(item: Item) -> bool:
    return isinstance(item.seen.node, ScalarNode) and item.seen.node.style in ("|", ">")


def _text_of(body: str, column: int) -> str | None:
    """What the text of an entry means that is read on its own."""
    root, findings = nodes.compose(Text(" " * column + body))
    if findings or root is None or not root.value:
        return None
    node = root.value[0][1] if isinstance(root, MappingNode) else root.value[0]
    return node.value if isinstance(node, ScalarNode) else None
