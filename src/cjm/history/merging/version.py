"""One of the three texts of a merge, read: its lines and its nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cjm.model.ids import normal
from cjm.source import nodes
from cjm.source.document import without_garbage_collection
from cjm.source.entries import Entries
from cjm.source.nodes import MappingNode, Node, SequenceNode
from cjm.source.text import Text, decode

_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")


class UnusualError(Exception):
    """A text that cannot be merged by its meaning: what is unusual about it, in words."""


@dataclass(frozen=True, eq=False)
class Version:
    """A text with line feeds only, ending in one, the mapping in it, and the entries of its collections."""

    content: str
    root: MappingNode
    entries: Entries
    has_aliases: bool

    def line_end(self, at: int) -> int:
        """Behind the line break of the line that holds an offset."""
        return self.content.index("\n", at) + 1

    def line_start(self, at: int) -> int:
        """Where the line that holds an offset begins."""
        return self.content.rfind("\n", 0, at) + 1

    def children(self, node: Node) -> list[tuple[str | None, Node, int | None]]:
        """What stands in a collection, in order: the key if it has one, the value, the offset of its alias if it is one."""
        if isinstance(node, MappingNode):
            if not self.has_aliases:
                return [(normal(key.value), value, None) for key, value in node.value]
            of = self.entries.of(node)
            return [(normal(key.value), value, of[key.value].alias) for key, value in node.value]
        if isinstance(node, SequenceNode):
            if not self.has_aliases:
                return [(None, value, None) for value in node.value]
            of = self.entries.of(node)
            return [(None, value, of[index].alias) for index, value in enumerate(node.value)]
        return []

    def alias_names(self) -> set[str]:
        """The names that aliases of the text refer to."""
        return {
            match[1] for at in nodes.aliases(self.entries.text) if (match := _ALIAS.match(self.content, at))
        }


def with_line_feeds(data: bytes) -> str:
    """The text of a file with its line breaks as line feeds.

    Raises UnusualError where the bytes are no text that the format allows, or line breaks of several kinds stand in it.
    """
    text, finding = decode(data)
    if finding is not None:
        raise UnusualError(finding.problem.message)
    content = text.content
    if "\r" not in content:
        return content
    if content.count("\r") != content.count("\r\n") or content.count("\n") != content.count("\r\n"):
        raise UnusualError("its lines end in different ways")
    return content.replace("\r\n", "\n")


def read(content: str) -> Version:
    """A text with line feeds as a version of a map. Raises UnusualError where it is no plain YAML mapping."""
    if not content.endswith("\n"):
        content += "\n"
    text = Text(content)
    with without_garbage_collection():
        root, findings = nodes.compose(text)
    if findings:
        problem = findings[0].problem
        row = f"line {text.position(problem.span[0]).row}: " if problem.span else ""
        raise UnusualError(f"{row}{problem.message}")
    if not isinstance(root, MappingNode) or root.flow_style or not root.value:
        raise UnusualError("it holds no mapping with a key a line")
    return Version(content, root, Entries(text, root), "*" in content and "&" in content)
