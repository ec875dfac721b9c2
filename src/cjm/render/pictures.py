"""Pictures that stand in a page as `data:` addresses: what they are is read off their bytes, not off their names."""

from __future__ import annotations

import base64
from pathlib import Path

PICTURE_LIMIT = 2 * 1024 * 1024
"""Bytes that a picture may have to stand in a page."""


def picture_data(file: Path) -> str | None:
    """The file as a `data:` address, `None` where it is not a picture that a page may hold, too large or unreadable."""
    try:
        with file.open("rb") as stream:
            content = stream.read(PICTURE_LIMIT + 1)
    except OSError:
        return None
    kind = _kind(content)
    if kind is None or len(content) > PICTURE_LIMIT:
        return None
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _kind(content: bytes) -> str | None:
    """The media type of a picture."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return (
        "image/svg+xml"
        if head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in head
        else None
    )
