"""Where a text holds Mermaid diagrams: on its own, in the fences of Markdown, in elements of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cjm.source.text import Text

_FENCE = re.compile(
    r"^(?P<before>[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{?\.?mermaid\b[^\n]*\n",
    re.MULTILINE | re.IGNORECASE,
)
_ELEMENT = re.compile(
    r"<(?P<name>div|pre|code|section|script)\b[^>]*(?:class\s*=\s*[\"']?[^\"'>]*\bmermaid\b|type\s*=\s*[\"']?text/mermaid)[^>]*>",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\ufeff?(?:\s|%%\{.*?\}%%|%%?[^\n]*(?:\n|$))*+", re.DOTALL)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(?P<front>.*?)\n[ \t]*---[ \t]*(?:\r?\n|$)", re.DOTALL)
_JOURNEY = re.compile(r"journey\b[ \t]*(?=\r?\n|$|%%|title\b|section\b)")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?P<atx>.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")
_HTML_HEADING = re.compile(r"<h[1-6]\b[^>]*>(?P<text>.*?)</h[1-6]>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A journey diagram in a text.

    `lines` are those behind the word `journey`, each with the offset of its first character; `front` is the front
    matter. `heading` is what the text around calls it. `is_open` tells of a fence that nothing closes, `html` that
    characters stand as entities of HTML.
    """

    lines: tuple[tuple[int, str], ...]
    start: int
    front: str = ""
    heading: str | None = None
    is_open: bool = False
    html: bool = False


def blocks(text: Text) -> list[Block]:
    """The journey diagrams of a text in order. Diagrams of other kinds are none."""
    content = text.content
    return [
        block
        for start, end, is_open, html in _places(content)
        if (block := _block(content, start, end, is_open=is_open, html=html))
    ]


def _places(content: str) -> Iterator[tuple[int, int, bool, bool]]:
    """The spans of what may be diagrams: whether each is open, and whether it is HTML."""
    at, any_found = 0, False
    while True:
        fence, element = _FENCE.search(content, at), _ELEMENT.search(content, at)
        first = min((each for each in (fence, element) if each), key=lambda each: each.start(), default=None)
        if first is None:
            break
        any_found = True
        if first is fence:
            mark = re.escape(first["fence"][0])
            closing = re.compile(rf"^[ \t>]*{mark}{{{len(first['fence'])},}}[ \t]*$", re.MULTILINE)
            ended = closing.search(content, first.end())
            another = _FENCE.search(content, first.end())
            if another and (ended is None or another.start() < ended.start()):
                yield first.end(), another.start(), True, False
                at = another.start()
                continue
        else:
            ended = re.compile(rf"</{first['name']}\s*>", re.IGNORECASE).search(content, first.end())
        end = ended.start() if ended else len(content)
        yield first.end(), end, ended is None, first is element
        at = ended.end() if ended else len(content)
    if not any_found:
        yield 0, len(content), False, False


def _block(content: str, start: int, end: int, *, is_open: bool, html: bool) -> Block | None:
    body = content[start:end]
    unquoted = _without_quotes(body)
    front = _FRONT_MATTER.match(body)
    at = front.end() if front else 0
    before = _BEFORE.match(unquoted, at)
    at = before.end() if before else at
    word = _JOURNEY.match(unquoted, at)
    if word is None:
        return None
    lines = []
    offset = start
    for line in body.splitlines(keepends=True):
        lines.append((offset, line.rstrip("\r\n")))
        offset += len(line)
    behind = start + word.end()
    lines = [_behind(offset, line, behind) for offset, line in lines if offset + len(line) >= behind]
    early = (
        []
        if not before
        else [(start + found.start(), found[0]) for found in re.finditer(r"%[^\n]*", body[: word.start()])]
    )
    if is_open:
        lines = _up_to_prose(lines)
    return Block(
        (*early, *(_unquoted(offset, line) for offset, line in lines)),
        start + word.start(),
        front["front"] if front else "",
        _heading(content, start),
        is_open,
        html,
    )


def _without_quotes(body: str) -> str:
    """The body with the marks of a quotation as spaces, so that offsets stay."""
    return "".join(
        _QUOTED.sub(lambda mark: " " * len(mark[0]), line, count=1) if line.lstrip().startswith(">") else line
        for line in body.splitlines(keepends=True)
    )


def _unquoted(offset: int, line: str) -> tuple[int, str]:
    mark = _QUOTED.match(line) if line.lstrip().startswith(">") else None
    return (offset + mark.end(), line[mark.end() :]) if mark else (offset, line)


def _behind(offset: int, line: str, behind: int) -> tuple[int, str]:
    cut = max(0, behind - offset)
    return offset + cut, line[cut:]


def _up_to_prose(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines of a fence that nothing closes, up to what is Markdown again: a heading, a rule, a link, a table."""
    kept = []
    for offset, line in lines:
        if re.match(r"[ \t]{0,3}(?:#{1,6}[ \t]|[-*_]{3,}[ \t]*$|\||\[|!\[|```|~~~|[*+-][ \t])", line):
            break
        kept.append((offset, line))
    return kept


def _heading(content: str, before: int) -> str | None:
    """The last heading before an offset."""
    if found := list(_HEADING.finditer(content, 0, before)):
        return found[-1]["atx"]
    if found := list(_HTML_HEADING.finditer(content, 0, before)):
        return _TAG.sub("", found[-1]["text"]).strip()
    return None
