"""What a merged text should mean, and whether a text that was read again means just that."""

from __future__ import annotations

from dataclasses import dataclass

from cjm.history.merging.tree import Seen, alias_at
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.scalars import core, is_null


@dataclass(frozen=True, eq=False)
class Made:
    """A collection put together: its entries, each with its key in a mapping."""

    is_mapping: bool
    entries: tuple[tuple[str | None, Meant], ...]


@dataclass(frozen=True, eq=False)
class Words:
    """A text that stands in no version, put together from lines of both sides."""

    text: str


Meant = Seen | Made | Words
"""What should stand somewhere: what stands in one of the versions, a collection of such, or a new text."""


def same(one: Meant, other: Meant) -> bool:
    """Whether both mean the same: layout, comments and the order of keys aside. An alias is the same as one of its name."""
    if isinstance(one, Seen) and isinstance(other, Seen):
        if not one.version.has_aliases and not other.version.has_aliases:
            return _same_nodes(one.node, other.node)
        if one.alias or other.alias:
            return one.alias == other.alias
    if isinstance(one, Words) or isinstance(other, Words):
        return _text(one) == _text(other)
    is_scalar = [isinstance(each, Seen) and isinstance(each.node, ScalarNode) for each in (one, other)]
    if all(is_scalar):
        assert isinstance(one, Seen)
        assert isinstance(other, Seen)
        return _same_nodes(one.node, other.node)
    if any(is_scalar):
        return _is_nothing(one) and _is_nothing(other)
    if _is_mapping(one) != _is_mapping(other):
        return False
    mine, others = entries(one), entries(other)
    if len(mine) != len(others):
        return False
    if _is_mapping(one):
        by_key = dict(others)
        return all(key in by_key and same(value, by_key[key]) for key, value in mine)
    return all(same(a, b) for (_, a), (_, b) in zip(mine, others, strict=True))


def entries(meant: Meant) -> list[tuple[str | None, Meant]]:
    """The entries of a collection."""
    if isinstance(meant, Made):
        return list(meant.entries)
    if isinstance(meant, Words):
        return []
    content = meant.version.content
    return [
        (key, Seen(meant.version, value, None if alias is None else alias_at(content, alias)))
        for key, value, alias in meant.version.children(meant.node)
    ]


def _text(meant: Meant) -> str | None:
    return meant.text if not isinstance(meant, Made) else None


def _is_mapping(meant: Meant) -> bool:
    return (
        meant.is_mapping if isinstance(meant, Made) else isinstance(getattr(meant, "node", None), MappingNode)
    )


def _is_nothing(meant: Meant) -> bool:
    """Whether it is empty: a bare key, or a collection without entries, which the format takes for the same."""
    if isinstance(meant, Made):
        return not meant.entries
    return isinstance(meant, Seen) and (is_null(meant.node) or meant.node.value == [])


def _same_nodes(one: Node, other: Node) -> bool:
    if isinstance(one, ScalarNode):
        if not isinstance(other, ScalarNode) or one.value != other.value:
            return False
        return bool(one.style) == bool(other.style) or isinstance(core(one.value), str)
    if isinstance(one, SequenceNode):
        if not isinstance(other, SequenceNode) or len(one.value) != len(other.value):
            return False
        return all(map(_same_nodes, one.value, other.value))
    if not isinstance(other, MappingNode) or len(one.value) != len(other.value):
        return False
    by_key = {key.value: value for key, value in other.value}
    return all(key.value in by_key and _same_nodes(value, by_key[key.value]) for key, value in one.value)
