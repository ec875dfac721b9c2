"""Colours as `#rrggbb`: their contrast by WCAG 2.2, and the nearest colour that has enough of it."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable

BLACK, WHITE = "#000000", "#ffffff"
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_STEPS = 256


def parse(text: str) -> str | None:
    """The colour in a text such as `#0b5a66` or `#fff`, `None` where it is anything else."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def luminance(color: str) -> float:
    """The relative luminance of a colour, 0 for black to 1 for white.

    Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance.
    """
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, other: str, share: float) -> str:
    """The colour with that share (0 to 1) of the other in it, channel by channel."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def nearest(color: str, passes: Callable[[str], bool]) -> str | None:
    """The colour nearest to this one, on the way from it to black or to white, that passes; `None` where none does."""
    for step in range(_STEPS + 1):
        for end in (BLACK, WHITE):
            found = mix(color, end, step / _STEPS)
            if passes(found):
                return found
    return None


def shade(color: str, lightness: float) -> str:
    """The colour of the same hue and saturation with that lightness (0 to 1), in HSL."""
    hue, _, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(color)))
    return "#" + "".join(
        f"{round(each * 255):02x}" for each in colorsys.hls_to_rgb(hue, lightness, saturation)
    )


def ink_on(color: str) -> str:
    """White for text on a colour, or black where that has more contrast and white not enough."""
    return (
        WHITE if contrast(WHITE, color) >= 4.5 else max((WHITE, BLACK), key=lambda ink: contrast(ink, color))
    )


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
