"""The map, or its emotion curve alone, as PNG: a browser's picture of the SVG."""

from __future__ import annotations

import struct
import zlib

from cjm.render.browser import take_picture
from cjm.render.report import RenderInput, ReportFormat
from cjm.render.svg import FORMAT as SVG
from cjm.render.svg import drawn

SCALE = 2.0
"""How many pixels of the picture stand for one of the SVG."""
MAX_PIXELS = 16_000
"""How wide or high a picture may be, in pixels: browsers paint no larger ones."""
_PAGE = "<title>cjm</title><style>html,body{{margin:0;background:#fff}}svg{{display:block}}</style>{}"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_END = len(_SIGNATURE) + 25
"""Where the first chunk, the header of always the same length, ends."""


def render(work: RenderInput) -> bytes:
    """The picture of a map as PNG. Raises CannotDo as for SVG, and where no browser is found or it fails."""
    svg, picture = drawn(work)
    scale = min(SCALE, MAX_PIXELS / max(picture.width, picture.height))
    png = take_picture(_PAGE.format(svg), picture.width, picture.height, scale, work.browser)
    return png[:_HEADER_END] + _MARK + png[_HEADER_END:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG. Source: W3C, Portable Network Graphics (Third Edition), 5.3."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


_MARK = _chunk(b"tEXt", b"Software\0cjm")


def _is_own(content: bytes) -> bool:
    return content.startswith(_SIGNATURE) and content[_HEADER_END:].startswith(_MARK)


FORMAT = ReportFormat(
    name="png",
    about="the same pictures as `svg`, in pixels (a browser makes them)",
    suffix=".png",
    render=render,
    is_own=_is_own,
    leaves_out=SVG.leaves_out,
    shortens=SVG.shortens,
    binary=True,
    needs_browser=True,
    curve_lacks=SVG.curve_lacks,
)
