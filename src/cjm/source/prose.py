"""Sentences among the values of a map, and what YAML makes of their commas."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from cjm.model.shape import ObjectShape, Shape, TextShape
from cjm.source.nodes import ScalarNode, SequenceNode

SENTENCE_END = tuple(".?!…。？！")
"""What a sentence ends with."""


def is_prose(shape: Shape) -> bool:
    """Whether a shape is that of sentences, or of an object that a sentence may stand for."""
    if isinstance(shape, TextShape):
        return not (shape.ref or shape.file or shape.choices)
    return isinstance(shape, ObjectShape) and shape.main == "text"


class Item(Protocol):
    """A text of a list: what it says and how, in no style where no quotes are around it."""

    @property
    def value(self) -> str:
        """The text."""
        ...

    @property
    def style(self) -> str | None:
        """Its quotes or the mark of its block."""
        ...


ItemType = TypeVar("ItemType", bound=Item)


def sentence_split_at_comma(node: SequenceNode) -> int | None:
    """The item of a list in brackets that looks like the first half of a sentence with a comma."""
    items = [item for item in node.value if isinstance(item, ScalarNode)]
    first = half_a_sentence(items)
    return None if first is None else node.value.index(first)


def half_a_sentence(items: Sequence[ItemType]) -> ItemType | None:
    """The text in brackets that looks like the first half of a sentence with a comma."""
    for first, second in pairwise(items):
        unquoted = not first.style and not second.style and first.value and second.value
        if (
            unquoted
            and second.value[0].islower()
            and not first.value.endswith(SENTENCE_END)
            and items[-1].value.endswith(SENTENCE_END)
        ):
            return first
    return None
