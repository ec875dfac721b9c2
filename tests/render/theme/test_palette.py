"""Every pair of colours that meets in a page has the contrast it needs, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

from cjm.render.theme.derive import full_palette, in_the_dark
from cjm.render.theme.palette import DECORATION, GRAPHICS, SCHEMES, TEXTS, builtin_palette, pairs, too_weak
from cjm.render.theme.reading import theme_called, theme_names

STYLES = sorted((ROOT / "templates" / "html").rglob("*.css"))
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LOOKED_AFTER = {*TEXTS, *GRAPHICS, *DECORATION} | {
    on for table in (TEXTS, GRAPHICS) for ons in table.values() for on in ons
}


def rules(style: Path) -> list[tuple[str, dict[str, str]]]:
    """The rules of a style sheet: the selector, and the colours that it sets by their custom properties."""
    text = re.sub(r"/\*.*?\*/", "", style.read_text("utf-8"), flags=re.DOTALL)
    found = []
    for selector, body in RULE.findall(text):
        set_here = dict(re.findall(r"(?:^|;)(color|background)\s*:\s*var\(--([\w-]+)\)", body))
        found.append((selector.strip(), set_here))
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", theme_names())
def test_themes_that_come_with_cjm_pass(name, scheme):
    theme = theme_called(name, Path())
    palette = {**builtin_palette(scheme), **dict(theme.light if scheme == "light" else theme.dark)}
    assert too_weak(palette) == []


def test_every_color_of_the_style_sheet_is_looked_after():
    for scheme in SCHEMES:
        assert set(builtin_palette(scheme)) <= LOOKED_AFTER
    assert {pair.color for pair in pairs(builtin_palette("light"))} == {*TEXTS, *GRAPHICS}


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_text_stands_on_backgrounds_that_are_looked_after(style):
    meeting = [(each["color"], each["background"]) for _, each in rules(style) if len(each) == 2]
    assert [pair for pair in meeting if pair[1] not in TEXTS.get(pair[0], ())] == []


def test_dark_colors_follow_from_light_ones():
    dark = in_the_dark({"acc": "#7a1f5c", "head": "#3b1030", "bg": "#fff8f0"}, {})
    assert dark.keys() == {"acc", "head"}
    assert dark["head"] == "#3b1030"
    assert too_weak(full_palette(dark, "dark")) == []
    assert in_the_dark({"acc": "#7a1f5c"}, {"acc": "#ffaaee"}) == {"acc": "#ffaaee"}
