"""Contrast as WCAG 2.2 computes it, and the nearest colour that has enough."""

from __future__ import annotations

import pytest

from cjm.render.theme.colors import BLACK, WHITE, contrast, ink_on, luminance, mix, nearest, parse, shade


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("#0b5a66", "#0b5a66"),
        ("#0B5A66", "#0b5a66"),
        ("#fff", "#ffffff"),
        ("#a1c", "#aa11cc"),
        ("0b5a66", None),
        ("#0b5a6", None),
        ("#0b5a66ff", None),
        ("red", None),
        ("#0b5a66;}", None),
        ("#0b5a66\n", None),
        ("rgb(0,0,0)", None),
        ("", None),
    ],
)
def test_only_hexadecimal_is_a_color(text, color):
    assert parse(text) == color


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21),
        (WHITE, WHITE, 1),
        ("#767676", WHITE, 4.54),  # the lightest grey that passes on white, and the next one
        ("#777777", WHITE, 4.48),
        ("#ff0000", WHITE, 4.0),
        ("#0000ff", "#ffff00", 8.0),
    ],
)
def test_ratios_are_those_that_are_published(one, other, ratio):
    assert round(contrast(one, other), 2) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_luminance_goes_from_black_to_white():
    assert [luminance(BLACK), luminance(WHITE)] == pytest.approx([0, 1])


def test_the_nearest_color_is_the_least_change_that_passes():
    found = nearest("#77bbdd", lambda color: contrast(color, WHITE) >= 4.5)
    assert found is not None
    assert 4.5 <= contrast(found, WHITE) < 4.6
    assert nearest("#000000", lambda color: contrast(color, WHITE) >= 4.5) == "#000000"
    assert nearest("#77bbdd", lambda _color: False) is None


def test_text_on_a_color_is_white_where_that_can_be_read():
    assert [ink_on(color) for color in ("#16384a", "#ffe600", "#777777")] == [WHITE, BLACK, BLACK]


def test_mixing_goes_channel_by_channel():
    assert [mix("#000000", "#ff8000", share) for share in (0, 0.5, 1)] == ["#000000", "#804000", "#ff8000"]


def test_a_shade_keeps_its_hue():
    assert [shade("#7a1f5c", lightness) for lightness in (0, 0.3, 0.8, 1)] == [
        "#000000",
        "#7a1f5c",
        "#eaaed6",
        "#ffffff",
    ]
