"""Where diagrams can stand in a text: fences, elements of HTML, strings of programs, or lines that nothing marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_FENCE = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>[^\r\n`]*)\r?$", re.MULTILINE
)
_ELEMENT = re.compile(
    r"<(?P<name>div|pre|code|section|script)\b[^>]*"
    r"(?:class\s*=\s*[\"']?[^\"'>]*\bmermaid\b|type\s*=\s*[\"']?text/mermaid)[^>]*>|"
    r"<(?P<own>mermaid(?:-\w+)*)\b[^>\r\n`]*(?<!/)>",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"(?P<quote>[`\"'](?:(?<=\")\"\"|(?<=')''|(?<![\w`\"'][`\"'])))(?=[ \t]*(?:\r?\n\s{0,80})?"
    r"(?:(?:journey|userJourney)[ \t]*\r?\n|---[ \t]*\r?\n|%%))"
)
_BARE = re.compile(
    r"ourney[ \t]*\r?\n"
    r"(?=(?:[ \t>]*(?:%%[^\n]*)?\r?\n)*[ \t>]*(?:title|section|acctitle|accdescr|[^\r\n:]+:\s*\d))"
)
_WORDS = ("journey", "userJourney")
_ODD = re.compile(r"^[^\"\r\n]*(?:\"[^\"\r\n]*\"[^\"\r\n]*)*\"[^\"\r\n]*\r?$", re.MULTILINE)
_ENDING = re.compile(r"\"(?=[ \t]*(?:[,;)\]}#.+\\]|\r?$))", re.MULTILINE)
_MOST_OF_FRONT = 60


class Place(NamedTuple):
    """A part of a text, without and with what marks it.

    `kind` is the first word behind the fence that opens it. `is_open` tells that what marks it does not end, `is_bare`
    that nothing marks it, `is_html` that characters stand as entities of HTML.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: str = ""
    is_open: bool = False
    is_html: bool = False
    is_bare: bool = False


def marked(content: str, start: int, end: int) -> Iterator[Place]:
    """What stands in fences, in elements for diagrams, and in strings that begin as a diagram does, in order."""
    at = start
    patterns = (_FENCE, _ELEMENT, _QUOTE)
    ahead = [pattern.search(content, at, end) for pattern in patterns]
    never_ended: set[str] = set()
    while any(ahead):
        first = min((found for found in ahead if found), key=lambda found: found.start())
        place = None
        if first.re is _FENCE:
            place = _fenced(content, first, end)
        elif first.re is _ELEMENT:
            place = _element(content, first, end)
        elif first["quote"] not in never_ended:
            place = _quoted(content, first, end)
            if place is None and first["quote"] != '"':  # what ends no string ends none that begins later
                never_ended.add(first["quote"])
        if place:
            yield place
        at = place.outer_end if place else first.end()
        ahead = [
            pattern.search(content, at, end) if found and found.start() < at else found
            for pattern, found in zip(patterns, ahead, strict=True)
        ]


def bare(content: str, start: int, end: int) -> Iterator[Place]:
    """Diagrams that nothing marks as such, as in a text that was pasted, each up to where the next one begins."""
    begins: list[tuple[int, bool]] = []
    lowest = start
    for found in _BARE.finditer(content, start, end):
        word = next(
            (at for at in (found.start() - 1, found.start() - 5) if content.startswith(_WORDS, max(at, 0))),
            -1,
        )
        if word < lowest:
            continue
        line = max(content.rfind("\n", lowest, word) + 1, lowest)
        before = content[line:word]
        if not before.strip("> \t"):
            begins.append((_before(content, line, lowest), False))
        elif before.endswith((">", "[")):
            begins.append((word, before.endswith(">")))
        else:
            continue
        lowest = found.end()
    ends = [first for first, _ in begins[1:]] + [end]
    for (first, is_html), last in zip(begins, ends, strict=False):
        yield Place(first, last, first, last, is_bare=True, is_html=is_html)


def _before(content: str, at: int, lowest: int) -> int:
    """Where the comments and the front matter begin that stand before a line."""
    lines = _lines_before(content, at, lowest)
    for start, line in lines:
        if line and not line.startswith("%%"):
            if line == "---":
                rest = islice(lines, _MOST_OF_FRONT)
                return next((offset for offset, other in rest if other == "---"), at)
            break
        at = start
    return at


def _lines_before(content: str, at: int, lowest: int) -> Iterator[tuple[int, str]]:
    """The lines before a line, the closest first, without white space and marks of quotations."""
    while at > lowest:
        start = max(content.rfind("\n", lowest, at - 1) + 1, lowest)
        yield start, content[start:at].strip().lstrip("> \t")
        at = start


def _fenced(content: str, fence: re.Match[str], end: int) -> Place:
    """What stands in a fence. Another fence that opens before it closes ends it too."""
    kind = fence["info"].strip().partition(" ")[0]
    for other in _FENCE.finditer(content, fence.end(), end):
        same = other["fence"][0] == fence["fence"][0] and len(other["fence"]) >= len(fence["fence"])
        if same and not other["info"].strip():
            return Place(fence.end(), other.start(), fence.start(), other.end(), kind)
        if same:
            return Place(fence.end(), other.start(), fence.start(), other.start(), kind, is_open=True)
    return Place(fence.end(), end, fence.start(), end, kind, is_open=True)


def _element(content: str, tag: re.Match[str], end: int) -> Place:
    name = tag["name"] or tag["own"]
    ended = re.compile(rf"</{re.escape(name)}\s*>", re.IGNORECASE).search(content, tag.end(), end)
    return Place(
        tag.end(),
        ended.start() if ended else end,
        tag.start(),
        ended.end() if ended else end,
        is_open=ended is None,
        is_html=True,
    )


def _quoted(content: str, quote: re.Match[str], end: int) -> Place | None:
    """The string that begins with a quotation mark; `None` where nothing ends it.

    A text may hold quotation marks of its own, in pairs: the one that ends the string is odd in its line. Single ones
    may be apostrophes: there, nothing but brackets follows in the line.
    """
    mark = quote["quote"]
    if mark == '"':
        odd = _ODD.search(content, quote.end(), end)
        ended = _ENDING.search(content, odd.start(), odd.end()) if odd else None
    elif mark == "'":
        ended = re.compile(r"(?<!\\)'(?=[ \t;,)\]}#.+]*\r?$)", re.MULTILINE).search(content, quote.end(), end)
    else:
        ended = re.compile(rf"(?<!\\){mark}").search(content, quote.end(), end)
    return Place(quote.end(), ended.start(), quote.start(), ended.end()) if ended else None
