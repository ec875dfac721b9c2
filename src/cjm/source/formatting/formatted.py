"""A file in canonical layout, or what keeps it from being written so."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

import yaml

from cjm import __version__
from cjm.model.finding import Finding
from cjm.model.map import FORMAT_VERSION, Library, Map
from cjm.model.node_path import NodePath
from cjm.model.shape import Shape, shape_of
from cjm.source import nodes
from cjm.source.comments import comments
from cjm.source.document import Document, without_garbage_collection
from cjm.source.formatting.building import UnfitError, build
from cjm.source.formatting.layout import lines_of
from cjm.source.formatting.proof import says_the_same
from cjm.source.formatting.tree import ADDRESSED, Collection, Page, Part, Scalar
from cjm.source.scalars import core, is_number
from cjm.source.text import Text, decode

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is left as it is: where, counted from 1, what, and what to do."""

    row: int
    column: int
    message: str
    help: str


def formatted(data: bytes) -> bytes | Refusal:
    """The bytes of a file in canonical layout; the same bytes where it is so, or holds nothing but comments.

    The first line break of a file is that of all its lines, and a byte order mark stays. Never raises for what the bytes
    hold.
    """
    with without_garbage_collection():
        return _formatted(data)


def _formatted(data: bytes) -> bytes | Refusal:
    text, unreadable = decode(data)
    if unreadable:
        return _refused(text, unreadable)
    content = _LINE_BREAK.sub("\n", text.content) if "\r" in text.content else text.content
    try:
        page = build(content)
    except (UnfitError, yaml.YAMLError) as error:
        return _judged(text) or _unfit(text, error)
    if (_has_unicode_break(content) or (page and page.is_suspect)) and (refusal := _judged(text)):
        return refusal
    if page is None or page.root.value == Scalar(""):
        return data
    if refusal := _no_map(text, page.root.value):
        return refusal
    result = _rewritten(
        content, page, shape_of(Library if _said(page.root.value, "kind") == "library" else Map)
    )
    if result is None:
        message = "the file would say something else after it was formatted, so it is left as it is"
        return Refusal(1, 1, message, "this is a bug in cjm, not in your map; please report it")
    if ADDRESSED.search(content) and (row := _comment_off_its_place(content, result)):
        message = "this comment to cjm would stand on something else after the file was formatted"
        return Refusal(row, 1, message, "put it on a line of its own above what it is about")
    return _encoded(result, text, data)


def rewritten(content: str, shape: Shape | None) -> str | None:
    r"""A text that is one document of YAML, in canonical layout by the shape of its content.

    Lines end with `\n`. What holds no entries stays as it is. `None` where the result would not say the same. Raises
    what `build` raises.
    """
    page = build(content)
    return content if page is None else _rewritten(content, page, shape)


def _rewritten(content: str, page: Page, shape: Shape | None) -> str | None:
    if not isinstance(page.root.value, Collection) or not page.root.value.entries:
        return content
    result = "\n".join(lines_of(page, shape)) + "\n"
    return result if result == content or says_the_same(page, _built(result)) else None


def _built(content: str) -> Page | None:
    with suppress(UnfitError, yaml.YAMLError):
        return build(content)
    return None


def _encoded(result: str, text: Text, data: bytes) -> bytes:
    found = _LINE_BREAK.search(text.content)
    if found and found[0] != "\n":
        result = result.replace("\n", found[0])
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + result.encode()


def _judged(text: Text) -> Refusal | None:
    """What is wrong with a text as YAML, or with it as that of a map."""
    _, found = nodes.compose(text)
    return _refused(text, min(found, key=lambda each: each.problem.span or (0, 0))) if found else None


def _unfit(text: Text, error: UnfitError | yaml.YAMLError) -> Refusal:
    if isinstance(error, UnfitError) and error.message:
        place = Text(_LINE_BREAK.sub("\n", text.content)).position(error.at)
        return Refusal(place.row, place.column, error.message, error.help)
    return Refusal(1, 1, "the file is no YAML that can be formatted", "`cjm lint` may say more")


def _no_map(text: Text, root: Part) -> Refusal | None:
    if not isinstance(root, Collection) or not root.is_mapping:
        at = len(text.content) - len(text.content.lstrip())
        return _refusal(
            text, at, "the file holds no mapping of keys, so it is not a map", "begin with `cjm: 1`"
        )
    version = _said(root, "cjm")
    if not is_number(version) or version == FORMAT_VERSION:
        return None
    composed = nodes.compose(text)[0]
    assert composed is not None
    at = next(value.start_mark.index for key, value in composed.value if key.value == "cjm")
    message = f"cjm {__version__} does not know version {version} of the format"
    return _refusal(text, at, message, "a map of a newer version needs a newer cjm")


def _said(root: Part, name: str) -> object:
    """What stands at a key of the root, if it is not more than a scalar."""
    entries = root.entries if isinstance(root, Collection) else ()
    value = next((entry.value for entry in entries if entry.name == name), None)
    return (value.value if value.style else core(value.value)) if isinstance(value, Scalar) else None


def _has_unicode_break(content: str) -> bool:
    return not content.isascii() and any(each in content for each in "\u0085\u2028\u2029")


def _comment_off_its_place(before: str, after: str) -> int:
    """The row of the first comment to cjm that stands on other entries after formatting; 0 where none does."""
    first, second = _standing(before), _standing(after)
    return next((rows[0] for key, rows in first.items() if len(rows) != len(second.get(key, ()))), 0)


def _standing(content: str) -> dict[tuple[str, tuple[NodePath, ...]], list[int]]:
    """The rows of the comments to cjm by their words and what they stand on."""
    text = Text(content)
    document = Document("", text, nodes.compose(text)[0])
    found: dict[tuple[str, tuple[NodePath, ...]], list[int]] = {}
    for comment in comments(document):
        places = () if "ignore-file" in comment.text else tuple(place.path for place in comment.places)
        found.setdefault((comment.text, places), []).append(text.position(comment.start).row)
    return found


def _refused(text: Text, finding: Finding) -> Refusal:
    problem = finding.problem
    return _refusal(text, (problem.span or (0, 0))[0], problem.message, problem.help)


def _refusal(text: Text, at: int, message: str, help_: str) -> Refusal:
    place = text.position(at)
    return Refusal(place.row, place.column, message, help_)
