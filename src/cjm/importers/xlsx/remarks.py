"""What a sheet says beside its cells: comments on them, and words in shapes that lie over them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple
from xml.etree.ElementTree import iterparse

from cjm.importers.xlsx.values import clean

_MOST = 1_000
"""How many remarks of a sheet are told."""
_THREADS, _COMMENTS, _DRAWING = "threadedComment", "comments", "drawing"
_COMMENT_TAGS = frozenset({"comment", "threadedComment"})
_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_CELL = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,5}")
_SHORT = re.compile(r"[0-9]{1,4}")


class Remark(NamedTuple):
    """What it is, a comment or words in a shape; the row and column of its cell, both from 1; and what it says."""

    kind: str
    row: int
    column: int
    text: str


def remarks(archive: zipfile.ZipFile, sheet: str) -> list[Remark]:
    """The first remarks on a sheet, which is named by its part of the archive."""
    return list(islice(_remarks(archive, sheet), _MOST))


def _remarks(archive: zipfile.ZipFile, sheet: str) -> Iterator[Remark]:
    parts = _related(archive, sheet)
    for kind in (_THREADS if _THREADS in parts else _COMMENTS, _DRAWING):
        if (name := parts.get(kind)) in archive.namelist():
            with archive.open(name) as part:
                yield from _shapes(part) if kind == _DRAWING else _comments(part)


def _related(archive: zipfile.ZipFile, sheet: str) -> dict[str, str]:
    """The parts that belong to a sheet, by the last word of what they are."""
    folder, name = posixpath.split(sheet.lstrip("/"))
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return {}
    with archive.open(relations) as part:
        return {
            element.get("Type", "").rpartition("/")[2]: _path(folder, element.get("Target", ""))
            for _event, element in iterparse(part)  # noqa: S314 - the archive was looked through for entities
        }


def _path(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def _comments(part: Any) -> Iterator[Remark]:
    from openpyxl.utils.cell import coordinate_to_tuple

    for _event, element in iterparse(part):  # noqa: S314
        if _name(element) in _COMMENT_TAGS:
            place = element.get("ref", "")
            row, column = coordinate_to_tuple(place) if _CELL.fullmatch(place) else (1, 1)
            if text := _text(element):
                yield Remark("comment", row, column, text)
            element.clear()


def _shapes(part: Any) -> Iterator[Remark]:
    for _event, element in iterparse(part):  # noqa: S314
        if _name(element) in _ANCHORS:
            place = {_name(each): each.text or "" for start in element[:1] for each in start}
            row, column = (_number(place.get(key, "")) for key in ("row", "col"))
            if text := _text(element):
                yield Remark("text box", row, column, text)
            element.clear()


def _number(text: str) -> int:
    """A row or a column from 1, which the file counts from 0."""
    return int(text) + 1 if _SHORT.fullmatch(text) else 1


def _text(element: Any) -> str:
    """The words in an element, its paragraphs between blanks."""
    found = (each.text for each in element.iter() if _name(each) in {"t", "text"} and each.text)
    return " ".join(clean(" ".join(found)).split())


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
