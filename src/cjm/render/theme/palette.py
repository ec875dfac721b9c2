"""The colours of a page: those of `html/style.css`, which of them meet, and how much contrast they need.

A palette maps the style sheet's custom properties, without their dashes, to colours. There are two of them: for light
and for dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cjm.render.environment import template_folder
from cjm.render.theme.colors import contrast, parse

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
Palette = Mapping[str, str]

TEXT, GRAPHIC = 4.5, 3.0
"""The least contrast of text, and of what a picture or a control is recognised by: WCAG 2.2, 1.4.3 and 1.4.11 (AA)."""

TEXTS: Mapping[str, tuple[str, ...]] = {
    "ink": ("paper", "bg", "soft", "neu-soft", "neg-soft", "amb-soft"),
    "mut": ("paper", "bg", "soft", "neu-soft", "neg-soft"),
    "acc": ("paper", "bg", "soft"),
    "acc-ink": ("acc",),
    "head-ink": ("head",),
    "pos": ("paper", "soft", "pos-soft"),
    "neg": ("paper", "soft", "neg-soft"),
    "neg-ink": ("neg",),
    "amb": ("paper", "soft", "amb-soft"),
    "paper": ("ink",),
}
"""A colour of text → what it stands on."""
GRAPHICS: Mapping[str, tuple[str, ...]] = {
    "acc": ("neu-soft", "neg-soft"),
    "neg": ("neg-soft",),
    "neu": ("neu-soft",),
    "p1": ("paper",),
    "p2": ("paper",),
    "p3": ("paper",),
}
"""A colour of icons, faces, meters and curves → what it stands on."""
DECORATION = frozenset({"line", "line2", "neg-line", "amb-line"})
"""Colours of lines that tell nothing which is not told in another way too."""

_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*(#[0-9a-fA-F]+)\s*(?=[;}]|$)")


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on another one: how much contrast they have, and how much they need."""

    color: str
    on: str
    ratio: float
    needed: float


@cache
def builtin_palette(scheme: Scheme) -> Palette:
    """The palette of the style sheet. What the dark one does not give it has from the light one."""
    style = (template_folder() / "html" / "style.css").read_text("utf-8")
    light, dark = (_properties(block) for block in _ROOT.findall(style)[:2])
    return light if scheme == "light" else light | dark


def pairs(palette: Palette) -> Iterator[Pair]:
    """Every colour of the palette with each that it stands on."""
    for table, needed in ((TEXTS, TEXT), (GRAPHICS, GRAPHIC)):
        for color, backgrounds in table.items():
            for on in backgrounds:
                yield Pair(color, on, contrast(palette[color], palette[on]), needed)


def too_weak(palette: Palette) -> list[Pair]:
    """The pairs with less contrast than they need."""
    return [pair for pair in pairs(palette) if pair.ratio < pair.needed]


def _properties(block: str) -> dict[str, str]:
    return {name: color for name, text in _PROPERTY.findall(block) if (color := parse(text))}
