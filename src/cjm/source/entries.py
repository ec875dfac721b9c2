"""The entries of a text's collections: each with its key, its value, and the words from where it begins to its end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cjm.model.ids import normal
from cjm.model.node_path import NodePath
from cjm.source import nodes
from cjm.source.nodes import MappingNode, Node, SequenceNode
from cjm.source.text import Text

_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_BEFORE_DASH = re.compile(r"(?:\s|#[^\r\n]*|[&!]\S*)*+(?=-)")


class Entry(NamedTuple):
    """A key (if any), its value, the offset of the alias that stands for the value (if one does), and the entry's span.

    `begin` is where the key begins, in a list the dash; `end` is behind the last word.
    """

    key: Node | None
    value: Node
    alias: int | None
    begin: int
    end: int


class Place(NamedTuple):
    """An entry and the path that leads to it without an alias."""

    path: NodePath
    entry: Entry


class _Level(NamedTuple):
    by_part: dict[str | int, Entry]
    places: list[tuple[str | int, Entry]]
    begins: list[int]


@dataclass(frozen=True)
class Entries:
    """The entries of a text whose root node is given, if it has one.

    What it looked up once it keeps, so that many questions about one large mapping take linear time; an entry is
    therefore always the same object.
    """

    text: Text
    root: Node | None

    def of(self, node: Node) -> Mapping[str | int, Entry]:
        """What stands at each part of a path below the node."""
        return self._level(node).by_part

    def along(self, path: NodePath) -> list[Entry]:
        """The entries on the way from the root along a path, as far as it goes."""
        found: list[Entry] = []
        node = self.root
        for part in path:
            entry = self.of(node).get(part) if node is not None else None
            if entry is None:
                break
            found.append(entry)
            node = entry.value
        return found

    def beginning(self, start: int, end: int) -> list[Place]:
        """The outermost entries that begin in a range of the text, in its order."""
        found: list[Place] = []
        node = self.root
        path: NodePath = ()
        while node is not None:
            level = self._level(node)
            first, last = bisect_left(level.begins, start), bisect_left(level.begins, end)
            found = [Place((*path, part), entry) for part, entry in level.places[first:last]] + found
            if not first:
                break
            part, entry = level.places[first - 1]
            node, path = entry.value if entry.alias is None else None, (*path, part)
        return found

    def around(self, offset: int) -> Place | None:
        """The innermost entry whose words hold the offset."""
        found = None
        node = self.root
        path: NodePath = ()
        while node is not None:
            level = self._level(node)
            index = bisect_left(level.begins, offset + 1)
            if not index or level.places[index - 1][1].end <= offset:
                break
            part, entry = level.places[index - 1]
            path = (*path, part)
            found = Place(path, entry)
            node = entry.value if entry.alias is None else None
        return found

    def next_begin(self, offset: int) -> int | None:
        """Where the first entry from an offset on begins."""
        found = None
        node = self.root
        while node is not None:
            level = self._level(node)
            index = bisect_left(level.begins, offset)
            if index < len(level.begins):
                found = level.begins[index]
            if not index:
                break
            entry = level.places[index - 1][1]
            node = entry.value if entry.alias is None else None
        return found

    def _level(self, node: Node) -> _Level:
        if id(node) not in self._known:
            self._known[id(node)] = self._read(node)
        return self._known[id(node)]

    @cached_property
    def _known(self) -> dict[int, _Level]:
        return {}

    def _read(self, node: Node) -> _Level:
        level = _Level({}, [], [])
        at = node.start_mark.index
        if isinstance(node, MappingNode):
            for key, value in node.value:
                key_alias, at = self._next(key, at)
                begin = key.start_mark.index if key_alias is None else key_alias
                alias, at = self._next(value, at)
                entry = Entry(key, value, alias, begin, at)
                for name in (key.value, normal(key.value)):
                    level.by_part.setdefault(name, entry)
                level.places.append((normal(key.value), entry))
        elif isinstance(node, SequenceNode):
            for index, value in enumerate(node.value):
                before = at
                alias, at = self._next(value, at)
                begin = value.start_mark.index if alias is None else alias
                if not node.flow_style and (dash := _BEFORE_DASH.match(self.text.content, before, begin + 1)):
                    begin = dash.end()
                entry = Entry(None, value, alias, begin, at)
                level.by_part[index] = entry
                level.places.append((index, entry))
        level.begins.extend(entry.begin for _, entry in level.places)
        return level

    def _next(self, node: Node, at: int) -> tuple[int | None, int]:
        """The offset of the alias that stands for a node from `at` on, if one does, and where what follows begins.

        A node that begins before `at` was read where its anchor stands.
        """
        if node.start_mark.index >= at:
            return None, self._end(node)
        index = bisect_left(self._aliases, at)
        alias = self._aliases[index] if index < len(self._aliases) else at
        return alias, self._alias_end(alias)

    def _end(self, node: Node) -> int:
        """Behind the last word of a node, an alias included that stands for its last value."""
        if not self._has_aliases or not isinstance(node, MappingNode | SequenceNode):
            return nodes.span(node)[1]
        if node.flow_style or not node.value:
            return nodes.span(node)[1]
        return self._level(node).places[-1][1].end

    def _alias_end(self, alias: int) -> int:
        found = _ALIAS.match(self.text.content, alias)
        return found.end() if found else alias + 1

    @cached_property
    def _has_aliases(self) -> bool:
        return "*" in self.text.content and "&" in self.text.content

    @cached_property
    def _aliases(self) -> list[int]:
        return nodes.aliases(self.text)
