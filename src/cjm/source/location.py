"""From the path of a node to its words in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cjm.model.finding import Problem
from cjm.source import nodes
from cjm.source.entries import Entries
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.text import Position, Text

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+\s+")
_MAIN_KEYS = ("name", "text", "step", "date", "from", "persona")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a problem stands: half-open from `start` to `end`, and the row of the alias that led there, if any."""

    start: Position
    end: Position
    alias_row: int | None = None


@dataclass(frozen=True)
class Locator:
    """Finds the words that stand for a problem in a text whose root node is given, if it has one."""

    text: Text
    root: Node | None

    def locate(self, problem: Problem) -> Location:
        """Where the problem's words stand."""
        if problem.span is not None:
            return self._location(problem.span)
        if self.root is None:
            return self._location((0, 0))
        return self._resolve(self.root, problem)

    def _resolve(self, root: Node, problem: Problem) -> Location:
        node, entry, alias_row, in_list = root, None, None, False
        for part in problem.path:
            found = self.entries.of(node).get(part)
            if found is None:
                break
            entry = found
            if entry.alias is not None and alias_row is None:
                alias_row = self.text.position(entry.alias).row
            node, in_list = entry.value, isinstance(part, int)
        if entry is None:
            where = _root_words(root)
        elif problem.at == "key" and entry.key is not None:
            where = nodes.span(entry.key)
        elif problem.at == "opening" and _is_in_brackets(node):
            where = opening(node)
        else:
            where = self._words(node, entry.key, in_list)
        return self._location(where, alias_row)

    @cached_property
    def entries(self) -> Entries:
        """The entries of the text's collections."""
        return Entries(self.text, self.root)

    def _words(self, node: Node, key: Node | None, in_list: bool) -> tuple[int, int]:
        """The words that stand for a node: a scalar itself; of an object its key, in a list its name or text."""
        if isinstance(node, ScalarNode) and node.value:
            return self._scalar(node)
        if not in_list and key is not None:
            return nodes.span(key)
        if isinstance(node, MappingNode):
            entries = self.entries.of(node)
            for main in _MAIN_KEYS:
                value = entries[main].value if main in entries else None
                is_here = value is not None and value.start_mark.index >= node.start_mark.index
                if is_here and isinstance(value, ScalarNode) and value.value:
                    return self._scalar(value)
            if node.value:
                return nodes.span(node.value[0][0])
        return self._opening_or_dash(node)

    def _scalar(self, node: ScalarNode) -> tuple[int, int]:
        """The words of a scalar, without the anchor in front of them."""
        start, end = opening(node)
        anchor = _ANCHOR.match(self.text.content, start)
        if anchor is None:
            return start, end
        return anchor.end(), max(end, anchor.end() + 1)

    def _opening_or_dash(self, node: Node) -> tuple[int, int]:
        """The first words of a node; of an empty item of a list its dash."""
        start, end = opening(node)
        if start == end:
            start = max(0, self.text.content.rfind("-", 0, start))
        return start, max(end, start + 1)

    def _location(self, where: tuple[int, int], alias_row: int | None = None) -> Location:
        start, end = where
        return Location(self.text.position(start), self.text.position(max(start, end)), alias_row)


def opening(node: Node) -> tuple[int, int]:
    """The words by which a node is shown: all of a scalar in one style, the first character of anything else."""
    start, end = nodes.span(node)
    if isinstance(node, ScalarNode) and node.style not in ("|", ">"):
        return start, end
    return start, min(end, start + 1)


def _is_in_brackets(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def _root_words(root: Node) -> tuple[int, int]:
    """Where a problem of the whole file is shown: at `cjm`, else at the first key."""
    if not isinstance(root, MappingNode) or not root.value:
        return opening(root)
    keys = [key for key, _ in root.value]
    return nodes.span(next((key for key in keys if key.value == "cjm"), keys[0]))
