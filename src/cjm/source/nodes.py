"""Text to YAML nodes with positions, by libyaml, held to what the format allows of YAML.

Nodes are read with PyYAML's C parser, the fastest there is in Python; their marks count code points. The parser knows
YAML 1.1, so scalars are left as text here and get their YAML 1.2 meaning in `scalars`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser

from cjm.model.finding import Finding, Problem
from cjm.model.ids import normal
from cjm.source.text import UNPRINTABLE, Text
from cjm.source.wording import quoted

MAX_DEPTH = 100
"""How deep collections may be nested."""
MAX_NODES = 1_000_000
"""How many nodes a file may hold; a map of ten thousand steps has a quarter of it."""
MAX_REPEATED = 200_000
"""How many nodes the aliases of a file may stand for."""
MAX_FINDINGS = 1000
"""How many findings of a file are kept; nobody reads more."""

if TYPE_CHECKING:
    from cjm.model.fix import Fix

Node = yaml.Node
ScalarNode = yaml.ScalarNode
SequenceNode = yaml.SequenceNode
MappingNode = yaml.MappingNode

_SAFE_OPENINGS = 500
_DEEPEST_BLOCK = 200
_DEEP_BLOCK = re.compile(rf"[ \t\-?:]{{{_DEEPEST_BLOCK}}}")
_FLOW_LINE = re.compile(r"^.*[\[{].*$", re.MULTILINE)
_DIRECTIVE = re.compile(
    r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)|%YAML[ \t]+1\.2(?!\S)[^\r\n]*(?:\r\n|\r|\n))*+(%\S+[^\r\n]*)"
)
_TAG = re.compile(r"(?:&\S+\s+)?(!\S*)")
_DOCUMENT_START = re.compile(r"^---(?!\S)", re.MULTILINE)
_HIDES_BRACKETS = re.compile("[\"'#!]")
_UNICODE_BREAK = re.compile("[\u0085\u2028\u2029]")


class _Loader(CParser):
    """libyaml's composer without PyYAML's YAML 1.1 resolver."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def descend_resolver(self, *_args: object) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, _kind: type, _value: object, _implicit: object) -> str:
        return ""


def compose(text: Text) -> tuple[Node | None, list[Finding]]:
    """The root node of the text, and what is wrong with it as YAML.

    The root is `None` where the text holds no document or is no YAML at all. Of duplicate keys the first counts.
    """
    root, found = parse(text)
    if root is None or found:
        return root, found
    found = problems(root, text)
    return (root if len(found) <= MAX_FINDINGS else None), found


def problems(root: Node, text: Text) -> list[Finding]:
    """What is YAML, and yet no part of the format; of keys that stand there twice, the first is kept in the nodes."""
    return list(islice(_problems(root, text), MAX_FINDINGS + 1))


def parse(text: Text) -> tuple[Node | None, list[Finding]]:
    """The root node of a text that is YAML and can be walked safely, or what keeps it from being so."""
    content = text.content
    if not content.isascii() and (found := _UNICODE_BREAK.search(content)):
        name = {"\u0085": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}[found[0]]
        message = (
            f"the invisible line separator {name} stands in the text; YAML readers disagree on its meaning"
        )
        return None, [_error("CJM0009", message, "replace it by a space or a line break", found.span())]
    try:
        if (_may_be_deep(content) or _may_be_many(content)) and (too_much := _too_much(content)):
            return None, [too_much]
        root, second = _documents(content)
    except yaml.MarkedYAMLError as error:
        from cjm.source import syntax_errors

        return None, [syntax_errors.finding(error, text)]
    except yaml.YAMLError as error:
        return None, [_error("CJM0001", f"not YAML: {error}", "", (0, 0))]
    if second is not None:
        from cjm.source import syntax_errors

        return root, [syntax_errors.second_document(second, min(second + 3, len(content)))]
    if root is None:
        return None, []
    if "*" in content and "&" in content and (trouble := _alias_trouble(root)):
        return None, [trouble]
    return root, []


