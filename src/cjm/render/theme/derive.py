"""From the few colours that a theme names to the whole palette of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cjm.render.theme.colors import WHITE, contrast, ink_on, mix, shade
from cjm.render.theme.palette import TEXT, Palette, Scheme, builtin_palette

NAMED: Mapping[str, str] = {
    "accent": "acc",
    "header": "head",
    "positive": "pos",
    "negative": "neg",
    "warning": "amb",
    "background": "bg",
    "surface": "paper",
    "text": "ink",
    "muted": "mut",
    "lines": "line2",
}
"""A theme's name of a colour → the style sheet's."""

TINTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "soft": ("acc", ("ink", "mut", "acc", "pos", "neg", "amb")),
    "neg-soft": ("neg", ("ink", "mut", "neg")),
    "amb-soft": ("amb", ("ink", "amb")),
    "pos-soft": ("pos", ("pos",)),
    "neu-soft": ("mut", ("ink", "mut")),
}
"""A tint → the colour whose tint it is, and the texts that stand on it."""
INKS: Mapping[str, str] = {"acc-ink": "acc", "head-ink": "head", "neg-ink": "neg"}
"""A colour of text → the colour that it stands on."""

_TINT = 0.1
_DARK_CONTRAST = 7.0
_LIGHTER = ("acc", "pos", "neg", "amb")


def full_palette(named: Palette, scheme: Scheme) -> Palette:
    """The style sheet's palette with the named colours (by the style sheet's names) in it.

    Colours that depend on one of them are made anew: text on a filled colour is white or black; a tint is a tenth of
    its colour on the surface, or less where text on it would be hard to read.
    """
    palette = {**builtin_palette(scheme), **named}
    if "mut" in named:
        palette["neu"] = named["mut"]
    for ink, color in INKS.items():
        if color in named:
            palette[ink] = ink_on(palette[color])
    for tint, (color, texts) in TINTS.items():
        if named.keys() & {color, "paper", "ink", "mut"}:
            palette[tint] = _tint(palette[color], palette["paper"], [palette[text] for text in texts])
    if named.keys() & {"paper", "ink"} and "line2" not in named:
        palette["line2"] = mix(palette["ink"], palette["paper"], 0.68)
    if named.keys() & {"line2", "paper", "ink"}:
        palette["line"] = mix(palette["line2"], palette["paper"], 0.55)
    if "amb" in named:
        palette["amb-line"] = mix(palette["amb"], palette["paper"], 0.45)
    return palette


def in_the_dark(light: Palette, dark: Palette) -> Palette:
    """The named colours for dark: those given for it; else the light one's header, and its hues, lighter."""
    surface = dark.get("paper", builtin_palette("dark")["paper"])
    kept = {"head": light["head"]} if "head" in light else {}
    lighter = {color: _light_on(light[color], surface) for color in _LIGHTER if color in light}
    return {**kept, **lighter, **dark}


def _light_on(color: str, surface: str) -> str:
    """The colour, or the least light of its shades that stands out from a dark surface."""
    shades = (color, *(shade(color, lightness / 100) for lightness in range(50, 100)))
    return next((each for each in shades if contrast(each, surface) >= _DARK_CONTRAST), WHITE)


def _tint(color: str, surface: str, texts: Iterable[str]) -> str:
    tints = (mix(surface, color, _TINT * share / 10) for share in range(10, 0, -1))
    return next((tint for tint in tints if all(contrast(text, tint) >= TEXT for text in texts)), surface)
