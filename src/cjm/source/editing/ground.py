"""What edits stand on: the nodes and the lines of a text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from cjm.model.node_path import NodePath
from cjm.source import nodes
from cjm.source.document import Document
from cjm.source.editing.text_edit import TextEdit
from cjm.source.entries import Entry
from cjm.source.nodes import Node, ScalarNode

BREAK = re.compile(r"\r\n|\n|\r")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+[ \t]+")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}]|^\?")
_COMMENT_LINE = re.compile(r"[ \t]*#")


class ImpossibleError(Exception):
    """The edit cannot be made in this text without touching more than it means."""


class Found(NamedTuple):
    """How far a path leads: the nodes on it from the root on, the last entry if there is one, and what is not there."""

    nodes: tuple[Node, ...]
    entry: Entry | None
    rest: NodePath


class Ground:
    """A document's text as edits see it. What they cannot work with raises ImpossibleError."""

    def __init__(self, document: Document) -> None:
        self.root = document.root
        self.entries = document.entries
        self.content = document.text.content

    @cached_property
    def line_break(self) -> str:
        """The first line break of the text, for those that are added."""
        found = BREAK.search(self.content)
        return found[0] if found else "\n"

    def find(self, path: NodePath) -> Found:
        """What stands at the path, as far as it leads."""
        if self.root is None:
            raise ImpossibleError
        entries = self.entries.along(path)
        return Found(
            (self.root, *(entry.value for entry in entries)),
            entries[-1] if entries else None,
            path[len(entries) :],
        )

    def words(self, node: Node) -> tuple[int, int]:
        """The span of a node without its anchor."""
        start, end = nodes.span(node)
        anchor = _ANCHOR.match(self.content, start)
        if anchor is None and self.content[start : start + 1] == "&":
            raise ImpossibleError
        return (anchor.end() if anchor else start), end

    def line_start(self, at: int) -> int:
        """The beginning of the line that holds an offset."""
        return max(self.content.rfind("\n", 0, at), self.content.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """The end of the line, before its break; that of the line before, where `at` begins one (behind a block text)."""
        while at and self.content[at - 1] in "\r\n":
            at -= 1
        found = BREAK.search(self.content, at)
        return found.start() if found else len(self.content)

    def line_after(self, at: int, indent: int, line: str) -> TextEdit:
        """An edit that adds a line below the one that holds an offset."""
        end = self.line_end(at)
        return TextEdit(end, end, f"{self.line_break}{' ' * indent}{line}")

    def indent(self, at: int) -> int:
        """The column in which something begins, counting from 0, behind nothing but spaces and dashes."""
        before = self.content[self.line_start(at) : at]
        if not _DASHES.fullmatch(before):
            raise ImpossibleError
        return len(before)

    def above_comments(self, line: int) -> int:
        """The beginning of the comments that stand directly above a line, or of the line itself."""
        while line:
            end = line - (2 if self.content.endswith("\r\n", 0, line) else 1)
            above = self.line_start(end)
            if not _COMMENT_LINE.match(self.content, above, end):
                return line
            line = above
        return line

    def alias_end(self, start: int) -> int:
        """Where the alias that begins at an offset ends."""
        found = _ALIAS.match(self.content, start)
        if found is None:
            raise ImpossibleError
        return found.end()


def fits_in_flow(node: ScalarNode) -> bool:
    """Whether a scalar may stand in brackets as it is."""
    return bool(node.style) or not _NEEDS_QUOTES_IN_FLOW.search(node.value)


def around(start: int, end: int, before: str, after: str) -> list[TextEdit]:
    """Edits that put something before and behind a range."""
    return [TextEdit(start, start, before), TextEdit(end, end, after)]
