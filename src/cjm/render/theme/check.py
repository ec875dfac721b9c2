"""Whether the colours of a theme can be read by everyone: which pairs cannot, by how much, and what would do."""

from __future__ import annotations

from collections.abc import Mapping

from cjm.render.theme.colors import nearest
from cjm.render.theme.derive import INKS, NAMED, TINTS, full_palette
from cjm.render.theme.palette import Pair, Palette, Scheme, too_weak

_NAMES = {css: name for name, css in NAMED.items()} | {"neu": "muted"}
_CURVES = {
    "p1": "the first persona’s curve",
    "p2": "the second persona’s curve",
    "p3": "the third persona’s curve",
}


def weak_spots(named: Mapping[Scheme, Palette]) -> tuple[list[str], list[str]]:
    """What is too weak in a theme's palettes, a line a pair, and what to write instead, a line a colour.

    `named` are the theme's colours by the style sheet's names. Both lists are empty where everything passes WCAG 2.2
    AA.
    """
    lines: list[str] = []
    remedies: list[str] = []
    for scheme, colors in named.items():
        palette = full_palette(colors, scheme)
        weak = _telling(too_weak(palette))
        lines += [_line(pair, palette, scheme) for pair in weak]
        blamed = dict.fromkeys(css for pair in weak if (css := _blamed(pair, colors)))
        remedies += [remedy for css in blamed if (remedy := _remedy(css, colors, scheme))]
    return lines, remedies


def _telling(weak: list[Pair]) -> list[Pair]:
    """The pairs without those that only follow: on a tint what is weak on the surface too, and a pair the other way."""
    found: dict[tuple[str, str], Pair] = {}
    for pair in weak:
        follows = pair.on in TINTS and (pair.color, "paper") in found
        if not follows and (pair.on, pair.color) not in found:
            found.setdefault((pair.color, pair.on), pair)
    return list(found.values())


def _line(pair: Pair, palette: Palette, scheme: Scheme) -> str:
    ratio = int(pair.ratio * 100) / 100
    return (
        f"{scheme}: {_called(pair.color)} {palette[pair.color]} on {_called(pair.on)} {palette[pair.on]} "
        f"has a contrast of {ratio:g}; {pair.needed:g} is needed"
    )


def _called(css: str) -> str:
    if css in TINTS:
        return f"a tint of {_NAMES[TINTS[css][0]]}"
    if css in INKS:
        return f"text on {_NAMES[INKS[css]]}"
    return _CURVES.get(css) or _NAMES[css]


def _blamed(pair: Pair, named: Palette) -> str | None:
    """The colour of the pair that the theme names, the text's first."""
    return next((css for css in (pair.color, pair.on) if css in named), None)


def _remedy(css: str, named: Palette, scheme: Scheme) -> str | None:
    """The nearest colour with which nothing that it meets is too weak."""

    def passes(color: str) -> bool:
        weak = too_weak(full_palette({**named, css: color}, scheme))
        return not any(css in {each.color, each.on} for each in weak)

    found = nearest(named[css], passes)
    return f'{_NAMES[css]} = "{found}" ({scheme})' if found else None
