"""A file as the tool sees it: its text, its nodes, the map or library in it, and the way from a path to a position."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from cjm import __version__
from cjm.model.building import build, mistakes
from cjm.model.finding import Finding, Problem
from cjm.model.map import FORMAT_VERSION, Library, Map
from cjm.model.market import US
from cjm.model.node_path import NodePath
from cjm.model.shape import shape_of
from cjm.source import nodes
from cjm.source.accept import accept
from cjm.source.nodes import MAX_FINDINGS, MappingNode, Node, ScalarNode
from cjm.source.scalars import is_number, scalar
from cjm.source.text import Text, decode
from cjm.source.wording import quoted

if TYPE_CHECKING:
    from cjm.source.entries import Entries
    from cjm.source.location import Location, Locator
    from cjm.source.reader import Reading

SUFFIXES = (".cjm.yaml", ".cjm.yml")


_ADDRESSED = re.compile(r"#\s*cjm\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Document:
    """One file, read.

    `content` is `None` where the text is not valid against the format; `findings` then say why. `data` is the map with
    short forms expanded, without its `x-` keys, which are in `extensions`.
    """

    filename: str
    text: Text
    root: Node | None = None
    content: Map | Library | None = None
    findings: tuple[Finding, ...] = ()
    reading: Reading | None = None

    @property
    def data(self) -> Any:
        """The map as plain data, `None` where the file holds none."""
        return self._reading.data if self._reading else None

    @property
    def extensions(self) -> Mapping[NodePath, Mapping[str, Any]]:
        """The `x-` keys by the path of the object that holds them."""
        return self._reading.extensions if self._reading else {}

    @cached_property
    def _reading(self) -> Reading | None:
        """What `reader` makes of the file; of one that was accepted without it, only when somebody asks."""
        if self.reading is not None or self.content is None:
            return self.reading
        from cjm.source import reader

        assert self.root is not None  # there is no content without nodes
        return reader.read(self.root, shape_of(type(self.content)), self.text.content)

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

    @property
    def may_address_cjm(self) -> bool:
        """Whether the text may hold a comment that is meant for cjm: `# cjm: …`."""
        return _ADDRESSED.search(self.text.content) is not None

    def locate(self, problem: Problem) -> Location:
        """Where the problem's words stand in the text."""
        return self._locator.locate(problem)

    @property
    def entries(self) -> Entries:
        """The entries of the text's collections."""
        return self._locator.entries

    @cached_property
    def _locator(self) -> Locator:
        from cjm.source.location import Locator

        return Locator(self.text, self.root)


def read_document(data: bytes, filename: str) -> Document:
    """The document in a file's bytes. Never raises for what the bytes hold: what is wrong is in `findings`."""
    with without_garbage_collection():
        return _read(data, filename)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Reading makes many objects and no garbage: looking for some again and again would take most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(data: bytes, filename: str) -> Document:
    text, unreadable = decode(data)
    if unreadable:
        return Document(filename, text, findings=(unreadable,))
    root, found = nodes.parse(text)
    if isinstance(root, MappingNode) and not found and (content := _accepted(root, text)) is not None:
        return Document(filename, text, root, content)
    if root is not None and not found:
        found = nodes.problems(root, text)
    if found or root is None or _is_nothing(root):
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
        root = root if len(found) <= MAX_FINDINGS else None
        return Document(filename, text, root, findings=_first(found) or (empty,))
    return _judged(filename, text, root)


