"""Where a text holds journey diagrams: on its own, in the fences of Markdown, in elements of HTML, or bare in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cjm.source.text import Text

Line = tuple[int, str]
"""A line and the offset of its first character."""

_FENCE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^\r\n`]*)$", re.MULTILINE
)
_ELEMENT = re.compile(
    r"<(?P<name>div|pre|code|section|script)\b[^>]*"
    r"(?:class\s*=\s*[\"']?[^\"'>]*\bmermaid\b|type\s*=\s*[\"']?text/mermaid)[^>]*>",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^[ \t>]*journey[ \t]*\r?\n(?=[ \t>]*(?:title|section|acctitle|[^\r\n:]+:\s*\d))", re.MULTILINE
)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?P<front>.*?)^[ \t]*---[ \t]*$", re.DOTALL | re.MULTILINE)
_ASIDES = re.compile(r"(?:\s|\ufeff|%%\{.*?\}%%|%[^\r\n]*)*", re.DOTALL)
_JOURNEY = re.compile(r"journey[ \t]*(?=[\r\n]|$|%%|;|(?:title|section)\b)")
_MARK_OF_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_MARKDOWN = re.compile(r"[ \t]{0,3}(?:#{1,6}[ \t]|[-*_]{3,}[ \t]*$|\||\[|!\[|`{3}|~{3}|[*+-][ \t]|<)")
_TAG = re.compile(r"<[^>]*>")
_HEADINGS = (
    re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<text>[^\r\n]+?)[ \t]*#*[ \t]*$", re.MULTILINE),
    re.compile(r"<h[1-6]\b[^>]*>(?P<text>.*?)</h[1-6]>", re.IGNORECASE | re.DOTALL),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A journey diagram in a text.

    `start` is the offset of the word `journey`; `lines` are those behind it, and comments before it. `front` is the
    front matter, `heading` the closest heading above. `is_open` tells that nothing closes it, `is_html` that
    characters stand as entities of HTML.
    """

    start: int
    lines: tuple[Line, ...]
    front: str = ""
    heading: str | None = None
    is_open: bool = False
    is_html: bool = False


class _Place(NamedTuple):
    start: int
    end: int
    is_open: bool = False
    is_html: bool = False


def blocks(text: Text) -> list[Block]:
    """The journey diagrams of a text in order, equal ones once. Diagrams of other kinds are none."""
    content = text.content
    found: dict[tuple[str, ...], Block] = {}
    for places in (_marked, _whole, _bare):
        for place in places(content):
            if block := _block(content, place):
                found.setdefault(tuple(line.strip() for _, line in block.lines if line.strip()), block)
        if found:
            break
    return list(found.values())


def _marked(content: str) -> Iterator[_Place]:
    """What stands in fences and in elements for diagrams."""
    at = 0
    while True:
        fence, element = _FENCE.search(content, at), _ELEMENT.search(content, at)
        if element and (fence is None or element.start() < fence.start()):
            ended = re.compile(rf"</{element['name']}\s*>", re.IGNORECASE).search(content, element.end())
            place = _Place(
                element.end(), ended.start() if ended else len(content), ended is None, is_html=True
            )
            at = ended.end() if ended else len(content)
        elif fence:
            place, at = _fenced(content, fence)
        else:
            return
        yield place


def _fenced(content: str, fence: re.Match[str]) -> tuple[_Place, int]:
    """What stands in a fence, and where the text goes on. Another fence that opens before it closes ends it too."""
    for other in _FENCE.finditer(content, fence.end()):
        same = other["fence"][0] == fence["fence"][0] and len(other["fence"]) >= len(fence["fence"])
        if same and not other["info"].strip():
            return _Place(fence.end(), other.start()), other.end()
        if same:
            return _Place(fence.end(), other.start(), is_open=True), other.start()
    return _Place(fence.end(), len(content), is_open=True), len(content)


def _whole(content: str) -> Iterator[_Place]:
    yield _Place(0, len(content))


def _bare(content: str) -> Iterator[_Place]:
    """Diagrams that nothing marks as such, as in a text that was pasted."""
    for found in _BARE.finditer(content):
        yield _Place(found.start(), len(content), is_open=True)


def _block(content: str, place: _Place) -> Block | None:
    front = _FRONT_MATTER.match(content, place.start, place.end)
    lines = list(_lines(content, front.end() if front else place.start, place.end))
    plain = "".join(
        line if not _marked_as_quote(line) else _MARK_OF_QUOTE.sub(_spaces, line, count=1)
        for _, line in lines
    )
    asides = _ASIDES.match(plain)
    assert asides is not None
    word = _JOURNEY.match(plain, asides.end())
    if word is None:
        return None
    first = lines[0][0]
    before = [(first + found.start(), found[0]) for found in re.finditer(r"%[^\r\n]*", plain[: word.start()])]
    behind = [_cut(line, first + word.end()) for line in lines if line[0] + len(line[1]) > first + word.end()]
    behind = [_unquoted(offset, line.rstrip("\r\n")) for offset, line in behind]
    return Block(
        first + word.start(),
        (*before, *(_up_to_prose(behind) if place.is_open else behind)),
        front["front"] if front else "",
        _heading(content, place.start),
        place.is_open,
        place.is_html,
    )


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


def _up_to_prose(lines: list[Line]) -> Iterator[Line]:
    """The lines up to what is Markdown again: a heading, a rule, a list, a link, a table, a fence, HTML.

    So is a line of plain words behind an empty one.
    """
    was_empty = False
    for offset, line in lines:
        if _MARKDOWN.match(line) or (
            was_empty and line.strip() and ":" not in line and not line[:1].isspace()
        ):
            return
        was_empty = not line.strip()
        yield offset, line


def _heading(content: str, before: int) -> str | None:
    """The last heading before an offset, without marks of HTML."""
    found = [heading for pattern in _HEADINGS for heading in pattern.finditer(content, 0, before)]
    return _TAG.sub("", max(found, key=lambda each: each.start())["text"]).strip() or None if found else None