def span(node: Node) -> tuple[int, int]:
    """The code points of a node, without the white space behind it; never empty but for an empty scalar."""
    start, end = node.start_mark.index, node.end_mark.index
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return start, end
    last = node.value[-1]
    parts = last if isinstance(last, tuple) else (last,)
    return start, max(start + 1, *(span(part)[1] for part in parts if part.start_mark.index >= start), 0)


def events(content: str) -> Iterator[Any]:
    """The events (`yaml.Event`) of a text that is YAML, in its order; the type stubs know too little of them."""
    loader = _Loader(content)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def aliases(text: Text) -> list[int]:
    """Where the aliases of a text that is YAML begin, in its order."""
    found = []
    try:
        for event in events(text.content):
            start = event.start_mark.index
            if isinstance(event, yaml.AliasEvent):
                found.append(start)
    except yaml.YAMLError:
        return found
    return found


def _documents(content: str) -> tuple[Node | None, int | None]:
    loader = _Loader(content)
    try:
        if not loader.check_node():
            return None, None
        root = loader.get_node()
        if not loader.check_node():
            return root, None
        second = loader.get_node()
        index = second.start_mark.index if second else len(content)
        end = root.end_mark.index if root else 0
        starts = (match.start() for match in _DOCUMENT_START.finditer(content, end))
        return root, next((start for start in starts if start <= index), index)
    finally:
        loader.dispose()


def _may_be_deep(content: str) -> bool:
    """Whether nesting could be deep enough to overflow libyaml's recursive composer: cheap, never wrongly `False`.

    A line whose brackets are balanced adds no depth to the lines that follow it, unless it holds a character that can
    hide a bracket: a quote, the `#` of a comment, the `!` of a tag.
    """
    longest = max(map(len, content.split("\n")))
    if longest >= _DEEPEST_BLOCK and _DEEP_BLOCK.search(content):
        return True
    if content.count("[") + content.count("{") < _SAFE_OPENINGS:
        return False
    openings = 0
    for match in _FLOW_LINE.finditer(content):
        line = match[0]
        opened = line.count("[") + line.count("{")
        balanced = opened == line.count("]") + line.count("}")
        if not balanced or opened > _SAFE_OPENINGS or _HIDES_BRACKETS.search(line):
            openings += opened
    return openings >= _SAFE_OPENINGS


def _may_be_many(content: str) -> bool:
    """Whether there could be more nodes than `MAX_NODES`: cheap, never wrongly `False`.

    Before every node but the first stands one of these characters; a colon stands between a key and its value.
    """
    return len(content) > MAX_NODES and sum(map(content.count, "\n\r,:[{-?")) >= MAX_NODES


def _too_much(content: str) -> Finding | None:
    """What the composer must be spared: nesting deeper than `MAX_DEPTH`, more nodes than `MAX_NODES`."""
    loader = _Loader(content)
    depth = count = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, yaml.NodeEvent):
                count += 1
                if count > MAX_NODES and event.start_mark:
                    start = event.start_mark.index
                    message = f"the file holds more than {MAX_NODES:,} values"
                    help_ = "split the map: a step's `journey` can point to a map of its own"
                    return _error("CJM0007", message, help_, (start, start + 1))
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH and event.start_mark:
                    return _deep(event.start_mark.index)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    finally:
        loader.dispose()
    return None


def _deep(index: int) -> Finding:
    return _error(
        "CJM0007",
        f"values are nested more than {MAX_DEPTH} deep",
        "a map needs about ten levels",
        (index, index + 1),
    )


