"""The comments that speak to cjm (`# cjm: …`), and what each stands on.

libyaml drops comments, so that they are looked for in the text; what stands inside a value or a key is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cjm.model.node_path import NodePath
from cjm.source.document import Document
from cjm.source.entries import Place
from cjm.source.nodes import ScalarNode, span

_SIGN = re.compile(r"#[ \t]*cjm[ \t]*:", re.IGNORECASE)
_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#` to the end of its words, and the entries of the map that it stands on.

    These are the entries that begin in its line, or, where it has a line of its own, in the next line where any does.
    Where none begins in its line, it is the entry that ends there. `on_file` is true where it stands on the line to
    which what is said of the whole file points, that of `cjm`.
    """

    text: str
    start: int
    alone: bool
    places: tuple[Place, ...]
    on_file: bool

    @property
    def span(self) -> tuple[int, int]:
        """The code points of the comment."""
        return self.start, self.start + len(self.text)

    @property
    def path(self) -> NodePath:
        """The path of what it stands on; of several entries the first."""
        return self.places[0].path if self.places and not self.on_file else ()


def comments(document: Document) -> Iterator[Comment]:
    """The comments that begin with `cjm:`, in the order of the text."""
    content = document.text.content
    done = 0
    for found in _SIGN.finditer(content):
        if found.start() < done or document.root is None:
            continue
        line = max(content.rfind("\n", 0, found.start()), content.rfind("\r", 0, found.start())) + 1
        ended = _BREAK.search(content, found.end())
        done = ended.start() if ended else len(content)
        start = _comment_start(document, max(line, 0), done)
        if start is not None and _SIGN.match(content, start):
            text = content[start:done].rstrip()
            yield _bound(document, text, start, (line, done))


def _comment_start(document: Document, line: int, end: int) -> int | None:
    """Where the comment of a line begins."""
    content = document.text.content
    at = content.find("#", line, end)
    while at >= 0:
        inside = _scalar_at(document, at)
        if inside is None:
            return at
        at = content.find("#", max(at + 1, min(inside, end)), end)
    return None


def _scalar_at(document: Document, offset: int) -> int | None:
    """The end of the key or text that holds an offset; `None` where none does."""
    place = document.entries.around(offset)
    if place is None:
        return None
    for node in (place.entry.key, place.entry.value):
        if isinstance(node, ScalarNode):
            start, end = _words(document, node)
            if start <= offset < end:
                return end
    return None


def _words(document: Document, node: ScalarNode) -> tuple[int, int]:
    """The span of a scalar; of a block scalar only its lines, since its first may hold a comment."""
    start, end = span(node)
    if node.style in ("|", ">"):
        header = _BREAK.search(document.text.content, start, end)
        start = header.start() if header else end
    return start, end


def _bound(document: Document, text: str, start: int, line: tuple[int, int]) -> Comment:
    entries, content = document.entries, document.text.content
    alone = not content[line[0] : start].strip()
    if not alone:
        places = entries.beginning(*line)
        if not places and (last := entries.around(_last_word(content, line[0], start))):
            places = [last]
    else:
        begin = entries.next_begin(start)
        places = entries.beginning(*_line_of(content, begin)) if begin is not None else []
    return Comment(text, start, alone, tuple(places), any(place.path == ("cjm",) for place in places))


def _last_word(content: str, line: int, end: int) -> int:
    """The offset of the last character before the comment that is not a blank."""
    return line + len(content[line:end].rstrip()) - 1


def _line_of(content: str, offset: int) -> tuple[int, int]:
    line = max(content.rfind("\n", 0, offset), content.rfind("\r", 0, offset)) + 1
    ended = _BREAK.search(content, offset)
    return line, ended.start() if ended else len(content)
