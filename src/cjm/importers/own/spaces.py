"""Ids: those that a workbook gives, and those that things need because others name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from cjm.importers.own.keys import folded
from cjm.model.ids import RESERVED_SLUGS, is_id, slug

_LONGEST_ID = 60


@dataclass(eq=False)
class Thing:
    """A phase, a step, a concern or a goal: its data, and the text that makes its id where none is given."""

    data: dict[str, Any]
    text: str

    def __post_init__(self) -> None:
        self._made = slug(self.text)

    @property
    def id(self) -> str | None:
        """The id by which it is found now."""
        return self.data.get("id") or self._made


class Space:
    """Things whose ids must differ as soon as something names them. `kind` is the id of what has no text for one."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._things: list[Thing] = []
        self._by_text: dict[str, Thing] = {}
        self.ids: Counter[str | None] = Counter()

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things)

    def add(self, thing: Thing, given: str = "") -> None:
        """Add a thing, with the id that the workbook gives it: one that its text does not make, and is still free."""
        wanted = given not in {*RESERVED_SLUGS, thing.id} and is_id(given)
        if wanted and not self.ids[given]:
            thing.data["id"] = given
        self._things.append(thing)
        self._by_text.setdefault(folded(thing.text), thing)
        self.ids[thing.id] += 1

    def called(self, text: str) -> Thing | None:
        """The first thing of that text."""
        return self._by_text.get(folded(text))

    def name(self, thing: Thing, taken: Container[str] = ()) -> str:
        """The id by which others refer to a thing; from now on it is written down."""
        if "id" not in thing.data:
            self.ids[thing.id] -= 1
            base = (thing.id or "")[:_LONGEST_ID].strip("-") or self._kind
            found, count = base, 2
            base = base if is_id(f"{base}-2") else self._kind  # `x-2` is none
            while self.ids[found] or found in taken:
                found, count = f"{base}-{count}", count + 1
            thing.data["id"] = found
            self.ids[found] += 1
        return str(thing.data["id"])
