"""What of a tree is in no map: other documents, what stands beside journeys, characters, keys that come again."""

from __future__ import annotations

from cjm.importers.data.finding import journeys_in, key_of_steps, keys_of_journeys, phases_of, stages_by_name
from cjm.importers.data.nodes import entries_of, object_at, span_of
from cjm.importers.foreign import Foreign
from cjm.importers.notes import TEXT_LEFT_OUT, Notes
from cjm.source import nodes
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.text import UNPRINTABLE

_MOST_KEYS = 8
SECOND_DOCUMENT = "CJM0005"
"""The code of a finding that YAML holds a second document."""


def look_through(node: Node, notes: Notes) -> None:
    """Replace characters that escapes stand for and that no map can hold; note them, and values that cannot be named."""
    if isinstance(node, ScalarNode):
        if found := UNPRINTABLE.search(node.value):
            node.value = UNPRINTABLE.sub("\ufffd", node.value)
            message = f"characters such as U+{ord(found[0]):04X}, which no map can hold, were replaced"
            notes.add(TEXT_LEFT_OUT, message, span_of(node))
    elif isinstance(node, MappingNode):
        last = entries_of(node)
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                notes.add(TEXT_LEFT_OUT, "a key that is no text was left out with its value", span_of(key))
            elif last[key.value] is not value:
                notes.add(TEXT_LEFT_OUT, f"`{key.value}` comes again; the first was left out", span_of(value))
            look_through(key, notes)
            look_through(value, notes)
    else:
        for item in node.value:
            look_through(item, notes)


def note_no_journey(root: Node, notes: Notes) -> None:
    """Note what data has in the place of phases."""
    keys = list(entries_of(root)) if isinstance(root, MappingNode) else []
    held = f"; its keys are {', '.join(f'`{key}`' for key in keys[:_MOST_KEYS])}" if keys else ""
    held += " and others" if len(keys) > _MOST_KEYS else ""
    notes.add(TEXT_LEFT_OUT, f"it has no list of phases, stages or steps{held}", span_of(root))


def note_second_document(foreign: Foreign, notes: Notes) -> None:
    """Note that documents behind the first were not read."""
    for finding in nodes.parse(foreign.text)[1]:
        if finding.code == SECOND_DOCUMENT and finding.problem.span:
            message = "only the first document of the file was read"
            notes.add(TEXT_LEFT_OUT, message, finding.problem.span, "put the others into files of their own")


def note_beside(node: Node, notes: Notes) -> None:
    """Note what stands in a file beside the journeys that it holds."""
    entries = entries_of(node) if isinstance(node, MappingNode) else {}
    if isinstance(node, SequenceNode):
        inner = [item for item in node.value if any(True for _ in journeys_in(item))]
        others = [("an item", item) for item in node.value if item not in inner] if inner else []
    elif phases_of(entries) is not None or key_of_steps(entries) is not None or stages_by_name(node):
        return
    else:
        keys = [
            name
            for name in keys_of_journeys(entries)
            if any(True for _ in journeys_in(object_at(node, [(name, entries[name])])))
        ]
        inner = [entries[key] for key in keys]
        others = [(f"`{key}`", value) for key, value in entries.items() if key not in keys]
    for what, value in others:
        notes.add(TEXT_LEFT_OUT, f"{what} stands beside the journey and was left out", span_of(value))
    for each in inner:
        note_beside(each, notes)
