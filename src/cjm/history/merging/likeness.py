"""How much two values have in common: what tells a thing that was renamed from one that took its place."""

from __future__ import annotations

from difflib import SequenceMatcher

from cjm.model.ids import slug
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

_MAIN = ("name", "text", "score", "value")
_LONGEST = 300
"""How many characters of a text are compared."""


def likeness(one: Node, other: Node) -> float:
    """What two values have in common, 0 to 1.

    Of texts, the characters in the same order (`difflib`'s ratio); of lists, the entries by their names (Dice's
    coefficient); of objects, the mean over the keys of both. A text is like the name of an object that it may stand for.
    """
    if isinstance(one, ScalarNode) and isinstance(other, ScalarNode):
        return _of_texts(one.value, other.value)
    if isinstance(one, MappingNode) and isinstance(other, MappingNode):
        mine, others = ({key.value: value for key, value in each.value} for each in (one, other))
        shared = sum(likeness(mine[key], others[key]) for key in mine.keys() & others.keys())
        return shared / (len(mine.keys() | others.keys()) or 1)
    if isinstance(one, SequenceNode) and isinstance(other, SequenceNode):
        names, theirs = ({_name(item) for item in each.value} for each in (one, other))
        return 2 * len(names & theirs) / ((len(names) + len(theirs)) or 1)
    if isinstance(one, SequenceNode) or isinstance(other, SequenceNode):
        return 0.0
    return _of_texts(_name(one), _name(other))


def _of_texts(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 else 0.0


def _name(node: Node) -> str:
    """What a value is called: a text itself, the name of an object, else where it stands."""
    if isinstance(node, MappingNode):
        texts = {key.value: value.value for key, value in node.value if isinstance(value, ScalarNode)}
        called = next((texts[key] for key in _MAIN if key in texts), "") or " ".join(texts.values())
    else:
        called = node.value if isinstance(node, ScalarNode) else ""
    return slug(called) or called