def _problems(root: Node, text: Text) -> Iterator[Finding]:
    content = text.content
    if found := _DIRECTIVE.match(content):
        message = f"the directive {quoted(found[1])} is not part of the format"
        yield _error("CJM0006", message, "only `%YAML 1.2` may stand before `---`", found.span(1))
    has_escapes = "\\" in content
    has_tags = "!" in content
    looks_at_scalars = has_escapes or has_tags  # in most maps at none: half the time of reading
    seen: set[int] = set()
    stack = [(root, 1)]
    while stack:
        node, depth = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if depth > MAX_DEPTH:
            yield _deep(node.start_mark.index)
            return
        if has_tags and (tag := _TAG.match(content, node.start_mark.index)):
            yield _error(
                "CJM0006",
                f"the tag {quoted(tag[1])} is not part of the format",
                "remove the tag; put a text that begins with `!` in quotes",
                tag.span(1),
            )
        if isinstance(node, MappingNode):
            yield from _key_trouble(node, text)
        elif has_escapes and isinstance(node, ScalarNode) and (found := UNPRINTABLE.search(node.value)):
            message = (
                f"an escape stands for the control character U+{ord(found[0]):04X}, which no report can show"
            )
            yield _error("CJM0002", message, "remove the escape", span(node))
        for child in reversed(_children(node)):
            if looks_at_scalars or not isinstance(child, ScalarNode):
                stack.append((child, depth + 1))  # noqa: PERF401 - a generator here takes a third longer


def _key_trouble(node: MappingNode, text: Text) -> Iterator[Finding]:
    if _has_plain_keys(node):
        return
    seen: dict[str, tuple[Node, Node]] = {}
    kept = []
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            yield _error(
                "CJM0006",
                "a key is a text, not a list or a mapping",
                "put a text that begins with `[`, `{` or `?` in quotes",
                span(key),
            )
            continue
        name = normal(key.value)
        if name == "<<" and not key.style:
            yield _error(
                "CJM0006",
                "merge keys (`<<`) are not part of YAML 1.2",
                "write the keys out, or use an alias for the whole value",
                span(key),
            )
        elif name in seen:
            first, _ = seen[name]
            row = text.position(first.start_mark.index).row
            yield _error(
                "CJM0004",
                f"the key {quoted(key.value)} stands here twice, first in line {row}",
                "keep one of the two",
                span(key),
                _without_twin(seen[name], (key, value), text.content),
            )
        else:
            seen[name] = key, value
            kept.append((key, value))
    node.value = kept


def _without_twin(first: tuple[Node, Node], second: tuple[Node, Node], content: str) -> Fix | None:
    """The fix that removes the second of two entries that are the same to the letter."""
    (start, end), (again, ending) = ((key.start_mark.index, span(value)[1]) for key, value in (first, second))
    if start < end and again < ending and content[start:end] == content[again:ending]:
        from cjm.model.fix import Fix, RemoveEntry

        return Fix("safe", "remove the second of two equal entries", (RemoveEntry(again, ending),))
    return None


def _has_plain_keys(node: MappingNode) -> bool:
    """Whether the keys are ASCII texts, different and no merge key: so in most maps, and quickly seen."""
    names = {key.value for key, _ in node.value if isinstance(key, ScalarNode)}
    return len(names) == len(node.value) and "<<" not in names and all(map(str.isascii, names))


def _alias_trouble(root: Node) -> Finding | None:
    """A cycle, aliases nested too deep or standing for too much, found without writing them out."""
    sizes: dict[int, int] = {}
    depths: dict[int, int] = {}
    open_nodes: set[int] = set()
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        children = _children(node)
        if done:
            open_nodes.discard(id(node))
            sizes[id(node)] = 1 + sum(sizes[id(child)] for child in children)
            depths[id(node)] = 1 + max((depths[id(child)] for child in children), default=0)
            if depths[id(node)] > MAX_DEPTH:
                return _deep(node.start_mark.index)
            if sizes[id(node)] - len(sizes) > MAX_REPEATED:
                start = node.start_mark.index
                message = (
                    f"written out, the aliases in this value stand for more than {MAX_REPEATED:,} values"
                )
                return _error("CJM0007", message, "use fewer aliases", (start, start + 1))
        elif id(node) in open_nodes:
            start = node.start_mark.index
            message = "the anchor's value holds an alias to itself, so it has no end"
            return _error("CJM0008", message, "write the value out instead of the alias", (start, start + 1))
        elif id(node) not in sizes:
            open_nodes.add(id(node))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(children))
    return None


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value if isinstance(node, SequenceNode) else []


def _error(code: str, message: str, help_: str, where: tuple[int, int], fix: Fix | None = None) -> Finding:
    return Finding(code, "error", Problem((), message, help_, span=where, fix=fix))
