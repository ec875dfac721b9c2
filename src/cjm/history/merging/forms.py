"""Entries in another form of the same meaning: brackets as lines, a short form as the object that it stands for."""

from __future__ import annotations

from cjm.history.merging.tree import Collection, Item, Parts, Seen
from cjm.model.shape import ObjectShape, Shape
from cjm.source.nodes import ScalarNode
from cjm.source.scalars import core, is_null, is_number


def as_block(collection: Collection, column: int) -> Collection:
    """A collection in brackets as one with a line for each entry, in the given column."""
    if not collection.in_brackets:
        return collection
    items = [_as_line(item, column) for item in collection.items]
    return Collection(collection.seen, collection.is_mapping, False, column, items)


def _as_line(item: Item, column: int) -> Item:
    head = item.parts.head if item.key is not None else f"- {item.parts.head}"
    value, tail = item.parts.value, item.parts.tail
    if isinstance(value, Collection):
        body = head + item.body[len(item.parts.head) :]
    else:
        body = head + value
        tail = tail or "\n" * (not value.endswith("\n"))
    tail = tail or "\n" * (not body.endswith("\n"))
    parts = Parts(head, value, tail)
    return Item(item.key, item.seen, column, "", body + tail, parts, item.begin, item.key_end)


def is_expandable(seen: Seen, shape: Shape | None) -> bool:
    """Whether a value is the short form of an object."""
    return _main(seen, shape) is not None


def expanded(item: Item, shape: Shape | None) -> Collection | None:
    """The object that the short form in an entry stands for, in brackets; `None` where it is none."""
    main, value = _main(item.seen, shape), item.parts.value
    if main is None or isinstance(value, Collection):
        return None
    head = f"{main}: "
    entry = Item(main, item.seen, 0, "", head + value, Parts(head, value, item.parts.tail))
    return Collection(item.seen, True, True, 0, [entry], opening="{", closing="}")


def _main(seen: Seen, shape: Shape | None) -> str | None:
    node = seen.node
    if not isinstance(shape, ObjectShape) or not isinstance(node, ScalarNode) or is_null(node) or seen.alias:
        return None
    if shape.main_number and not node.style and is_number(core(node.value)):
        return shape.main_number
    return shape.main


def with_nothing(head: str, is_mapping: bool) -> str:
    """The line of a key or a dash whose collection has lost all its entries: with empty brackets, its comment kept."""
    words, comment = head.rstrip("\n"), ""
    if " #" in words:
        words, comment = words.split(" #", 1)
        comment = f"  #{comment}"
    return f"{words.rstrip()} {'{}' if is_mapping else '[]'}{comment}\n"
