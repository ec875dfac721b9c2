"""Text to YAML nodes with positions, by libyaml, held to what the format allows of YAML.

Nodes are read with PyYAML's C parser, the fastest there is in Python; their marks count code points. The parser knows
YAML 1.1, so scalars are left as text here and get their YAML 1.2 meaning in `scalars`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml._yaml import CParser

from cjm.model.finding import Finding, Problem
from cjm.model.ids import normal
from cjm.source.text import Text

MAX_DEPTH = 100
"""How deep collections may be nested."""
MAX_NODES = 2_000_000
"""How many nodes a file may stand for once its aliases are written out."""

Node = yaml.Node
ScalarNode = yaml.ScalarNode
SequenceNode = yaml.SequenceNode
MappingNode = yaml.MappingNode

_SAFE_OPENINGS = 500
_DEEP_BLOCK = re.compile(r"^[ \t\-?:]{200}", re.MULTILINE)
_FLOW_LINE = re.compile(r"^.*[\[{].*$", re.MULTILINE)
_HIDES_BRACKETS = re.compile("[\"'#!]")
_UNICODE_BREAK = re.compile("[\u0085\u2028\u2029]")
_HELP = (
    ("tab", "indent with spaces, not with tabs"),
    ("found character '\\t' that cannot start any token", "indent with spaces, not with tabs"),
    ("found character", "put the text in quotes"),
    (
        "mapping values are not allowed",
        "a text that holds `: ` needs quotes; else look at the indentation",
    ),
    (
        "could not find expected ':'",
        "a key needs a colon and a space; a text over several lines needs quotes or `|`",
    ),
    ("did not find expected key", "look at the indentation, and at quotes inside the text"),
    (
        "did not find expected '-' indicator",
        "all items of a list begin in the same column with `- `",
    ),
    ("did not find expected ',' or", "close the bracket, or put the text in quotes"),
    (
        "found undefined alias",
        "a text that begins with `*` needs quotes; an alias needs its anchor (`&name`) before it",
    ),
    ("found unexpected end of stream", "close the quotes"),
    (
        "found unknown escape character",
        "in double quotes a backslash is written twice; single quotes take it as it is",
    ),
    ("did not find expected alphabetic", "a text that begins with `*` or `&` needs quotes"),
    ("block sequence entries are not allowed", "begin a list on a line of its own"),
    ("found incompatible YAML document", "the format is YAML 1.2: remove the `%YAML` line"),
)


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
    content = text.content
    if not content.isascii() and (found := _UNICODE_BREAK.search(content)):
        name = {"\u0085": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}[found[0]]
        message = (
            f"the invisible line separator {name} stands in the text; YAML readers disagree on its meaning"
        )
        return None, [_error("CJM0009", message, "replace it by a space or a line break", found.span())]
    content = _without_yaml_1_2_directive(content)
    try:
        if _may_be_deep(content) and (deep := _too_deep(content)):
            return None, [deep]
        root, second = _documents(content)
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(error, text)]
    except yaml.YAMLError as error:
        return None, [_error("CJM0001", f"not YAML: {error}", "", (0, 0))]
    if second is not None:
        return root, [
            _error(
                "CJM0005",
                "the file holds a second document",
                "put each map in a file of its own",
                (second, second + 3),
            )
        ]
    if root is None:
        return None, []
    return root, list(_checked(root, text, content))


def span(node: Node) -> tuple[int, int]:
    """The code points of a node, without the white space behind it."""
    start, end = node.start_mark.index, node.end_mark.index
    if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
        return start, end
    last = node.value[-1]
    return start, span(last[1] if isinstance(last, tuple) else last)[1]


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
        starts = [match.start() for match in re.finditer(r"^---", content, re.MULTILINE)]
        return root, max((start for start in starts if start <= index), default=index)
    finally:
        loader.dispose()


def _without_yaml_1_2_directive(content: str) -> str:
    """The text with `%YAML 1.2` in the version that libyaml accepts; offsets stay."""
    if content.startswith("%YAML 1.2"):
        return "%YAML 1.1" + content[len("%YAML 1.2") :]
    return content


def _may_be_deep(content: str) -> bool:
    """Whether nesting could be deep enough to overflow libyaml's recursive composer: cheap, never wrongly `False`.

    A line whose brackets are balanced adds no depth to the lines that follow it, unless it holds a character that can
    hide a bracket: a quote, the `#` of a comment, the `!` of a tag.
    """
    if _DEEP_BLOCK.search(content):
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


def _too_deep(content: str) -> Finding | None:
    loader = _Loader(content)
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
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


def _checked(root: Node, text: Text, content: str) -> Iterator[Finding]:
    if "*" in content and "&" in content and (found := _alias_trouble(root)):
        yield found
        return
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
        if node.tag:
            start = node.start_mark.index
            yield _error(
                "CJM0006",
                f"the tag `{_short(node.tag)}` is not part of the format",
                "remove the tag; put a text that begins with `!` in quotes",
                _first_word(content, start),
            )
        if isinstance(node, MappingNode):
            yield from _key_trouble(node, text)
        stack.extend((child, depth + 1) for child in _children(node))


def _key_trouble(node: MappingNode, text: Text) -> Iterator[Finding]:
    seen: dict[str, Node] = {}
    kept = []
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            message = "a key is a text, not a list or a mapping"
            yield _error(
                "CJM0006",
                message,
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
            continue
        if name in seen:
            row = text.position(seen[name].start_mark.index).row
            yield _error(
                "CJM0004",
                f"the key `{key.value}` stands here twice, first in line {row}",
                "keep one of the two",
                span(key),
            )
            continue
        seen[name] = key
        kept.append((key, value))
    node.value = kept


def _alias_trouble(root: Node) -> Finding | None:
    """A cycle, or aliases that would write out to more than `MAX_NODES` nodes, found without writing them out."""
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
        elif id(node) in open_nodes:
            message = "the anchor's value holds an alias to itself, so it has no end"
            return _error(
                "CJM0008",
                message,
                "write the value out instead of the alias",
                (node.start_mark.index, node.start_mark.index + 1),
            )
        elif id(node) not in sizes:
            open_nodes.add(id(node))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(children))
    if sizes[id(root)] > MAX_NODES:
        return _error(
            "CJM0007",
            f"written out, the aliases stand for more than {MAX_NODES:,} values",
            "use fewer aliases",
            (0, 0),
        )
    return None


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [child for pair in node.value for child in pair]
    return node.value if isinstance(node, SequenceNode) else []


def _syntax(error: yaml.MarkedYAMLError, text: Text) -> Finding:
    mark = error.problem_mark or error.context_mark
    index = mark.index if mark else 0
    problem = str(error.problem)
    help_ = next(
        (advice for words, advice in _HELP if words in problem),
        "put texts with special characters in quotes",
    )
    if text.content[index : index + 1] == "\t":
        help_ = "indent with spaces, not with tabs"
    context = ""
    if error.context and error.context_mark and error.context_mark.index != index:
        context = f" {error.context} that begins in line {text.position(error.context_mark.index).row}"
    return _error("CJM0001", f"not YAML: {problem}{context}", help_, _first_word(text.content, index))


def _first_word(content: str, index: int) -> tuple[int, int]:
    found = re.compile(r"\S*").match(content, index)
    return index, max(found.end() if found else index, min(index + 1, len(content)))


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _error(code: str, message: str, help_: str, where: tuple[int, int]) -> Finding:
    return Finding(code, "error", Problem((), message, help_, span=where))
