"""Where in the map something stands: its shape in the format, and how people call it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cjm.history.merging.identity import Known, name
from cjm.history.merging.tree import Collection, Item
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape
from cjm.source.nodes import ScalarNode

_LONGEST = 60
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a map: the shape of what stands there, the keys that lead to it, and the things that hold it, inner first."""

    shape: Shape | None
    keys: tuple[str, ...] = ()
    things: tuple[str, ...] = ()

    def below(self, item: Item, known: Known) -> Place:
        """The place of an entry of the collection that stands here."""
        if known is Known.KEY:
            shape = self.shape.keys.get(item.key or "") if isinstance(self.shape, ObjectShape) else None
            return Place(shape, (*self.keys, (item.key or "").replace("_", " ")), self.things)
        called = name(item)
        if isinstance(self.shape, MappingShape):
            shape = self.shape.value
            called = called if isinstance(shape, ObjectShape) and called else item.key
        else:
            shape = self.shape.item if isinstance(self.shape, ListShape) else None
        if isinstance(shape, ObjectShape):
            noun = _CAPITAL.sub(" ", shape.model.__name__).lower()
            return Place(shape, (), (f"{noun} {in_quotes(called)}" if called else noun, *self.things))
        of = f" of the {' of the '.join(reversed(self.keys))}" if self.keys else ""
        return Place(shape, (), (f"entry {in_quotes(called)}{of}" if called else f"entry{of}", *self.things))

    def known(self, collection: Collection) -> Known:
        """By what the entries of the collection that stands here are known."""
        if collection.is_mapping:
            return Known.ID if isinstance(self.shape, MappingShape) else Known.KEY
        inner = self.shape.item if isinstance(self.shape, ListShape) else None
        if isinstance(inner, TextShape):
            return Known.MEMBER if inner.ref or inner.choices else Known.TEXT
        if isinstance(inner, ScalarShape):
            return Known.TEXT
        if inner is None and all(isinstance(item.seen.node, ScalarNode) for item in collection.items):
            return Known.TEXT
        return Known.THING

    @property
    def is_dated(self) -> bool:
        """Whether the entries of the list that stands here are in the order of their dates."""
        inner = self.shape.item if isinstance(self.shape, ListShape) else None
        return isinstance(inner, ObjectShape) and "date" in inner.keys

    def __str__(self) -> str:
        """As in “the owner of the step “Pays” in the phase “Checkout””."""
        things = " in the ".join(self.things[:2]) or "map"
        return f"the {' of the '.join((*reversed(self.keys), things))}"


def in_quotes(text: str | None) -> str:
    """A text between quotation marks, on one line and cut where it is long."""
    return f"“{shortened(text or '')}”"


def shortened(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"{line[: _LONGEST - 1]}…" if len(line) > _LONGEST else line
