"""PNG, as a real browser makes it from the SVG."""

import dataclasses
import struct
import zlib
from pathlib import Path

from tests.render.reports import example

from cjm.render.png import FORMAT
from cjm.render.svg import drawn


def test_it_is_the_svg_in_two_pixels_for_one(chromium: Path) -> None:
    work = dataclasses.replace(example("running-shoes"), browser=str(chromium), picture="curve")
    content = FORMAT.render(work)
    assert FORMAT.is_own(content)
    _, picture = drawn(work)
    assert struct.unpack(">II", content[16:24]) == (2 * picture.width, 2 * picture.height)
    assert content[-12:] == b"\0\0\0\0IEND\xaeB`\x82", "it is whole"
    pixels = zlib.decompress(b"".join(data for kind, data in chunks(content) if kind == b"IDAT"))
    assert len(set(pixels)) > 50, "it shows something"


def chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        assert struct.unpack(">I", content[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + data),)
        found.append((kind, data))
        at += 12 + length
    return found


def test_other_pictures_are_not_taken_for_its_own() -> None:
    assert not FORMAT.is_own(b"\x89PNG\r\n\x1a\n" + bytes(60))
