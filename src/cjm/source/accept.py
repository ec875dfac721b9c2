"""The short way from nodes to a model, for files in which nothing needs a second look.

Most files of most runs are right. This way goes over their nodes once, keeps no paths and makes no plain data; at the
first thing that may be a mistake, or that takes care to tell from one, it gives up, and `reader` looks at the whole file
with all that it knows. What one value may be is asked of `cjm.model.building` on both ways, and a property test holds
the two to the same models.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from cjm.model.base import Model
from cjm.model.building import Misfit, maker
from cjm.model.ids import normal
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape, shape_of
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.prose import is_prose, sentence_split_at_comma
from cjm.source.scalars import NULLS, date, is_number, is_number_in_text, scalar

_TAG_OR_ANCHOR = re.compile(r"[!&](?<![^\s\[{,:-].)(?:(?<=!)|[^\s\[\]{},])")
"""Where a tag or an anchor may begin: `R&D` holds none."""
_CUT_SHORT = re.compile(r" #(?!cjm:)[^\s#]")
"""What may be the end of a text that YAML takes for a comment."""
_LEVELS = 5
"""How deep a value of somebody's own may be without a second look."""
_Taker = Callable[[Node], Any]
Made = TypeVar("Made", bound=Model)


def accept(root: MappingNode, model: type[Made], content: str) -> Made | None:
    """The object in a file, whose text is `content`, if it is right beyond doubt; else `None`, which says nothing."""
    if _needs_second_look(content):
        return None
    take: Callable[[Node], Made] = _object_taker(model)
    try:
        return take(root)
    except Misfit:
        return None


def _needs_second_look(content: str) -> bool:
    return (
        "\\" in content
        or "\t#" in content
        or content.startswith("%")
        or "\n%" in content
        or _CUT_SHORT.search(content) is not None
        or (("!" in content or "&" in content) and _TAG_OR_ANCHOR.search(content) is not None)
    )


def _taker(shape: Shape) -> _Taker:
    match shape:
        case TextShape():
            return _text_taker(shape)
        case ScalarShape():
            return _scalar_taker(shape)
        case ListShape(item):
            return _list_taker(shape, _taker(item))
        case MappingShape():
            return _mapping_taker(shape)
        case ObjectShape():
            return _object_taker(shape.model)


def _text_taker(shape: TextShape) -> _Taker:
    make = maker(shape)

    def take(node: Node) -> Any:
        if node.__class__ is not ScalarNode or (node.value in NULLS and not node.style):
            raise Misfit("type")
        return make(node.value)

    return take


def _scalar_taker(shape: ScalarShape) -> _Taker:
    make, is_date = maker(shape), shape.kind == "date"

    def take(node: Node) -> Any:
        if node.__class__ is not ScalarNode:
            raise Misfit("type")
        return make(date(node.value) if is_date else scalar(node))

    return take


def _list_taker(shape: ListShape, take_item: _Taker) -> _Taker:
    not_empty, of_prose = shape.not_empty, is_prose(shape.item)

    def take(node: Node) -> tuple[Any, ...]:
        if node.__class__ is not SequenceNode:
            raise Misfit("type")
        items = node.value
        if (not_empty and not items) or (
            of_prose and node.flow_style and sentence_split_at_comma(node) is not None
        ):
            raise Misfit("form")
        return tuple([take_item(item) for item in items])

    return take


def _mapping_taker(shape: MappingShape) -> _Taker:
    make_key, take_value = maker(shape.key), _taker(shape.value)

    def take(node: Node) -> dict[str, Any]:
        if node.__class__ is not MappingNode:
            raise Misfit("type")
        made = {}
        for key, value in node.value:
            if key.__class__ is not ScalarNode:
                raise Misfit("type")
            made[make_key(normal(key.value))] = take_value(value)
        if len(made) < len(node.value):  # a key stands there twice
            raise Misfit("unknown")
        return made

    return take


@cache
def _object_taker(model: type[Made]) -> Callable[[Node], Made]:
    shape = shape_of(model)
    attributes = {each.key: each.name for each in model.fields.values()}
    takers = {key: (attributes[key], _taker(inner)) for key, inner in shape.keys.items()}
    required = frozenset(attributes[key] for key in shape.required)
    of, take_short = model.of, _short_form_taker(shape)

    def take(node: Node) -> Made:
        if node.__class__ is not MappingNode:
            made = take_short(node)
        else:
            made = {}
            own: set[str] = set()
            for key, value in node.value:
                try:
                    attribute, take_value = takers[key.value]
                except (KeyError, TypeError):  # a key of one's own, a misspelt one, or a list
                    if not _is_own(key, value):
                        raise Misfit("unknown") from None
                    own.add(key.value)
                    continue
                made[attribute] = take_value(value)
            if len(made) + len(own) < len(node.value):
                raise Misfit("unknown")
        if not required <= made.keys():
            raise Misfit("missing")
        return of(made)

    return take


def _is_own(key: Node, value: Node) -> bool:
    """Whether an entry is one of somebody's own, beyond doubt."""
    return (
        key.__class__ is ScalarNode
        and key.value.startswith("x-")
        and key.value.isascii()
        and _is_data(value, _LEVELS)
    )


def _is_data(node: Node, levels: int) -> bool:
    """Whether a value of few levels holds nothing that JSON could not: no keys twice, no numbers without end."""
    if node.__class__ is ScalarNode:
        value = scalar(node)
        return not isinstance(value, float) or math.isfinite(value)
    if not levels:
        return False
    if node.__class__ is SequenceNode:
        return all(_is_data(item, levels - 1) for item in node.value)
    names = {key.value for key, _ in node.value if key.__class__ is ScalarNode}
    return (
        len(names) == len(node.value)
        and "<<" not in names
        and all(map(str.isascii, names))
        and all(_is_data(value, levels - 1) for _, value in node.value)
    )


def _short_form_taker(shape: ObjectShape) -> Callable[[Node], dict[str, Any]]:
    main, number = shape.main, shape.main_number
    make = maker(shape.keys[main]) if main else None
    make_number = maker(shape.keys[number]) if number else None

    def take(node: Node) -> dict[str, Any]:
        if node.__class__ is not ScalarNode:
            raise Misfit("type")
        value = scalar(node)
        if value is None:
            raise Misfit("missing")
        if number and make_number and is_number(value):
            return {number: make_number(value)}
        if main is None or make is None or (number and is_number_in_text(node.value)):
            raise Misfit("type")
        return {main: make(node.value)}

    return take
