"""What a file is that is called a workbook and is none, as far as its first bytes or the names in its archive tell."""

from __future__ import annotations

from collections.abc import Iterable

_PARTS = {
    "content.xml": "a document of LibreOffice or OpenOffice, such as .ods",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "Index/Document.iwa": "a document of Numbers",
    "Index.zip": "a document of Numbers",
    "word/document.xml": "a document of Word",
    "ppt/presentation.xml": "a presentation",
}
_BEGINNINGS = (
    (b"<?xml", "XML, such as Excel 2003 wrote"),
    (b"<", "a page of HTML"),
    (b"%PDF", "a PDF"),
)
_BINARY = frozenset(range(9)) | {0x0B, *range(0x0E, 0x20)}


def of_parts(names: Iterable[str]) -> str | None:
    """What an archive with parts of these names is; `None` where that is not known."""
    return next((_PARTS[name] for name in names if name in _PARTS), None)


def of_beginning(beginning: bytes) -> str:
    """What a file that is no archive is, by its first bytes."""
    bare = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not bare:
        return "an empty file"
    known = next((what for mark, what in _BEGINNINGS if bare.startswith(mark)), None)
    return known or (
        "something else" if _BINARY.intersection(bare) else "plain text, such as separated values"
    )
