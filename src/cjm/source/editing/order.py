"""Edits that put the items of a list in another order, each with its comments."""

from __future__ import annotations

import re

from cjm.model.fix import Reorder
from cjm.source import nodes
from cjm.source.editing.ground import Ground, ImpossibleError
from cjm.source.editing.text_edit import TextEdit
from cjm.source.nodes import SequenceNode

_DASH = re.compile(r"[ ]*-[ ]+")
_LAST_BREAK = re.compile(r"(?:\r\n|\n|\r)\Z")


def reorder(ground: Ground, edit: Reorder) -> list[TextEdit]:
    """The items in another order; lines and the comments above them move as they are."""
    found = ground.find(edit.path)
    node = found.nodes[-1]
    if found.rest or not isinstance(node, SequenceNode) or len(node.value) != len(edit.order):
        raise ImpossibleError
    if any(entry.alias is not None for entry in ground.entries.of(node).values()):
        raise ImpossibleError
    if node.flow_style:
        return _reorder_flow(ground, node, edit.order)
    starts = [_dash_line(ground, item.start_mark.index) for item in node.value]
    above = [starts[0], *(ground.above_comments(start) for start in starts[1:])]
    if ground.above_comments(starts[0]) != starts[0]:
        raise ImpossibleError  # the comment may belong to the list or to its first item
    end = ground.line_end(nodes.span(node.value[-1])[1])
    ends = [*above[1:], end]
    chunks = [_LAST_BREAK.sub("", ground.content[a:b]) for a, b in zip(above, ends, strict=True)]
    text = ground.line_break.join(chunks[index] for index in edit.order)
    return [TextEdit(above[0], end, text)]


def _reorder_flow(ground: Ground, node: SequenceNode, order: tuple[int, ...]) -> list[TextEdit]:
    start, end = nodes.span(node)
    if "#" in ground.content[start:end]:
        raise ImpossibleError
    spans = [nodes.span(item) for item in node.value]
    return [
        TextEdit(*spans[place], ground.content[slice(*spans[index])])
        for place, index in enumerate(order)
        if place != index
    ]


def _dash_line(ground: Ground, at: int) -> int:
    """Where the line of a list's item begins that stands behind nothing but its dash."""
    start = ground.line_start(at)
    if not _DASH.fullmatch(ground.content[start:at]):
        raise ImpossibleError
    return start
