"""The journey diagrams of a text: what stands before their first word, and their lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from cjm.importers.mermaid.ends import KEYWORD, Line, indent, up_to_prose
from cjm.importers.mermaid.escaped import escaped
from cjm.importers.mermaid.places import Place, bare, marked
from cjm.importers.notes import Span
from cjm.source.text import Text

WORD = "journey"
"""The first word of a diagram, as Mermaid wants it."""

_DEEPEST = 2
_FRONT_MATTER = re.compile(
    r"\s*[ \t>]*---[ \t]*\r?\n(?P<front>.*?)^[ \t>]*---[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_ASIDES = re.compile(r"(?:\s|\ufeff|%%\{.*?\}%%|%[^\r\n]*)*", re.DOTALL)
_ANY_WORD = re.compile(
    r"ourney(?:[-_ ]?(?:[dD]iagram|[mM]ap))?(?:[ \t]+(?:TD|TB|LR|RL|BT))?[ \t]*"
    r"(?:$|[\r\n;]|%%|\\[nr]|(?:title|section)\b)"
)
"""What ends the first word of a diagram and is quick to find: a text without it has none."""

_FIRST_WORD = re.compile(
    r"(?:user[-_ ]?)?journey(?:[-_ ]?(?:diagram|map))?(?:[ \t]+(?:TD|TB|LR|RL|BT))?"
    r"[ \t]*(?=[\r\n]|$|%%|;|(?:title|section)\b)",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:\s|;|%[^\r\n]*)*(?:title|section|acctitle|accdescr|[^\r\n:]+:[ \t]*\d)", re.IGNORECASE
)
"""What stands behind a first word that is not Mermaid's, where it is no heading."""
_ANOTHER = re.compile(
    r"^[ \t>]*(?:journey|userJourney|(?:graph|flowchart|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|"
    r"gitGraph|mindmap|timeline|quadrantChart|requirementDiagram|C4Context|xychart-beta|sankey-beta|block-beta)"
    r"(?:-v2)?\b[^:\r\n]*)[ \t]*\r?$",
    re.MULTILINE,
)
_SECTION = re.compile(r"^[ \t>]*section[ \t]+\S", re.MULTILINE)
_COMMENT = re.compile(r"%[^\r\n]*")
_MARK_OF_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_TAG = re.compile(r"<[^>]*>")
_HEADINGS = (
    re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<text>[^\r\n]+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE),
    re.compile(r"<h[1-6]\b[^>]*>(?P<text>.*?)</h[1-6]>", re.IGNORECASE | re.DOTALL),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A journey diagram in a text.

    `start` is the offset of its first word, `word` that word; `lines` are those behind it, and comments before it.
    `front` is the front matter, `heading` the closest heading above. `is_open` tells that it is a guess where it ends,
    `is_html` that characters stand as entities of HTML. `places` are the offsets in the file of all characters, where
    the diagram stands in a string with escapes.
    """

    start: int
    word: str
    lines: tuple[Line, ...]
    front: str = ""
    heading: str | None = None
    is_open: bool = False
    is_html: bool = False
    places: Sequence[int] | None = None

    def where(self, span: Span) -> Span:
        """The span in the file of a span in the text in which the diagram stands."""
        if self.places is None:
            return span
        return self.places[span[0]], self.places[span[1]]


def blocks(text: Text) -> list[Block]:
    """The journey diagrams of a text in order, equal ones once. Diagrams of other kinds are none."""
    if not _ANY_WORD.search(text.content):
        return []
    found: dict[tuple[str, ...], Block] = {}
    inside = (
        replace(block, places=string.places)
        for string in escaped(text.content)
        for block in _Finder(string.content).all()
    )
    for block in chain(_Finder(text.content).all(), inside):
        found.setdefault(tuple(line.strip() for _, line in block.lines if line.strip()), block)
    return list(found.values())


class _Finder:
    """What finds the diagrams of a text."""

    def __init__(self, content: str) -> None:
        self.content = content

    def all(self) -> Sequence[Block]:
        """All diagrams; a text that begins as one, and marks none, is one from its first to its last line."""
        everything = Place(0, len(self.content), 0, len(self.content))
        found = list(self._within(everything, _DEEPEST))
        whole = [] if any(is_marked for _, is_marked in found) else list(self._blocks(everything))
        return whole or [block for block, _ in found]

    def _within(self, place: Place, deepest: int) -> Iterator[tuple[Block, bool]]:
        """The diagrams in a part of the text, also in fences and strings that hold more, and which are marked as such."""
        at = place.start
        for inner in marked(self.content, place.start, place.end):
            yield from self._bare(at, inner.outer_start)
            found = list(self._blocks(inner))
            yield from ((block, True) for block in found)
            if not found and deepest:
                yield from self._within(inner, deepest - 1)
            at = inner.outer_end
        yield from self._bare(at, place.end)

    def _bare(self, start: int, end: int) -> Iterator[tuple[Block, bool]]:
        for place in bare(self.content, start, end):
            yield from ((block, False) for block in self._blocks(place))

    def _blocks(self, place: Place) -> Iterator[Block]:
        """The diagram of a place, and those that begin behind it in the same place."""
        found = list(_ANOTHER.finditer(self.content, place.start, place.end))
        starts = [place.start, *(each.start() for each in found)]
        ends = [*starts[1:], place.end]
        if found and not self._block(place._replace(end=ends[0])):
            del starts[1:2], ends[0]
        for start, end in zip(starts, ends, strict=True):
            block = self._block(
                place._replace(start=start, end=end, is_open=place.is_open and end == place.end)
            )
            if block:
                yield block
            elif start == place.start:
                return

    def _block(self, place: Place) -> Block | None:
        """The diagram with which a place begins."""
        front = _FRONT_MATTER.match(self.content, place.start, place.end)
        lines = list(_lines(self.content, front.end() if front else place.start, place.end))
        plain = "".join(
            line if not _marked_as_quote(line) else _MARK_OF_QUOTE.sub(_spaces, line, count=1)
            for _, line in lines
        )
        asides = _ASIDES.match(plain)
        assert asides is not None
        word = _first_word(plain, asides.end(), place.kind)
        if word is None:
            return None
        first = lines[0][0]
        start, end = first + word[0], first + word[1]
        before = [(first + found.start(), found[0]) for found in _COMMENT.finditer(plain, 0, word[0])]
        behind = [_cut(line, end) for line in lines if line[0] + len(line[1]) > end]
        own = [_unquoted(offset, line.rstrip("\r\n")) for offset, line in behind]
        is_open = place.is_open
        if place.is_open or place.is_bare:
            own, ends = up_to_prose(own, indent(self.content, start) if place.is_bare else 0)
            is_open = is_open or not ends
        if not any(line.strip() for _, line in own):
            return None
        return Block(
            start if start < end else self.content.index(WORD, place.outer_start),
            plain[slice(*word)].strip() or WORD,
            (*before, *own),
            front["front"] if front else "",
            self._heading(place.start),
            is_open,
            place.is_html,
        )

    def _heading(self, before: int) -> str | None:
        """The last heading before an offset, without marks of HTML."""
        starts, texts = self._headings
        at = bisect_left(starts, before)
        return texts[at - 1] or None if at else None

    @cached_property
    def _headings(self) -> tuple[list[int], list[str]]:
        found = [heading for pattern in _HEADINGS for heading in pattern.finditer(self.content)]
        found.sort(key=lambda each: each.start())
        return [each.start() for each in found], [_TAG.sub("", each["text"]).strip() for each in found]


def _first_word(plain: str, at: int, kind: str) -> Span | None:
    """Where the first word of a diagram stands; an empty span where the fence says it in place of the diagram."""
    word = _FIRST_WORD.match(plain, at)
    if word and (
        word[0].strip() == WORD or (_FOLLOWS.match(plain, word.end()) and KEYWORD.search(plain, word.end()))
    ):
        return word.span()
    return (at, at) if kind == WORD and _SECTION.search(plain, at) else None


def _lines(content: str, start: int, end: int) -> Iterator[Line]:
    at = start
    while at < end:
        found = _LINE.match(content, at, end)
        assert found is not None
        yield at, found[0]
        at = found.end()


def _cut(line: Line, at: int) -> Line:
    """What of a line stands behind an offset."""
    cut = max(0, at - line[0])
    return line[0] + cut, line[1][cut:]


def _marked_as_quote(line: str) -> bool:
    return line.lstrip(" \t").startswith(">")


def _spaces(mark: re.Match[str]) -> str:
    return " " * len(mark[0])


def _unquoted(offset: int, line: str) -> Line:
    mark = _MARK_OF_QUOTE.match(line) if _marked_as_quote(line) else None
    return (offset + mark.end(), line[mark.end() :]) if mark else (offset, line)
