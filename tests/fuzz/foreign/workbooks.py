"""Mutations of workbooks: the parts of the archive are changed, and the archive is written anew."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from xml.sax.saxutils import escape

from tests.fuzz.foreign.words import hard

ByBytes = Callable[[bytes], bytes]

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
_MOST = 2_000_000
_DAY = (1980, 1, 1, 0, 0, 0)
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml")
_ELEMENT = re.compile(
    rb"<(?P<name>row|c|si|mergeCell|sheet|Override|Relationship|xf|numFmt)\b[^>]*?(?:/>|>.*?</(?P=name)>)",
    re.DOTALL,
)
_TEXT = re.compile(rb">([^<>]+)<")
_VALUE = re.compile(rb'="([^"<>]*)"')
_VALUES = (
    "XFD1048576", "A1", "A0", "ZZZ9999999", "1", "0", "-1", "99999999999", "A1:XFD1048576", "B2:A1", "A:A", "s", "str", "inlineStr", "n", "b", "d",
    "e", "hidden", "veryHidden", "", "&#x1F642;", "rId1", "rId99", "sheet1.xml", "../../etc/passwd", "/xl/worksheets/sheet1.xml", "External", "1e400", "true",
)  # fmt: skip
_INTO_SHEETS = (
    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>', b'<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>',
    b'<row r="3"><c r="C3"><f>1+1</f></c><c r="B3" t="s"><v>99999</v></c></row>', b'<row r="2"/><row r="2"/>', b'<c r="A1" t="d"><v>2026-02-30</v></c>',
    b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', b'<dimension ref="A1:XFD1048576"/>', b'<c t="n"><v>1e999</v></c>',
)  # fmt: skip
_INTO_ANY = (
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"&b;",
    b"<!-- a -->",
    b"<![CDATA[a]]>",
    b"<?a b?>",
    b"&#0;",
    b"\xff",
    b"\xef\xbb\xbf",
    b"</a>",
)


def workbook(data: bytes, dice: Random, by_bytes: ByBytes) -> bytes:
    """A workbook with one or a few of its parts changed, left out, doubled or packed otherwise."""
    parts = unpacked(data)
    if not parts:
        return by_bytes(data)
    for _ in range(dice.randint(1, 3)):
        names = list(parts)
        sheets = [name for name in names if _SHEET.fullmatch(name)]
        texts = [name for name in names if name == "xl/sharedStrings.xml"]
        name = dice.choice([*sheets, *sheets, *texts, *texts, *names])
        parts[name] = _changed(parts[name], dice, by_bytes, is_sheet=name in sheets)
    if not dice.randrange(20):
        del parts[dice.choice(list(parts))]
    if not dice.randrange(20):
        parts[dice.choice(list(parts))] = parts[dice.choice(list(parts))]
    made = packed(parts)
    return by_bytes(made) if not dice.randrange(20) else made


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name; none where it cannot be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _MOST:
                return {}
            return {name: archive.read(name) for name in archive.namelist()}
    except _BROKEN:
        return {}


def packed(parts: dict[str, bytes]) -> bytes:
    """A workbook of these parts, the same for the same ones."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED, 1)
    return target.getvalue()


def _changed(part: bytes, dice: Random, by_bytes: ByBytes, *, is_sheet: bool) -> bytes:
    match dice.randrange(10):
        case 0:
            return by_bytes(part)
        case 1 | 2 | 3:
            return _put(part, _TEXT, escape(_in_xml(hard(dice))).encode("utf-8", "replace"), dice)
        case 4 | 5:
            value = dice.choice((*_VALUES, escape(_in_xml(hard(dice)), {'"': "&quot;"})))
            return _put(part, _VALUE, value.encode("utf-8", "replace"), dice)
        case 6:
            return _between_elements(part, dice.choice(_INTO_SHEETS if is_sheet else _INTO_ANY), dice)
        case 7:
            return _between_elements(part, dice.choice(_INTO_ANY), dice)
        case _:
            return _elements(part, dice)


def _in_xml(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


def _put(part: bytes, pattern: re.Pattern[bytes], value: bytes, dice: Random) -> bytes:
    found = list(pattern.finditer(part))
    if not found:
        return part
    start, end = dice.choice(found).span(1)
    return part[:start] + value + part[end:]


def _between_elements(part: bytes, piece: bytes, dice: Random) -> bytes:
    ends = [found.end() for found in re.finditer(rb">", part)]
    at = dice.choice(ends) if ends else len(part)
    return part[:at] + piece + part[at:]


def _elements(part: bytes, dice: Random) -> bytes:
    """An element left out, doubled, or put in the place of another."""
    found = list(_ELEMENT.finditer(part))
    if not found:
        return part
    one, other = dice.choice(found), dice.choice(found)
    piece = dice.choice((b"", one[0] * 2, other[0], other[0] + one[0], one[0] * 50))
    return part[: one.start()] + piece + part[one.end() :]
