"""A theme, ready for the templates of pages."""

from __future__ import annotations

from dataclasses import dataclass

from cjm.render.theme.palette import builtin_palette

GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-serif",
                              "ui-sans-serif", "ui-monospace", "ui-rounded", "math"})  # fmt: skip
"""Families that CSS names without quotes (CSS Fonts Module Level 4, section 2.1.3)."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as `data:` addresses: for light, and for dark if there is another one; `alt` is its text, maybe empty."""

    light: str
    dark: str | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """A font inside the page: its weights as CSS says them, and its `data:` address."""

    weight: str
    data: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme changes: custom properties of the style sheet in light and dark, stacks of fonts, faces, the logo."""

    light: tuple[tuple[str, str], ...] = ()
    dark: tuple[tuple[str, str], ...] = ()
    text: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    faces: tuple[Face, ...] = ()
    logo: Logo | None = None

    @property
    def palette(self) -> dict[str, str]:
        """All colours for light, by the style sheet's names: for pictures, which have no style sheet."""
        return {**builtin_palette("light"), **dict(self.light)}

    @property
    def text_families(self) -> tuple[tuple[str, bool], ...]:
        """The families of the text, and whether CSS names each without quotes."""
        return _families(self.text)

    @property
    def heading_families(self) -> tuple[tuple[str, bool], ...]:
        """The families of headings, and whether CSS names each without quotes."""
        return _families(self.headings)


def _families(names: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    return tuple((name, name in GENERIC_FAMILIES) for name in names)
