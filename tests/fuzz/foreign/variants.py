"""The same file written otherwise, from which the same maps must come."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cjm.cli.importing.maps import Imported
from cjm.importers.notes import Cell
from cjm.importers.tables.separated import separator_of
from cjm.source.document import read_document
from cjm.source.extensions import with_extensions

_LINES_ONLY = re.compile(r"[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks other than line feeds, beside which a change of line feeds may change more."""

_OURS = re.compile(r"^\W*phase\W+phase_id\b", re.MULTILINE)


class Variant(NamedTuple):
    """A file written otherwise: what was done to it, its bytes, and whether each note stands in the same row and column."""

    what: str
    data: bytes
    keeps_places: bool


def variants(importer: str, data: bytes) -> Iterator[Variant]:
    """The ways in which a file could as well be written; none for workbooks and for what is no plain text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if importer == "xlsx" or "\0" in text or text.startswith("\ufeff") or _LINES_ONLY.search(text):
        return
    yield Variant("a byte order mark", b"\xef\xbb\xbf" + data, keeps_places=True)
    if not (importer == "csv" and _OURS.search(text)):  # ours keep line breaks in cells as they are
        yield Variant("line breaks of Windows", text.replace("\n", "\r\n").encode(), keeps_places=True)
    yield Variant("line breaks at the end", data + b"\n\n", keeps_places=True)
    for what, written in _OTHERWISE[importer](text):
        yield Variant(what, written.encode(), keeps_places=False)


def contents(found: Imported) -> Sequence[Any]:
    """The data of the maps, without comments."""
    return [with_extensions(read_document(each.text.encode(), "a.cjm.yaml")) for each in found.maps]


def places(found: Imported) -> Sequence[tuple[str, object]]:
    """The messages of the notes, each with its row and column."""
    text = found.foreign.text
    return [
        (note.message, note.where[:2] if isinstance(note.where, Cell) else text.position(note.where[0]))
        for note in found.notes
    ]


def _separated(text: str) -> Iterator[tuple[str, str]]:
    """All cells in quotation marks, and empty lines, where the library and we agree on what the cells are."""
    separator = separator_of(text)
    if '"' in text.replace('""', "") and not _is_strict(text, separator):
        return
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return
    if any(row and row[0].lstrip().startswith("#") for row in rows):
        return
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    yield "all cells in quotation marks", written.getvalue()
    yield "empty lines around", f"\n{text}\n\n"


def _is_strict(text: str, separator: str) -> bool:
    """Whether quotation marks stand around whole cells only."""
    end = rf"(?:{re.escape(separator)}|\n|\Z)"
    cell = rf'(?:"(?:[^"]|"")*"|[^"{re.escape(separator)}\n]*)'
    return re.fullmatch(rf"(?:{cell}{end})*", text) is not None


def _tree(text: str) -> Iterator[tuple[str, str]]:
    """JSON on one line, and with a line for each value."""
    try:
        root = json.loads(text, object_pairs_hook=_once, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError):
        return
    for indent in (None, 3):
        yield f"indented by {indent}", json.dumps(root, ensure_ascii=False, indent=indent)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("a key comes again")
    return dict(pairs)


def _no_float(text: str) -> float:
    raise ValueError(f"{text} may be written otherwise")


def _lines(text: str) -> Iterator[tuple[str, str]]:
    yield from _above(text)
    yield "blanks at the ends of lines", text.replace("\n", " \n")


def _above(text: str) -> Iterator[tuple[str, str]]:
    if not text.startswith("---"):  # front matter
        yield "an empty line above", "\n" + text


_OTHERWISE = {"csv": _separated, "data": _tree, "html": _above, "markdown": _lines, "mermaid": _lines}
