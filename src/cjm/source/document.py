"""A file as the tool sees it: its text, its nodes, the map or library in it, and the way from a path to a position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from pydantic import ValidationError

from cjm import __version__
from cjm.model.finding import Finding, NodePath, Problem
from cjm.model.ids import normal
from cjm.model.map import FORMAT_VERSION, Library, Map
from cjm.model.market import US
from cjm.model.shape import shape_of
from cjm.source import nodes, reader, schema_errors
from cjm.source.nodes import MappingNode, Node, ScalarNode
from cjm.source.scalars import is_number, scalar
from cjm.source.text import Position, Text, decode
from cjm.source.wording import quoted

SUFFIXES = (".cjm.yaml", ".cjm.yml")
MAX_FINDINGS = reader.MAX_FINDINGS
_MAIN_KEYS = ("name", "text", "step", "date", "from", "persona")


class _Entry(NamedTuple):
    """A key (if any) and its value; a value written in its place begins at `earliest` or later, an alias's before."""

    key: Node | None
    value: Node
    earliest: int


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
        node, entry, alias_row, in_list = root, None, None, False
        for part in problem.path:
            found = self._entries(node).get(part)
            if found is None:
                break
            entry = found
            if entry.value.start_mark.index < entry.earliest and alias_row is None:
                alias_row = self._alias_row(entry.earliest)
            node, in_list = entry.value, isinstance(part, int)
        if entry is None:
            where = _root_words(root)
        elif problem.at == "key" and entry.key is not None:
            where = nodes.span(entry.key)
        else:
            where = self._words(node, entry.key, in_list)
        return self._location(where, alias_row)

    def _entries(self, node: Node) -> Mapping[str | int, _Entry]:
        if id(node) not in self._entries_of:
            self._entries_of[id(node)] = _entries(node)
        return self._entries_of[id(node)]

    @cached_property
    def _entries_of(self) -> dict[int, Mapping[str | int, _Entry]]:
        return {}

    @cached_property
    def _aliases(self) -> list[int]:
        return nodes.aliases(self.text)

    def _alias_row(self, offset: int) -> int:
        index = bisect_left(self._aliases, offset)
        return self.text.position(self._aliases[index] if index < len(self._aliases) else offset).row

    def _words(self, node: Node, key: Node | None, in_list: bool) -> tuple[int, int]:
        """The words that stand for a node: a scalar itself; of an object its key, in a list its name or text."""
        if isinstance(node, ScalarNode) and node.value:
            return _opening(node)
        if not in_list and key is not None:
            return nodes.span(key)
        if isinstance(node, MappingNode):
            entries = self._entries(node)
            for main in _MAIN_KEYS:
                value = entries[main].value if main in entries else None
                is_here = value is not None and value.start_mark.index >= node.start_mark.index
                if is_here and isinstance(value, ScalarNode) and value.value:
                    return _opening(value)
            if node.value:
                return nodes.span(node.value[0][0])
        return self._opening_or_dash(node)

    def _opening_or_dash(self, node: Node) -> tuple[int, int]:
        """The first words of a node; of an empty item of a list its dash."""
        start, end = _opening(node)
        if start == end:
            start = max(0, self.text.content.rfind("-", 0, start))
        return start, max(end, start + 1)

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
        reported = {finding.problem.path for finding in found if finding.severity == "error"}
        more = (f for f in schema_errors.findings(error, shape) if f.problem.path not in reported)
        found.extend(islice(more, MAX_FINDINGS + 1))
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
    if len(found) > MAX_FINDINGS:
        message = f"the file has more than {MAX_FINDINGS:,} findings; the others are not shown"
        del found[MAX_FINDINGS:]
        found.append(Finding("CJM0007", "error", Problem((), message, "repair those that are shown first")))
    return Document(filename, text, root, content, reading.data, reading.extensions, tuple(found))


def _not_this_format(root: Node) -> Finding | None:
    if not isinstance(root, MappingNode):
        message = "the file holds no mapping of keys, so it is no map"
        return Finding("CJM0012", "error", Problem((), message, "begin with `cjm: 1`", span=_opening(root)))
    value = _value(root, "cjm")
    if value is None:
        message = "`cjm` is missing: the version of the map format"
        help_ = f"add `cjm: {FORMAT_VERSION}` as the first line"
        return Finding("CJM0011", "error", Problem((), message, help_))
    if not is_number(value):
        message = "`cjm` must be a number, the version of the map format"
        return Finding("CJM0012", "error", Problem(("cjm",), message, f"write `cjm: {FORMAT_VERSION}`"))
    if value != FORMAT_VERSION:
        node = next(node for key, node in root.value if key.value == "cjm")
        message = f"cjm {__version__} does not know version {quoted(node.value)} of the format"
        help_ = f"write `cjm: {FORMAT_VERSION}`; a map of a newer version needs a newer cjm"
        return Finding("CJM0014", "error", Problem(("cjm",), message, help_))
    kind = _value(root, "kind")
    if kind not in (None, "map", "library"):
        message = (
            f"{quoted(kind)} is no kind of file"
            if isinstance(kind, str)
            else "`kind` must be `map` or `library`"
        )
        return Finding("CJM0013", "error", Problem(("kind",), message, "possible: `map`, `library`"))
    return None


def _value(root: MappingNode, name: str) -> Any:
    node = next((value for key, value in root.value if key.value == name), None)
    if node is None:
        return None
    return scalar(node) if isinstance(node, ScalarNode) else node


def _entries(node: Node) -> dict[str | int, _Entry]:
    """What stands at each part of a path below the node."""
    entries: dict[str | int, _Entry] = {}
    earliest = node.start_mark.index
    pairs = node.value if isinstance(node, MappingNode) else ((None, item) for item in node.value)
    if isinstance(node, ScalarNode):
        return entries
    for index, (key, value) in enumerate(pairs):
        if key is not None:
            earliest = max(earliest, key.end_mark.index)
        entry = _Entry(key, value, earliest)
        if key is None:
            entries[index] = entry
        else:
            entries.setdefault(key.value, entry)
            entries.setdefault(normal(key.value), entry)
        if value.start_mark.index >= earliest:
            earliest = nodes.span(value)[1]
    return entries


def _opening(node: Node) -> tuple[int, int]:
    """The words by which a node is shown: all of a scalar in one style, the first character of anything else."""
    start, end = nodes.span(node)
    if isinstance(node, ScalarNode) and node.style not in ("|", ">"):
        return start, end
    return start, min(end, start + 1)


def _root_words(root: Node) -> tuple[int, int]:
    """Where a problem of the whole file is shown: at `cjm`, else at the first key."""
    if not isinstance(root, MappingNode) or not root.value:
        return _opening(root)
    keys = [key for key, _ in root.value]
    return nodes.span(next((key for key in keys if key.value == "cjm"), keys[0]))
