"""Edits of values: write another one, make it the item of a list, remove its entry."""

from __future__ import annotations

from cjm.model.fix import RemoveEntry, Wrap, Write
from cjm.model.ids import normal
from cjm.source import nodes
from cjm.source.editing.ground import BREAK, Ground, ImpossibleError, around, fits_in_flow
from cjm.source.editing.text_edit import TextEdit
from cjm.source.nodes import MappingNode, ScalarNode
from cjm.source.quoting import double_quoted, scalar, single_quoted

_QUOTES = {'"': double_quoted, "'": single_quoted}


def write(ground: Ground, edit: Write) -> list[TextEdit]:
    """Another text for a scalar or a key; a text that stands in short for an object may be meant by the key's path."""
    found = ground.find(edit.path)
    if found.entry is None or (found.rest and (edit.at == "key" or len(found.rest) > 1)):
        raise ImpossibleError
    node = found.entry.key if edit.at == "key" else found.entry.value
    if not isinstance(node, ScalarNode) or node.style in ("|", ">"):
        raise ImpossibleError
    if edit.at == "key" and normal(edit.text) in ground.entries.of(found.nodes[-2]):
        raise ImpossibleError
    start, end = ground.words(node)
    text = edit.text if edit.plain else _QUOTES.get(node.style, scalar)(edit.text)
    return [TextEdit(start, end, text)]


def wrap(ground: Ground, edit: Wrap) -> list[TextEdit]:
    """A list around a lone value; around an alias rather than around what it stands for."""
    found = ground.find(edit.path)
    if found.rest or found.entry is None:
        raise ImpossibleError
    node = found.entry.value
    if found.entry.alias is not None:
        return around(found.entry.alias, ground.alias_end(found.entry.alias), "[", "]")
    start, end = nodes.span(node)
    if isinstance(node, MappingNode) and not node.flow_style:
        return _wrap_block(ground, start, end)
    if not isinstance(node, ScalarNode):
        return around(start, end, "[", "]")
    if node.style in ("|", ">"):
        raise ImpossibleError
    if edit.split or fits_in_flow(node):
        return around(start, end, "[", "]")
    words, _ = ground.words(node)
    return [TextEdit(start, end, f"[{ground.content[start:words]}{scalar(node.value)}]")]


def _wrap_block(ground: Ground, start: int, end: int) -> list[TextEdit]:
    """A block mapping as the only item of a list: a dash before its first line, its other lines moved to the right."""
    if ground.content[ground.line_start(start) : start].strip(" ") or ground.content[start] == "&":
        raise ImpossibleError
    lines = (found.end() for found in BREAK.finditer(ground.content, start, end))
    moved = (line for line in lines if line < end and ground.content[line] not in "\r\n")
    return [TextEdit(start, start, "- "), *(TextEdit(line, line, "  ") for line in moved)]


def remove(ground: Ground, edit: RemoveEntry) -> TextEdit:
    """Nothing in place of an entry, its line or its comma; not where a comment stands beside it."""
    start, end = edit.start, edit.end
    line, line_end = ground.line_start(start), ground.line_end(end)
    before, after = ground.content[line:start], ground.content[end:line_end]
    if not before.strip(" ") and not after.strip(" \t"):
        if found := BREAK.match(ground.content, line_end):
            return TextEdit(line, found.end(), "")
        return TextEdit(ground.line_end(line), line_end, "")
    if after.lstrip(" ").startswith(","):
        comma = ground.content.index(",", end) + 1
        rest = ground.content[comma:line_end]
        return TextEdit(start, comma + len(rest) - len(rest.lstrip(" ")), "")
    if before.rstrip(" ").endswith(","):
        return TextEdit(line + before.rindex(","), end, "")
    raise ImpossibleError
