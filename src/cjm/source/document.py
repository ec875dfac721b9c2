"""A file as the tool sees it: its text, its nodes, the map or library in it, and the way from a path to a position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from cjm import __version__
from cjm.model.finding import Finding, NodePath, Problem
from cjm.model.ids import normal
from cjm.model.map import FORMAT_VERSION, Library, Map
from cjm.model.market import US
from cjm.model.shape import shape_of
from cjm.source import nodes, reader, schema_errors
from cjm.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cjm.source.scalars import scalar
from cjm.source.text import Position, Text, decode

SUFFIXES = (".cjm.yaml", ".cjm.yml")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a problem stands: half-open from `start` to `end`, and the row of the alias that led there, if any."""

    start: Position
    end: Position
    alias_row: int | None = None


@dataclass(frozen=True)
class Document:
    """One file, read.

    `content` is `None` where the text is not valid against the format; `findings` then say why. `data` is the map with
    short forms expanded, without its `x-` keys, which are in `extensions` by the path of the object that holds them.
    """

    filename: str
    text: Text
    root: Node | None = None
    content: Map | Library | None = None
    data: Any = None
    extensions: Mapping[NodePath, Mapping[str, Any]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def map(self) -> Map | None:
        """The map in this file, if it holds a valid one."""
        return self.content if isinstance(self.content, Map) else None

    @property
    def library(self) -> Library | None:
        """The library in this file, if it holds a valid one."""
        return self.content if isinstance(self.content, Library) else None

    @property
    def id(self) -> str:
        """The map's own id, else the file name without its ending."""
        if self.map and self.map.id:
            return self.map.id
        name = self.filename.replace("\\", "/").rsplit("/", 1)[-1]
        return (
            next(
                (name.removesuffix(suffix) for suffix in SUFFIXES if name.endswith(suffix)),
                name.split(".")[0],
            )
            or "map"
        )

    def locate(self, problem: Problem) -> Location:
        """Where the problem's words stand in the text."""
        if problem.span is not None:
            return self._location(problem.span)
        if self.root is None:
            return self._location((0, 0))
        return self._resolve(self.root, problem)

    def _resolve(self, root: Node, problem: Problem) -> Location:
        node, key, alias = root, None, None
        in_list = False
        for part in problem.path:
            found = _child(node, part)
            if found is None:
                break
            before = key.end_mark.index if key is not None else node.start_mark.index
            key, child, previous_end = found
            if child.start_mark.index < max(before if key is None else key.start_mark.index, previous_end):
                alias = alias or self._alias_row(
                    max(previous_end, key.end_mark.index if key is not None else 0)
                )
            node, in_list = child, isinstance(part, int)
        if (node is root and not problem.path) or node is root:
            where = _key_span(root, "cjm") or _first_key(root)
        elif problem.at == "key" and key is not None:
            where = nodes.span(key)
        else:
            where = _words(node, key, in_list)
        return self._location(where, alias)

    def _alias_row(self, offset: int) -> int:
        found = self.text.content.find("*", offset)
        return self.text.position(found if found >= 0 else offset).row

    def _location(self, where: tuple[int, int], alias_row: int | None = None) -> Location:
        start, end = where
        return Location(self.text.position(start), self.text.position(max(start, end)), alias_row)


def read_document(data: bytes, filename: str) -> Document:
    """The document in a file's bytes. Never raises for what the bytes hold: what is wrong is in `findings`."""
    text, unreadable = decode(data)
    if unreadable:
        return Document(filename, text, findings=(unreadable,))
    root, found = nodes.compose(text)
    if found or root is None:
        empty = Finding(
            "CJM0011",
            "error",
            Problem(
                (),
                "the file is empty",
                "begin with `cjm: 1`; `cjm init` writes a map to start from",
                span=(0, 0),
            ),
        )
        return Document(filename, text, root, findings=tuple(found) or (empty,))
    if (early := _not_this_format(root)) is not None:
        return Document(filename, text, root, findings=(early,))
    assert isinstance(root, MappingNode)  # _not_this_format made sure
    model = Library if _value(root, "kind") == "library" else Map
    shape = shape_of(model)
    reading = reader.read(root, shape, text.content)
    found = list(reading.findings)
    content = None
    try:
        content = model.model_validate(reading.data)
    except ValidationError as error:
        reported = {finding.problem.path for finding in found}
        found.extend(f for f in schema_errors.findings(error, shape) if f.problem.path not in reported)
    else:
        found.extend(
            Finding(
                "CJM0011",
                "error",
                Problem(("competitors", key), "`name` is missing", "add `name:`; only `us` needs none"),
            )
            for key, competitor in content.competitors.items()
            if competitor.name is None and key != US
        )
    if any(finding.severity == "error" for finding in found):
        content = None
    return Document(filename, text, root, content, reading.data, reading.extensions, tuple(found))


def _not_this_format(root: Node) -> Finding | None:
    if not isinstance(root, MappingNode):
        message = "the file holds no mapping of keys, so it is no map"
        return Finding(
            "CJM0012", "error", Problem((), message, "begin with `cjm: 1`", span=_first_words(root))
        )
    value = _value(root, "cjm")
    if value is None:
        message = "`cjm` is missing: the version of the map format"
        return Finding(
            "CJM0011",
            "error",
            Problem((), message, f"add `cjm: {FORMAT_VERSION}` as the first line"),
        )
    if value != FORMAT_VERSION or isinstance(value, bool):
        shown = value if isinstance(value, str | int | float) else "this"
        message = f"cjm {__version__} does not know version `{shown}` of the format"
        help_ = f"write `cjm: {FORMAT_VERSION}`; a map of a newer version needs a newer cjm"
        return Finding("CJM0014", "error", Problem(("cjm",), message, help_))
    kind = _value(root, "kind")
    if kind not in (None, "map", "library"):
        message = f"`{kind}` is no kind of file" if isinstance(kind, str) else "`kind` must be a text"
        return Finding("CJM0013", "error", Problem(("kind",), message, "possible: `map`, `library`"))
    return None


def _value(root: MappingNode, name: str) -> Any:
    node = next((value for key, value in root.value if key.value == name), None)
    if node is None:
        return None
    return scalar(node) if isinstance(node, ScalarNode) else node


def _child(node: Node, part: str | int) -> tuple[Node | None, Node, int] | None:
    """The key (if any) and the value at one part of a path, and where what stands before it ends."""
    if isinstance(node, MappingNode):
        previous_end = node.start_mark.index
        for key, value in node.value:
            if normal(key.value) == part:
                return key, value, previous_end
        return None
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        previous = node.value[part - 1].end_mark.index if part else node.start_mark.index
        return None, node.value[part], previous
    return None


def _words(node: Node, key: Node | None, in_list: bool) -> tuple[int, int]:
    """The words that stand for a node: a scalar itself; of an object its key, in a list its name or text."""
    if isinstance(node, ScalarNode) and node.value:
        return _first_line(node)
    if not in_list and key is not None:
        return nodes.span(key)
    if isinstance(node, MappingNode):
        for main in ("name", "text", "step", "date", "from", "persona"):
            value = next((value for k, value in node.value if k.value == main), None)
            if (
                isinstance(value, ScalarNode)
                and value.value
                and value.start_mark.index >= node.start_mark.index
            ):
                return _first_line(value)
        if node.value:
            return nodes.span(node.value[0][0])
    return _first_words(node)


def _first_line(node: ScalarNode) -> tuple[int, int]:
    start, end = nodes.span(node)
    if node.style in ("|", ">"):
        return start, start + 1
    return start, end


def _first_words(node: Node) -> tuple[int, int]:
    start, end = nodes.span(node)
    return start, min(end, start + 1) if not isinstance(node, ScalarNode) else end


def _key_span(root: Node, name: str) -> tuple[int, int] | None:
    if isinstance(root, MappingNode):
        return next((nodes.span(key) for key, _ in root.value if key.value == name), None)
    return None


def _first_key(root: Node) -> tuple[int, int]:
    if isinstance(root, MappingNode) and root.value:
        return nodes.span(root.value[0][0])
    return _first_words(root)
