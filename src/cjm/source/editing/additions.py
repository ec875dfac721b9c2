"""Edits that add a key."""

from __future__ import annotations

from cjm.model.fix import Add
from cjm.model.ids import normal
from cjm.source import nodes
from cjm.source.editing.ground import Found, Ground, ImpossibleError, around, fits_in_flow
from cjm.source.editing.text_edit import TextEdit
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.quoting import scalar
from cjm.source.scalars import is_null


def add(ground: Ground, edit: Add) -> list[TextEdit]:
    """A new key for a mapping, for what stands in short for one, or for one that is not there yet."""
    found = ground.find(edit.path)
    node = found.nodes[-1]
    if found.rest or is_null(node):
        return _add_mapping(ground, edit, found)
    if isinstance(node, ScalarNode):
        return _expand(ground, edit, found, node)
    if not isinstance(node, MappingNode) or normal(edit.key) in ground.entries.of(node):
        raise ImpossibleError
    entry = _entry(edit)
    if not node.value:
        start, end = nodes.span(node)
        return [TextEdit(start, end, f"{{{entry}}}")]
    key, value = _main_entry(node, edit.main)
    if node.flow_style:
        end = _end(ground, node, key, value)
        return [TextEdit(end, end, f", {entry}")]
    start = key.start_mark.index
    indent = ground.indent(node.value[0][0].start_mark.index)
    if edit.main is None:
        return [ground.line_after(nodes.span(node)[1], indent, entry)]
    if isinstance(value, ScalarNode) and value.start_mark.index >= start and value.style not in ("|", ">"):
        return [ground.line_after(nodes.span(value)[1], indent, entry)]
    first = node.value[0][0].start_mark.index
    return [TextEdit(first, first, f"{entry}{ground.line_break}{' ' * indent}")]


def _entry(edit: Add) -> str:
    return f"{scalar(edit.key)}: {edit.text if edit.plain else scalar(edit.text)}"


def _main_entry(node: MappingNode, main: str | None) -> tuple[Node, Node]:
    entry: tuple[Node, Node] = next((each for each in node.value if each[0].value == main), node.value[-1])
    return entry


def _end(ground: Ground, node: MappingNode, key: Node, value: Node) -> int:
    """Where an entry of a flow mapping ends, an alias for its value included."""
    if value.start_mark.index >= key.start_mark.index:
        return nodes.span(value)[1]
    alias = ground.entries.of(node)[key.value].alias
    assert alias is not None  # a value that stands before its key was read where its anchor stands
    return ground.alias_end(alias)


def _expand(ground: Ground, edit: Add, found: Found, node: ScalarNode) -> list[TextEdit]:
    """A text that stands in short for an object, written as one with another key."""
    if edit.main is None or found.entry is None or found.entry.alias is not None or node.style in ("|", ">"):
        raise ImpossibleError
    parent = found.nodes[-2]
    start, end = nodes.span(node)
    entry = _entry(edit)
    if isinstance(parent, MappingNode) and not fits_in_flow(node):
        raise ImpossibleError
    if isinstance(parent, MappingNode) or (isinstance(parent, SequenceNode) and parent.flow_style):
        return around(start, end, f"{{{edit.main}: ", f", {entry}}}")
    return [TextEdit(start, start, f"{edit.main}: "), ground.line_after(end, ground.indent(start), entry)]


def _add_mapping(ground: Ground, edit: Add, found: Found) -> list[TextEdit]:
    """A mapping of one entry, for a key at the top level that is not there or has no value."""
    root = found.nodes[0]
    if len(edit.path) != 1 or not isinstance(root, MappingNode) or root.flow_style or not root.value:
        raise ImpossibleError
    name = str(edit.path[0])
    indent = ground.indent(root.value[0][0].start_mark.index)
    entry = f"{' ' * (indent + 2)}{_entry(edit)}"
    if found.entry is not None and found.entry.key is not None:
        value = found.entry.value
        if found.entry.alias is not None or value.start_mark.index != value.end_mark.index:
            raise ImpossibleError
        return [ground.line_after(nodes.span(found.entry.key)[1], 0, entry)]
    at = next((key.start_mark.index for key, _ in root.value if key.value == "phases"), None)
    if at is None:
        raise ImpossibleError
    at = ground.above_comments(ground.line_start(at))
    lines = f"{' ' * indent}{name}:{ground.line_break}{entry}{ground.line_break}"
    return [TextEdit(at, at, lines)]
