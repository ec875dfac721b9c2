"""Workbooks made in tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Rows], also: Callable[[Workbook], None] | None = None) -> bytes:
    """A workbook with these rows on its sheets; `also` does more to it before it is written."""
    content = io.BytesIO()
    book = Workbook(content, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    if also:
        also(book)
    book.close()
    return content.getvalue()


def changed(book: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The workbook with each of its parts changed, which is given with its name."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, change(name, source.read(name)), zipfile.ZIP_DEFLATED)
    return target.getvalue()


STEPS: Rows = (
    ("Stage", "Step", "Emotion", "Touchpoint", "Pain point"),
    ("Before", "Looks for hours", 2, "Website", "Hours are wrong"),
    (None, "Takes the tram", 4, "Phone", None),
    ("At the desk", "Queues", 1, "Desk", "Too long; too cold"),
)
"""A table of steps, as people keep them."""