def _judged(filename: str, text: Text, root: Node) -> Document:
    from cjm.source import reader, repairs

    if (early := _not_this_format(root)) is not None:
        return Document(filename, text, root, findings=(early,))
    assert isinstance(root, MappingNode)  # _not_this_format made sure
    model = _model(root)
    reading = reader.read(root, shape_of(model), text.content)
    found = reading.findings
    content = build(model, reading.data)
    if content is None:
        from cjm.source.schema_errors import findings

        reported = {finding.problem.path for finding in found if finding.severity == "error"}
        judged = findings(mistakes(model, reading.data), reading.misspelt)
        more = (f for f in judged if f.problem.path not in reported)
        found.extend(islice(more, MAX_FINDINGS + 1))
    else:
        found.extend(
            Finding(
                "CJM0011",
                "error",
                Problem(("competitors", key), "`name` is missing", "add `name:`; only `us` needs none"),
            )
            for key in _nameless_competitors(content)
        )
    if any(finding.severity == "error" for finding in found):
        content = None
        found = repairs.with_scale(found, reading.data)
    return Document(filename, text, root, content, _first(found), reading)


def _accepted(root: MappingNode, text: Text) -> Map | Library | None:
    content = accept(root, _model(root), text.content)
    return None if content is None or any(_nameless_competitors(content)) else content


def _model(root: MappingNode) -> type[Map | Library]:
    return Library if _value(root, "kind") == "library" else Map


def _nameless_competitors(content: Map | Library) -> Iterator[str]:
    return (key for key, each in content.competitors.items() if each.name is None and key != US)


def _first(found: list[Finding]) -> tuple[Finding, ...]:
    """The findings, cut where there are more than anybody reads, and a last one that says so."""
    if len(found) <= MAX_FINDINGS:
        return tuple(found)
    message = f"the file has more than {MAX_FINDINGS:,} findings; the others are not shown"
    note = Finding("CJM0007", "error", Problem((), message, "repair those that are shown first"))
    return (*found[:MAX_FINDINGS], note)


def _is_nothing(root: Node) -> bool:
    return isinstance(root, ScalarNode) and not root.value and not root.style


def _not_this_format(root: Node) -> Finding | None:
    from cjm.source import repairs
    from cjm.source.location import opening

    if not isinstance(root, MappingNode):
        message = "the file holds no mapping of keys, so it is not a map"
        return Finding("CJM0012", "error", Problem((), message, "begin with `cjm: 1`", span=opening(root)))
    value = _value(root, "cjm")
    if value is None:
        message = "`cjm` is missing: the version of the map format"
        from difflib import get_close_matches

        close = get_close_matches("cjm", (key.value.casefold()[:9] for key, _ in root.value), 1, 0.6)
        meant = f"did you mean it by `{close[0]}`? Else " if close else ""
        help_ = f"{meant}add `cjm: {FORMAT_VERSION}` as the first line"
        return Finding("CJM0011", "error", Problem((), message, help_))
    if not is_number(value):
        message = "`cjm` must be a number, the version of the map format"
        fix = repairs.number_fix(("cjm",), value) if isinstance(value, str) else None
        return Finding(
            "CJM0012", "error", Problem(("cjm",), message, f"write `cjm: {FORMAT_VERSION}`", fix=fix)
        )
    if value != FORMAT_VERSION:
        node = next(node for key, node in root.value if key.value == "cjm")
        message = f"cjm {__version__} does not know version {quoted(node.value)} of the format"
        help_ = f"write `cjm: {FORMAT_VERSION}`; a map of a newer version needs a newer cjm"
        return Finding("CJM0014", "error", Problem(("cjm",), message, help_))
    kind = _value(root, "kind")
    if kind not in (None, "map", "library"):
        message = (
            f"{quoted(kind)} is not a kind of file"
            if isinstance(kind, str)
            else "`kind` must be `map` or `library`"
        )
        fix = repairs.choice_fix(("kind",), kind, ("map", "library")) if isinstance(kind, str) else None
        return Finding("CJM0013", "error", Problem(("kind",), message, "possible: `map`, `library`", fix=fix))
    return None


def _value(root: MappingNode, name: str) -> Any:
    node = next((value for key, value in root.value if key.value == name), None)
    if node is None:
        return None
    return scalar(node) if isinstance(node, ScalarNode) else node
