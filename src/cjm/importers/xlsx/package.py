"""A look at a workbook's zip archive before anything in it is opened: its size, and what XML may not bring along."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from cjm.errors import CannotDo
from cjm.extras import library
from cjm.importers.foreign import Foreign
from cjm.importers.xlsx.kinds import of_beginning, of_parts

MAX_MEMBERS = 10_000
MAX_UNPACKED = 300 * 1024 * 1024
"""The most that the archive may hold, in bytes."""
MAX_RATIO = 200
"""How many times larger than the file what it holds may be; small files may hold `_SMALL` bytes at any ratio."""
_SMALL = 10 * 1024 * 1024

MAIN = "xl/workbook.xml"
_TEXTS = "xl/sharedStrings.xml"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_OLD = (".xls", ".xlt")
_OTHER = (".ods", ".numbers", ".xlsb")
_RENAME = "give it the end of its name that it should have, or save it as .xlsx in the program that opens it"
_BEGINNING = 512
_MOST_TEXTS = 1_000_000
"""How many texts the cells of a workbook may share."""
_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
_LONGEST_TAG = 64
_PIECE = 1 << 20
_SAVE = "open it in the program that it comes from and save it as .xlsx"
BROKEN = (KeyError, ValueError, EOFError, NotImplementedError, RuntimeError, OSError, zipfile.BadZipFile, zlib.error)  # fmt: skip
"""What zipfile raises at archives that are broken or that it does not know."""


def likelihood(foreign: Foreign) -> float:
    """How likely the file is a workbook; old and encrypted ones count, for they are named as such."""
    if foreign.data.startswith(_OLE):
        return 0.9 if foreign.suffix in (*_SUFFIXES, *_OLD) else 0.1
    if not foreign.data.startswith(_ZIP):
        return 0.2 if foreign.suffix in (*_SUFFIXES, *_OLD) else 0
    if foreign.suffix in (*_SUFFIXES, *_OTHER):
        return 1
    return 0.9 if MAIN.encode() in foreign.data else 0


def check(foreign: Foreign) -> None:
    """Look whether the workbook may be opened. Raises CannotDo where it is none, too large, or not safe to read."""
    name = foreign.name
    if foreign.data.startswith(_OLE):
        if _ENCRYPTED in foreign.data:
            raise CannotDo(f"{name} is protected by a password", "save a copy without one and import that")
        raise CannotDo(f"{name} is a workbook in the old format of Excel (.xls)", _SAVE)
    if not foreign.data.startswith(_ZIP):
        instead = of_beginning(foreign.data[:_BEGINNING])
        raise CannotDo(f"{name} is no Excel workbook but {instead}", _RENAME)
    try:
        with zipfile.ZipFile(io.BytesIO(foreign.data)) as archive:
            _check_sizes(archive, foreign)
            names = archive.namelist()
            if MAIN not in names and (what := of_parts(names)):
                raise CannotDo(f"{name} is no Excel workbook but {what}", _SAVE)
            if MAIN not in names and foreign.suffix in _OTHER:
                raise CannotDo(f"{name} is no Excel workbook", _SAVE)
            _check_parts(archive, name)
    except BROKEN as error:
        raise unreadable(foreign, error) from None


def unreadable(foreign: Foreign, error: Exception) -> CannotDo:
    """The error to raise for a workbook that is broken."""
    why = " ".join(str(error).split())[:200] or type(error).__name__
    return CannotDo(f"{foreign.name} cannot be read as a workbook: {why}", _SAVE)


def _check_sizes(archive: zipfile.ZipFile, foreign: Foreign) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    too_dense = total > _SMALL and total > MAX_RATIO * len(foreign.data)
    if len(members) > MAX_MEMBERS or total > MAX_UNPACKED or too_dense:
        raise CannotDo(
            f"{foreign.name} unpacks to {len(members)} files with {total // 1024 // 1024} MB, which no journey needs",
            f"at most {MAX_MEMBERS} files, {MAX_UNPACKED // 1024 // 1024} MB and {MAX_RATIO} times its size are read",
        )
    if any(member.flag_bits & 1 for member in members):
        raise CannotDo(
            f"{foreign.name} is protected by a password", "save a copy without one and import that"
        )


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse document types and entities: a workbook has none, and they can name files or grow without end.

    Refuse more texts than anybody reads, too.
    """
    library("openpyxl", "xlsx", "workbooks")
    library("defusedxml", "xlsx", "workbooks")
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    for member in archive.infolist():
        with archive.open(member) as part:
            if not member.filename.endswith((".xml", ".rels")) and b"<" not in part.read(4):
                continue
            part.seek(0)
            try:
                next(iter(iterparse(part, events=("start",), forbid_dtd=True)), None)
            except DefusedXmlException:
                raise CannotDo(
                    f"{name} is not safe to read: {member.filename} brings a document type or entities",
                    "no program that writes workbooks does that; do not trust the file",
                ) from None
            except (SyntaxError, LookupError, ValueError) as error:
                raise CannotDo(
                    f"{name} cannot be read as a workbook: {member.filename} is no XML: {error}", _SAVE
                ) from None
        if member.filename == _TEXTS and _count(archive, member) > _MOST_TEXTS:
            raise CannotDo(
                f"{name} holds more than {_MOST_TEXTS:,} texts, which no journey needs",
                "import a smaller one",
            )


def _count(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """How many texts the cells of a workbook share, by their tags."""
    found, rest = 0, b""
    with archive.open(member) as part:
        while piece := part.read(_PIECE):
            held = rest + piece
            end = max(0, len(held) - _LONGEST_TAG)
            found += sum(tag.start() < end for tag in _TEXT.finditer(held))
            rest = held[end:]
    return found + len(_TEXT.findall(rest))
