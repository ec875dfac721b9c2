"""Nodes to plain data of one clean form: short forms expanded, texts as written, `x-` keys set aside.

What is wrong in a way that only the YAML shows is reported here: unknown keys, and the traps that YAML sets to prose.
Everything else stays as it is for the models to judge.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from cjm import __version__
from cjm.model.finding import Finding, Problem
from cjm.model.fix import Fix
from cjm.model.ids import normal
from cjm.model.node_path import NodePath
from cjm.model.shape import ListShape, MappingShape, ObjectShape, ScalarShape, Shape, TextShape
from cjm.source import repairs
from cjm.source.nodes import MAX_FINDINGS, MappingNode, Node, ScalarNode, SequenceNode, span
from cjm.source.prose import SENTENCE_END, is_prose, sentence_split_at_comma
from cjm.source.scalars import DECIMAL_COMMA, core, date, is_null, is_number, plain, scalar
from cjm.source.wording import quoted

_COMMENT_TRAP = re.compile(r"[ \t]+#(?!cjm:)[^\s#](?:[^\r\n]*[^\s])?")
_ANCHOR_TRAP = re.compile(r"&([^\s,\[\]{}]+)[ \t]+[^\s#\"']")


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's data with short forms expanded, the `x-` keys by the path of their parent, and the findings."""

    data: Any
    extensions: dict[NodePath, dict[str, Any]]
    findings: list[Finding]
    misspelt: set[NodePath]
    """Paths of keys that are probably meant by unknown ones."""


def read(root: Node, shape: ObjectShape, content: str) -> Reading:
    """The data of a file whose root has the given shape; `content` is its text."""
    reader = _Reader(content)
    return Reading(reader.read(root, shape, ()), reader.extensions, reader.findings, reader.misspelt)


