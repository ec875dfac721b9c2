"""A version taken apart: every byte of it belongs to an entry of a collection, and an entry has whole lines.

An entry of a collection in block style is the lines above it (`lead`: comments and blank lines) and its own (`body`).
Its body is a `head` (up to its value), the value, and a `tail` (what stands behind the value in its last line). Comments
that are indented deeper than the entry they follow belong to it; those that stand behind the last entry of a
collection, as deep as its entries, are its `trail`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cjm.history.merging.indentation import shifted
from cjm.history.merging.version import UnusualError, Version
from cjm.model.ids import normal
from cjm.source import nodes
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

_LINES_WITHOUT_WORDS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_COMMENT_LINE = re.compile(r"^( *)#", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
_TAIL = re.compile(r"(?:[ \t]+#[^\n]*|[ \t]*)\n")
_ANCHOR = re.compile(r"&[^\s,\[\]{}]+[ \t]+")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_OPENING = re.compile(r":[ \t]*(?:&[^\s,\[\]{}]+[ \t]*)?(?:(?<=[ \t])#[^\n]*)?\n")
_DASH_OPENING = re.compile(r"-[ \t]*(?:&[^\s,\[\]{}]+[ \t]*)?(?:(?<=[ \t])#[^\n]*)?\n")
_INLINE_DASH = re.compile(r"- +")
_START = re.compile(r"^---(?:[ \t][^\n]*)?\n", re.MULTILINE)
_END = re.compile(r"^\.\.\.(?:[ \t][^\n]*)?\n", re.MULTILINE)
_KEEPS_BLANK_LINES = re.compile(r"[|>][0-9]?\+")
_BETWEEN_BRACKETS = re.compile(r"[\[{]?[\s,]*")
_UNUSUAL = "it is laid out in a way that only YAML's parsers expect"


@dataclass(frozen=True, eq=False)
class Seen:
    """A node as it stands in a version: `alias` is the name of the alias through which it is seen, if it is one."""

    version: Version
    node: Node
    alias: str | None = None

    @property
    def text(self) -> str | None:
        """The words of a scalar, `None` for anything else."""
        return self.node.value if isinstance(self.node, ScalarNode) else None


@dataclass(frozen=True, eq=False)
class Parts:
    """The body of an entry taken apart; the value is a collection where it can be merged entry by entry."""

    head: str
    value: str | Collection
    tail: str


@dataclass(eq=False)
class Item:
    """An entry: its key (`None` in a list), the column in which it begins, its lines or, in brackets, its words.

    In brackets, `lead` is what stands between the entry before it and this one.
    """

    key: str | None
    seen: Seen
    column: int
    lead: str
    body: str
    given: Parts | None = None
    begin: int = 0
    key_end: int = 0
    limit: int = 0

    @cached_property
    def parts(self) -> Parts:
        """The body taken apart. Raises UnusualError where that cannot be done."""
        return self.given or _parts(self)

    @property
    def key_words(self) -> str:
        """The key as it is written; nothing in a list."""
        return self.body[: self.key_end - self.begin]

    @cached_property
    def plain(self) -> str:
        """The body as it would stand in the first column."""
        return shifted(self.body, -self.column)

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """The comments above the entry and in it, in order."""
        found = _COMMENT.findall(self.lead)
        if "#" in self.body:
            parts = self.parts
            found += _COMMENT.findall(parts.head)
            if isinstance(parts.value, Collection) and not parts.value.in_brackets:
                found += [comment for item in parts.value.items for comment in item.comments]
                found += _COMMENT.findall(parts.value.trail)
            found += _COMMENT.findall(parts.tail)
        return tuple(found)


@dataclass(eq=False)
class Collection:
    """A mapping or a list with its entries: in block style from `column` on, or in brackets between `opening` and `closing`.

    `inline` says that the first entry stands behind the dash of the item that holds the collection.
    """

    seen: Seen
    is_mapping: bool
    in_brackets: bool
    column: int
    items: list[Item]
    trail: str = ""
    inline: bool = False
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, eq=False)
class Layout:
    """A whole version: what stands before its mapping, the mapping, and what stands behind it."""

    preamble: str
    root: Collection
    epilogue: str


def layout(version: Version) -> Layout:
    """The version taken apart. Raises UnusualError where that cannot be done."""
    content, root = version.content, version.root
    first = version.line_start(root.value[0][0].start_mark.index)
    starts = [match.end() for match in _START.finditer(content, 0, first)]
    begin = starts[-1] if starts else 0
    end = _END.search(content, _words_end(version, root))
    limit = end.start() if end else len(content)
    collection = _block(Seen(version, root), begin, limit)
    return Layout(content[:begin], collection, content[limit:])


def _block(seen: Seen, begin: int, limit: int, *, inline: bool = False) -> Collection:
    """A collection in block style whose lines begin at an offset and end at another."""
    version, node = seen.version, seen.node
    content = version.content
    found = list(_entries(version, node))
    first = found[0].begin
    column = first - version.line_start(first)
    items: list[Item] = []
    at = begin
    for index, (key, value, alias, start, key_end) in enumerate(found):
        line = start if inline and not index else version.line_start(start)
        if content[line:start].strip(" ") or (line != start and start - line != column):
            raise UnusualError(_UNUSUAL)
        lead = "" if inline and not index else _without_words(content[at:line])
        following = version.line_start(found[index + 1].begin) if index + 1 < len(found) else limit
        end = _lines_end(version, value, alias, start)
        if following < end:
            raise UnusualError(_UNUSUAL)
        at = end + _deeper_comments(content[end:following], column, value, alias)
        name = None if alias is None else alias_at(content, alias)
        each = Seen(version, value, name)
        items.append(Item(key, each, column, lead, content[start:at], None, start, key_end, at))
    is_mapping = isinstance(node, MappingNode)
    return Collection(seen, is_mapping, False, column, items, _without_words(content[at:limit]), inline)


class _Found(NamedTuple):
    """An entry of a collection: `begin` is where its key or its dash stands, `key_end` is behind its key."""

    key: str | None
    value: Node
    alias: int | None
    begin: int
    key_end: int


def _entries(version: Version, node: Node) -> Iterator[_Found]:
    """The entries of a collection in the order of the text."""
    of = version.entries.of(node)
    if isinstance(node, MappingNode):
        for key, value in node.value:
            entry = of[key.value]
            if entry.begin != key.start_mark.index:
                raise UnusualError("a key is an alias")
            yield _Found(normal(key.value), value, entry.alias, entry.begin, key.end_mark.index)
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            entry = of[index]
            yield _Found(None, value, entry.alias, entry.begin, entry.begin)


def _without_words(text: str) -> str:
    if not _LINES_WITHOUT_WORDS.fullmatch(text):
        raise UnusualError(_UNUSUAL)
    return text


def _deeper_comments(gap: str, column: int, value: Node, alias: int | None) -> int:
    """How much of the lines between two entries belongs to the first: up to the last comment indented deeper than it."""
    if "#" not in gap or alias is not None or not _is_block(value):
        return 0
    end = 0
    for match in _COMMENT_LINE.finditer(gap):
        if len(match[1]) <= column:
            break
        end = gap.index("\n", match.end()) + 1
    return end


def _lines_end(version: Version, value: Node, alias: int | None, begin: int) -> int:
    """Behind the line in which the words of an entry end."""
    end = version.entries.text.content.find("\n", alias) if alias is not None else _words_end(version, value)
    end = max(end, begin)
    return end if version.content[end - 1 : end] == "\n" and end > begin else version.line_end(end)


def _words_end(version: Version, node: Node) -> int:
    """Behind the last word of a node, an alias at its end included; of a text in a block, behind its last line."""
    while _is_block(node):
        *_, last = _entries(version, node)
        if last.alias is not None:
            return last.alias + len(alias_at(version.content, last.alias))
        if isinstance(last.value, ScalarNode) and not last.value.value and not last.value.style:
            return max(last.begin + 1, last.value.end_mark.index)
        node = last.value
    end: int = nodes.span(node)[1]
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return _block_text_end(version.content, node)
    return end


def _block_text_end(content: str, node: ScalarNode) -> int:
    """Behind a text in a block: its blank lines at the end belong to it only where it says so."""
    start, end = nodes.span(node)
    begin = _words_begin(content, start)
    if _KEEPS_BLANK_LINES.match(content, begin):
        return end
    while content[end - 1] in " \n":
        end -= 1
    return content.index("\n", end) + 1


def _words_begin(content: str, start: int) -> int:
    anchor = _ANCHOR.match(content, start)
    return anchor.end() if anchor else start


def alias_at(content: str, at: int) -> str:
    """The alias that begins at an offset, with its `*`."""
    found = _ALIAS.match(content, at)
    if found is None:
        raise UnusualError(_UNUSUAL)
    return found[0]


def _is_block(node: Node) -> bool:
    """Whether the node is a collection with a line for each entry."""
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style and bool(node.value)


def _parts(item: Item) -> Parts:
    version, node = item.seen.version, item.seen.node
    content, begin, limit = version.content, item.begin, item.limit
    if item.seen.alias is not None:
        start = content.index(item.seen.alias, _key_end(item))
        end = start + len(item.seen.alias)
    elif not _is_block(node):
        start, end = nodes.span(node)
        start = _words_begin(content, start)
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            return Parts(content[begin:start], content[start:limit], "")
    else:
        return _block_parts(item)
    tail = content[end:limit]
    if not _TAIL.fullmatch(tail):
        raise UnusualError(_UNUSUAL)
    value = _brackets(item.seen, start, end) if item.seen.alias is None else None
    return Parts(content[begin:start], value or content[start:end], tail)


def _block_parts(item: Item) -> Parts:
    """The parts of an entry whose value is a collection in block style."""
    version, begin = item.seen.version, item.begin
    content = version.content
    first = next(_entries(version, item.seen.node)).begin
    if version.line_start(first) <= begin:
        if not _INLINE_DASH.fullmatch(content[begin:first]):
            raise UnusualError(_UNUSUAL)
        return Parts(content[begin:first], _block(item.seen, first, item.limit, inline=True), "")
    opening = (_OPENING if item.key is not None else _DASH_OPENING).match(content, _key_end(item))
    if opening is None:
        raise UnusualError(_UNUSUAL)
    at = opening.end()
    return Parts(content[begin:at], _block(item.seen, at, item.limit), "")


def _key_end(item: Item) -> int:
    """Behind the key of an entry and the blanks that follow it; in a list, the dash."""
    content, end = item.seen.version.content, item.key_end
    while item.key is not None and content[end] in " \t":
        end += 1
    return end


def _brackets(seen: Seen, start: int, end: int) -> Collection | None:
    """A collection in brackets, `None` where it holds comments or entries that are no plain ones."""
    version, node = seen.version, seen.node
    content = version.content
    if isinstance(node, ScalarNode) or content[start] not in "[{" or "#" in content[start:end]:
        return None
    items: list[Item] = []
    is_mapping = isinstance(node, MappingNode)
    at = start
    for key, value, alias, begin, key_end in _entries(version, node):
        if not _BETWEEN_BRACKETS.fullmatch(content, at, begin):
            return None
        name = None if alias is None else alias_at(content, alias)
        value_start = _words_begin(content, nodes.span(value)[0]) if alias is None else alias
        value_end = nodes.span(value)[1] if alias is None or name is None else alias + len(name)
        each = Seen(version, value, name)
        inner = _brackets(each, value_start, value_end) if alias is None else None
        parts = Parts(content[begin:value_start], inner or content[value_start:value_end], "")
        items.append(Item(key, each, 0, content[at:begin], content[begin:value_end], parts, begin, key_end))
        at = value_end
    if not items:
        return Collection(seen, is_mapping, True, 0, [], opening=content[start], closing=content[end - 1])
    opening = items[0].lead
    items[0].lead = ""
    return Collection(seen, is_mapping, True, 0, items, opening=opening, closing=content[at:end])
