"""Pictures on slides: those of personas, the letters that stand for a missing one, and logos."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from cjm.render.deck.slides import Box, Slide, describe
from cjm.render.deck.text import PAPER, Para, Run
from cjm.view.personas import PersonaView

_PICTURE_LIMIT = 5 * 1024 * 1024


def put_picture(slide: Slide, spot: Box, picture: bytes, name: str) -> bool:
    """Put a picture into the middle of a place, whole; `False` where it is none that a slide can hold."""
    from PIL import UnidentifiedImageError

    try:
        shape = slide.slide.shapes.add_picture(io.BytesIO(picture), spot.left, spot.top)
    except (UnidentifiedImageError, ValueError, OSError, KeyError, SyntaxError):
        return False
    scale = min(spot.width / shape.width, spot.height / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = spot.left + (spot.width - shape.width) // 2
    shape.top = spot.top + (spot.height - shape.height) // 2
    describe(shape, name)
    return True


def put_initials(slide: Slide, spot: Box, name: str) -> None:
    """Put the first letters of a name into a place, in a circle."""
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_SHAPE

    shape = slide.slide.shapes.add_shape(MSO_SHAPE.OVAL, spot.left, spot.top, spot.width, spot.height)
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    shape.line.fill.background()
    shape.shadow.inherit = False
    letters = "".join(word[0] for word in name.split() if word[0].isalnum()).upper()
    slide.write(
        shape, [Para((Run(letters[:1] + letters[1:][-1:], bold=True, colour=PAPER),), 32, align="ctr")]
    )
    describe(shape, name)


def read_picture(persona: PersonaView, file_of: Callable[[str], Path | None]) -> bytes | None:
    """A persona's picture if it is a PNG or JPEG file of the project; slides hold no other kind everywhere."""
    file = file_of(persona.picture) if persona.picture else None
    if file is None:
        return None
    try:
        with file.open("rb") as stream:
            content = stream.read(_PICTURE_LIMIT + 1)
    except OSError:
        return None
    known = content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
    return content if known and len(content) <= _PICTURE_LIMIT else None