@dataclass(slots=True)
class _Reader:
    content: str
    extensions: dict[NodePath, dict[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    misspelt: set[NodePath] = field(default_factory=set)

    def read(self, node: Node, shape: Shape, path: NodePath) -> Any:
        if isinstance(shape, TextShape):
            return self._text(node, shape, path)
        if isinstance(shape, ObjectShape):
            return self._object(node, shape, path)
        if isinstance(shape, ListShape):
            return self._list(node, shape, path)
        if isinstance(shape, MappingShape):
            return self._mapping(node, shape, path)
        return self._scalar(node, shape)

    def _text(self, node: Node, shape: TextShape, path: NodePath) -> Any:
        if not isinstance(node, ScalarNode):
            return plain(node)
        if shape.ref:
            return normal(node.value)
        if not shape.choices and not shape.file:
            self._comment_trap(node, path)
            self._anchor_trap(node, path)
        return node.value

    def _scalar(self, node: Node, shape: ScalarShape) -> Any:
        if not isinstance(node, ScalarNode):
            return plain(node)
        if shape.kind == "date":
            return date(node.value)
        return scalar(node)

    def _list(self, node: Node, shape: ListShape, path: NodePath) -> Any:
        if not isinstance(node, SequenceNode):
            return plain(node)
        if node.flow_style and is_prose(shape.item):
            self._comma_trap(node, path)
        return [self._item(item, shape.item, (*path, index)) for index, item in enumerate(node.value)]

    def _item(self, node: Node, shape: Shape, path: NodePath) -> Any:
        if isinstance(node, MappingNode) and (trap := _colon_trap(node, shape)):
            self._quote(path, trap, node)
            return {shape.main: trap} if isinstance(shape, ObjectShape) else trap
        return self.read(node, shape, path)

    def _mapping(self, node: Node, shape: MappingShape, path: NodePath) -> Any:
        if not isinstance(node, MappingNode):
            return plain(node)
        data = {}
        for key, value in node.value:
            name = normal(key.value)
            if name.startswith("x-"):
                self._extension(value, path, name)
            elif is_null(value) and not isinstance(shape.value, ObjectShape):
                continue
            else:
                data[name] = self.read(value, shape.value, (*path, name))
        return data

    def _object(self, node: Node, shape: ObjectShape, path: NodePath) -> Any:
        if isinstance(node, ScalarNode):
            return self._short_form(node, shape, path)
        if not isinstance(node, MappingNode):
            return plain(node)
        data = {}
        for key, value in node.value:
            name = key.value
            inner = shape.keys.get(name)
            if name.startswith("x-"):
                self._extension(value, path, name)
            elif inner is None:
                self._unknown_key(path, name, shape.keys)
            elif not is_null(value):
                data[name] = self.read(value, inner, (*path, name))
        return data

    def _extension(self, node: Node, path: NodePath, name: str) -> None:
        self.extensions.setdefault(path, {})[name] = plain(node)
        self._json_only(node, (*path, name))

    def _json_only(self, node: Node, path: NodePath) -> None:
        if isinstance(node, MappingNode):
            for key, value in node.value:
                self._json_only(value, (*path, normal(key.value)))
        elif isinstance(node, SequenceNode):
            for index, item in enumerate(node.value):
                self._json_only(item, (*path, index))
        elif (
            isinstance(node, ScalarNode)
            and isinstance(value := scalar(node), float)
            and not math.isfinite(value)
        ):
            message = f"{quoted(node.value)} is a number that JSON cannot hold"
            self._error("CJM0013", path, message, "put it in quotes, or remove it")

    def _short_form(self, node: ScalarNode, shape: ObjectShape, path: NodePath) -> Any:
        value = scalar(node)
        if value is None:
            return {}
        if shape.main_number:
            if is_number(value):
                return {shape.main_number: value}
            text = node.value.strip()
            if DECIMAL_COMMA.fullmatch(text):
                message = f"{quoted(text)} is a text; the {shape.main_number} is a number"
                help_ = f"write `{text.replace(',', '.')}`, without quotes"
                self._error("CJM0012", path, message, help_, fix=repairs.number_fix(path, text))
                return {}
            if is_number(core(text)):
                message = f"{quoted(text)} in quotes is a text; the {shape.main_number} is a number"
                self._error("CJM0012", path, message, "remove the quotes", fix=repairs.number_fix(path, text))
                return {}
        return {shape.main: self._text(node, TextShape(), path)} if shape.main else value

    def _unknown_key(self, path: NodePath, name: str, known: Iterable[str]) -> None:
        if len(self.findings) > MAX_FINDINGS:
            return
        close = get_close_matches(name.casefold().replace("-", "_").replace(" ", "_")[:60], known, 1, 0.7)
        if close:
            help_ = f"did you mean `{close[0]}`?"
            self.misspelt.add((*path, close[0]))
        elif name.startswith("X-"):
            help_ = f"a key of your own begins with a small `x`: {quoted('x' + name[1:])}"
        else:
            help_ = (
                f"known here: {', '.join(f'`{key}`' for key in known)}; a key of your own begins with `x-`"
            )
        message = f"unknown key {quoted(name)} (cjm {__version__} does not know it)"
        fix = repairs.key_fix(path, name, known)
        self._error("CJM0010", (*path, name), message, help_, at_key=True, fix=fix)

    def _comment_trap(self, node: ScalarNode, path: NodePath) -> None:
        """`Is it #1?`: YAML cuts the text at ` #`; a comment that touches its `#` is more likely meant as text."""
        if node.style:
            return
        if trap := _COMMENT_TRAP.match(self.content, node.end_mark.index):
            message = "the text ends before `#`: what follows is read as a comment"
            fix = repairs.quote_fix(self.content, node.start_mark.index, trap.end(), "unsafe")
            self._warning(path, message, "quote this text; or write a space after the `#` of a comment", fix)

    def _anchor_trap(self, node: ScalarNode, path: NodePath) -> None:
        """`&you and me`: YAML takes `&you` for the name of an anchor; one that no alias uses is more likely text."""
        trap = None if node.style else _ANCHOR_TRAP.match(self.content, node.start_mark.index)
        if trap and f"*{trap[1]}" not in self.content:
            message = (
                f"{quoted('&' + trap[1])} is read as the name of an anchor, and the text begins behind it"
            )
            where = (node.start_mark.index, node.end_mark.index)
            fix = repairs.quote_fix(self.content, *where, "unsafe")
            problem = Problem(path, message, "quote this text", span=where, fix=fix)
            self.findings.append(Finding("CJM0020", "warning", problem))

    def _comma_trap(self, node: SequenceNode, path: NodePath) -> None:
        """`[Really, is it?]`: YAML splits the sentence at its comma."""
        if (index := sentence_split_at_comma(node)) is not None:
            message = "a comma in `[…]` begins a new item: this sentence is read as two"
            help_ = "quote this text, or write one item a line with `- `"
            self._warning((*path, index), message, help_, self._whole_sentence(node, index))

    def _whole_sentence(self, node: SequenceNode, index: int) -> Fix | None:
        """The fix of a sentence split at its commas: quotes from that item to the one that ends it."""
        start = end = node.value[index].start_mark.index
        for item in node.value[index:]:
            begin = item.start_mark.index
            is_plain = isinstance(item, ScalarNode) and not item.style and self.content[begin] != "&"
            if not is_plain or begin < end:  # what stands before is the value of an alias
                return None
            if begin > start and not item.value[0].islower():
                return None
            end = item.end_mark.index
            if item.value.endswith(SENTENCE_END):
                return repairs.quote_fix(self.content, start, end, "unsafe")
        return None

    def _quote(self, path: NodePath, text: str, node: MappingNode) -> None:
        key = text.split(":", maxsplit=1)[0]
        message = f"{quoted(key + ':')} is read as a key here, not as text"
        self._error(
            "CJM0023",
            path,
            message,
            f'quote this text: "{text}"' if '"' not in text else "quote this text",
            fix=self._quoted(node),
        )

    def _quoted(self, node: MappingNode) -> Fix | None:
        """The fix of a text that is read as a mapping of one key; none where an anchor or an alias is part of it."""
        start, end = span(node)
        has_name = self.content[start] == "&" or self.content[span(node.value[0][1])[0]] == "&"
        is_here = node.value[0][1].start_mark.index > start
        return repairs.quote_fix(self.content, start, end) if is_here and not has_name else None

    def _error(
        self,
        code: str,
        path: NodePath,
        message: str,
        help_: str,
        *,
        at_key: bool = False,
        fix: Fix | None = None,
    ) -> None:
        problem = Problem(path, message, help_, at="key" if at_key else "value", fix=fix)
        self.findings.append(Finding(code, "error", problem))

    def _warning(self, path: NodePath, message: str, help_: str, fix: Fix | None = None) -> None:
        self.findings.append(Finding("CJM0020", "warning", Problem(path, message, help_, fix=fix)))


def _colon_trap(node: MappingNode, shape: Shape) -> str | None:
    """`- Why: because`: the text that was meant where YAML made a mapping of a list's item."""
    if node.flow_style or len(node.value) != 1:
        return None
    key, value = node.value[0]
    if not isinstance(value, ScalarNode) or not value.value or value.style in ("|", ">"):
        return None
    if isinstance(shape, ObjectShape):
        looks_like_a_key = key.value[:1].islower() and " " not in key.value and key.value.isascii()
        if shape.main is None or key.value in shape.keys or key.value.startswith("x-") or looks_like_a_key:
            return None
    elif not is_prose(shape):
        return None
    return f"{key.value}: {value.value}"
