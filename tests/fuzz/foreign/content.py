"""What of a file is journey content, read without our importers' own eyes, and what of it an import lost in silence.

It goes by words of three letters or more, since scores, signs and marks become other things. A word is not lost where it
stands in a map, in the message of a note, or at the place of a note. Words by which importers guess are left aside: a
cell that says `often` becomes `frequency: frequent`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from defusedxml.ElementTree import fromstring

from cjm.cli.importing.maps import Imported
from cjm.importers import guesses, tables
from cjm.importers.mermaid.blocks import blocks as diagrams
from cjm.importers.notes import TEXT_LEFT_OUT, Cell
from cjm.importers.tables.separated import separator_of
from cjm.source.document import read_document
from cjm.source.extensions import with_extensions
from tests.fuzz.foreign.workbooks import unpacked

_WORD = re.compile(r"[^\W\d_]{3,}")
_TABLE = re.compile(r"^[^\n]*\|[^\n]*\n[ \t|:-]*-[ \t|:-]*\n(?:[^\n]*\|[^\n]*(?:\n|\Z))*", re.MULTILINE)
_ENTITY = re.compile(r"&\w+;?|#\w+;|<br\s*/?>", re.IGNORECASE)
_OUR_COMMENT = re.compile(r"%%\s*(?:generator: cjm|left out: |shortened: |steps without an emotion)")
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_UNREAD = "twice or out of order"
"""What a note says of a sheet that holds more than one text for a cell."""
_OF_MERMAID = frozenset(["journey", "title", "section", "acctitle", "accdescr"])


def lost(importer: str, found: Imported) -> Collection[str]:
    """The words of a file's journeys that are neither in the maps nor in a note."""
    reader = _READERS.get(importer)
    parts = [{*_words(part)} for part in reader(found)] if reader else []
    if not any(parts):
        return ()
    maps = "\n".join(_in_maps(found)).casefold()
    if importer == "markdown":
        parts = [part for part in parts if {*_WORD.findall(maps)} & part & _said_once(found)]
    there = maps + "\n".join(_in_notes(found)).casefold()
    return {word for part in parts for word in part if word not in there}


def _said_once(found: Imported) -> set[str]:
    """The words that stand in a file once."""
    counts = Counter(_words(found.foreign.text.content))
    return {word for word, count in counts.items() if count == 1}


def _in_maps(found: Imported) -> Iterator[str]:
    for scaffold in found.maps:
        yield from _texts(with_extensions(read_document(scaffold.text.encode(), "a.cjm.yaml")))


def _in_notes(found: Imported) -> Iterator[str]:
    for note in found.notes:
        yield note.message
        yield (
            note.where.text
            if isinstance(note.where, Cell)
            else found.foreign.text.content[slice(*note.where)]
        )


def _texts(data: Any) -> Iterator[str]:
    """The keys and texts in nested data."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    else:
        yield str(data)


def rows_of_csv(found: Imported) -> Sequence[Sequence[str]]:
    """The rows of separated values as the library reads them; none where it cannot tell what the cells are."""
    content = found.foreign.text.content
    if "\0" in content or content.count('"') % 2:
        return []
    try:
        return list(
            csv.reader(io.StringIO(content, newline=""), delimiter=separator_of(content), strict=True)
        )
    except csv.Error:
        return []


def _csv(found: Imported) -> Iterator[str]:
    if any("the rows below the heads were left out" in note.message for note in found.notes):
        return
    rows = rows_of_csv(found)
    own = next((row for row in rows if any(row)), [])[:2] == ["phase", "phase_id"]
    for row in rows[1:] if own else rows:
        yield from row


def _markdown(found: Imported) -> Iterator[str]:
    """The tables, any of which may be of something else: a journey is one of which something is in a map."""
    for table in _TABLE.finditer(found.foreign.text.content):
        yield table[0]


def _mermaid(found: Imported) -> Iterator[str]:
    """The lines of the diagrams of which no note says that they are left out."""
    left_out = {note.where[0] for note in found.notes if note.kind is TEXT_LEFT_OUT}
    for diagram in diagrams(found.foreign.text):
        if diagram.where((diagram.start, diagram.start))[0] not in left_out:
            yield from (line for _, line in diagram.lines if not _OUR_COMMENT.search(line))


def _data(found: Imported) -> Iterator[str]:
    """The texts of a journey that is the whole of a file."""
    content = found.foreign.text.content
    try:
        root = json.loads(content) if content.lstrip().startswith("{") else yaml.safe_load(content)
    except (ValueError, RecursionError, yaml.YAMLError):
        return
    if isinstance(root, dict) and "cjm" not in root and {"phases", "stages"} & set(root):
        yield from _values(root)


def _values(data: Any) -> Iterator[str]:
    if isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _values(value)
    elif isinstance(data, str):
        yield data


def _xlsx(found: Imported) -> Iterator[str]:
    """The texts of the cells of all sheets that are neither hidden nor said to be left out."""
    parts = unpacked(found.foreign.data)
    if b'name="cjm"' in parts.get("xl/workbook.xml", b"") or any(
        _UNREAD in note.message for note in found.notes
    ):
        return
    left_out = {note.message.partition("!")[0] for note in found.notes if "left out" in note.message}
    try:
        shared = [_text_in(each) for each in fromstring(parts.get("xl/sharedStrings.xml", b"<sst/>"))]
        targets = {
            each.get("Id"): each.get("Target") for each in fromstring(parts["xl/_rels/workbook.xml.rels"])
        }
        for sheet in fromstring(parts["xl/workbook.xml"]).iter(f"{_SHEETS}sheet"):
            part = parts.get(f"xl/{targets.get(sheet.get(_ID))}")
            if part and sheet.get("state", "visible") == "visible" and sheet.get("name") not in left_out:
                yield from _cells(fromstring(part), shared)
    except (SyntaxError, ValueError, KeyError, IndexError):
        return


def _cells(sheet: Element, shared: Sequence[str]) -> Iterator[str]:
    for cell in sheet.iter(f"{_SHEETS}c"):
        value = cell.findtext(f"{_SHEETS}v")
        if cell.get("t") == "s" and value:
            yield shared[int(value)]
        elif cell.get("t") == "inlineStr" and value is None:
            yield _text_in(cell)


def _text_in(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_SHEETS}t"))


# Of a page with broken tags nobody but a browser can tell what its tables hold: `html` has no reader.
_READERS = {"csv": _csv, "data": _data, "markdown": _markdown, "mermaid": _mermaid, "xlsx": _xlsx}


def _words(text: str) -> Iterator[str]:
    known = _guessing_words()
    folded = (word.casefold() for word in _WORD.findall(_ENTITY.sub(" ", text)))
    return (word for word in folded if not {word, word.removesuffix("s")} & known)


@cache
def _guessing_words() -> frozenset[str]:
    """The words that heads, feelings, channels and choices are known by."""
    texts = [
        (files(package) / name).read_text(encoding="utf-8")
        for package, name in ((tables, "headers.toml"), (guesses, "words.toml"))
    ]
    return _OF_MERMAID | {word.casefold() for text in texts for word in _WORD.findall(text)}
