"""Collections in brackets: which may stay there, and how they are written."""

from __future__ import annotations

from cjm.model.shape import ListShape, ObjectShape, Shape
from cjm.source.formatting.order import in_order, inner_shape
from cjm.source.formatting.tree import Alias, Collection, Entry, Part, Scalar
from cjm.source.formatting.words import in_line
from cjm.source.prose import SENTENCE_END, half_a_sentence, is_prose

UNLIMITED = 1_000_000_000
"""The room of what stays on one line, however long that is."""


def anchored(anchor: str | None, words: str) -> str:
    """Words behind the anchor, if there is one."""
    if anchor is None:
        return words
    return f"&{anchor} {words}" if words else f"&{anchor}"


def in_brackets(part: Collection, shape: Shape | None, room: int, *, has_anchors: bool) -> str | None:
    """A collection on one line; `None` where it has to be a block.

    It has to be one where it was one, where it is longer than `room`, where comments or empty values stand in it, and
    where it is a list of sentences. What the reader reports as a trap stays in its brackets, so that it still does.
    """
    if not part.entries:
        return anchored(part.anchor, "{}" if part.is_mapping else "[]")
    if not part.in_brackets or part.has_comments:
        return None
    is_trap = _is_split_sentence(part, shape)
    if not is_trap and _is_list_of_sentences(part, shape):
        return None
    words: list[str] = []
    room -= len(part.anchor) + 2 if part.anchor is not None else 0
    for entry in in_order(part.entries, shape, has_anchors=has_anchors):
        inner = inner_shape(part, shape, entry)
        text = _entry(entry, inner, room, has_anchors=has_anchors, is_trap=is_trap)
        room -= len(text or "") + 2
        if text is None or (room < 0 and not is_trap):
            return None
        words.append(text)
    signs = "{}" if part.is_mapping else "[]"
    return anchored(part.anchor, f"{signs[0]}{', '.join(words)}{signs[1]}")


def is_misread_text(part: Part, shape: Shape | None) -> bool:
    """Whether an item of a list is a mapping of one key that the format does not know: `- Why: because`, perhaps."""
    if not isinstance(part, Collection) or not part.is_mapping or len(part.entries) != 1:
        return False
    (entry,) = part.entries
    known = shape.keys if isinstance(shape, ObjectShape) else ()
    return shape is not None and isinstance(entry.value, Scalar) and entry.name not in known


def _entry(entry: Entry, shape: Shape | None, room: int, *, has_anchors: bool, is_trap: bool) -> str | None:
    value = _value(entry.value, shape, room, has_anchors=has_anchors, is_trap=is_trap)
    if entry.key is None or value is None:
        return value
    if not value and not is_trap:
        return None
    return f"{key_words(entry.key)} {value}"


def key_words(key: Scalar | Alias) -> str:
    """A key with its colon."""
    if isinstance(key, Alias):
        return f"*{key.name} :"
    return anchored(key.anchor, in_line(key, in_brackets=True) or '""') + ":"


def _value(part: Part, shape: Shape | None, room: int, *, has_anchors: bool, is_trap: bool) -> str | None:
    if isinstance(part, Alias):
        return f"*{part.name}"
    if isinstance(part, Scalar):
        return anchored(part.anchor, in_line(part, in_brackets=True, keep_quotes=is_trap))
    room = UNLIMITED if is_trap or is_misread_text(part, shape) else room
    return in_brackets(part, shape, room, has_anchors=has_anchors)


def _is_split_sentence(part: Collection, shape: Shape | None) -> bool:
    if part.is_mapping or not isinstance(shape, ListShape) or not is_prose(shape.item):
        return False
    items = [entry.value for entry in part.entries if isinstance(entry.value, Scalar)]
    return half_a_sentence(items) is not None


def _is_list_of_sentences(part: Collection, shape: Shape | None) -> bool:
    if part.is_mapping or not isinstance(shape, ListShape) or not is_prose(shape.item):
        return False
    texts = (entry.value.value for entry in part.entries if isinstance(entry.value, Scalar))
    return any(" " in text or text.endswith(SENTENCE_END) for text in texts)
