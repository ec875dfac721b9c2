"""A page cut into tags and texts, each with its place.

The standard library's parser needs time by the square of the length for pages such as `<a <a <a`, and raises where a
declaration is broken; parsers that browsers are made of tell no columns. What is needed here is less than they do: tags,
attributes, texts and their offsets. Whatever the page, its characters are looked at a few times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_NAME = re.compile(r"[a-zA-Z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>=][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]*+)))?+"
)
_END = re.compile(r"[\s/]*+>")
_RAW = frozenset({"script", "style", "template", "noscript", "svg", "math", "textarea", "select", "title"})
"""Elements of which nothing is read."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: the small letters of its name, whether it ends an element, its attributes, and where it stands."""

    name: str
    is_end: bool
    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """A text between tags, without entities, and where it stands."""

    text: str
    start: int
    end: int


def tokens(content: str, start: int = 0) -> Iterator[Tag | Words]:
    """The tags and texts of a page from an offset on, in order, without comments and what is no text for readers."""
    at = start
    while at < len(content):
        opens = content.find("<", at)
        if opens < 0:
            opens = len(content)
        if opens > at:
            yield Words(html.unescape(content[at:opens]), at, opens)
        if opens == len(content):
            return
        following = content[opens + 1 : opens + 2]
        if content.startswith("<!--", opens):
            at = _behind(content, "-->", opens + 4)
        elif following in {"!", "?"}:
            at = _behind(content, ">", opens)
        elif (tag := _tag(content, opens)) is not None:
            yield tag
            at = tag.end
            if tag.name in _RAW and not tag.is_end and content[at - 2] != "/":
                ends = re.compile(rf"</{tag.name}\b[^>]*+>", re.IGNORECASE).search(content, at)
                at = ends.end() if ends else len(content)
        else:
            yield Words("<", opens, opens + 1)
            at = opens + 1


def _tag(content: str, start: int) -> Tag | None:
    is_end = content.startswith("/", start + 1)
    name = _NAME.match(content, start + 1 + is_end)
    if name is None:
        return None
    at = name.end()
    attributes: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(content, at)) is not None:
        value = found["double"] or found["single"] or found["bare"] or ""
        attributes.setdefault(found["name"].lower(), html.unescape(value))
        at = found.end()
    end = _END.match(content, at)
    return Tag(name[0].lower(), is_end, start, end.end() if end else len(content), attributes)


def _behind(content: str, sign: str, at: int) -> int:
    """The place behind a sign, or the end."""
    found = content.find(sign, at)
    return found + len(sign) if found >= 0 else len(content)
