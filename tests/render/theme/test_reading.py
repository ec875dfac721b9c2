"""What a theme may say, and what is said of one that says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm.errors import CannotDo
from cjm.render.theme.palette import builtin_palette
from cjm.render.theme.reading import FONT_LIMIT, theme_called
from cjm.render.theme.theme import Theme

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "brand"
    inside.mkdir()
    (inside / "logo.svg").write_bytes(SVG)
    (inside / "text.woff2").write_bytes(b"wOF2 rest")
    (inside / "notes.txt").write_bytes(b"no picture")
    (inside / "huge.woff2").write_bytes(b"wOF2" + bytes(FONT_LIMIT))
    (tmp_path / "secret.svg").write_bytes(SVG)
    (inside / "link.svg").symlink_to(tmp_path / "secret.svg")
    return inside


def theme(folder: Path, text: str) -> Theme:
    (folder / "our.toml").write_text(text, "utf-8")
    return theme_called("our.toml", folder)


def problem(folder: Path, text: str) -> tuple[str, str]:
    with pytest.raises(CannotDo) as caught:
        theme(folder, text)
    return caught.value.message.replace(str(folder), "…").removeprefix("…/"), caught.value.help


def test_a_theme_says_only_what_it_changes(folder):
    read = theme(folder, '[colors]\naccent = "#7A1F5C"\n')
    assert dict(read.light) == {"acc": "#7a1f5c", "soft": "#f2e9ef"}
    assert dict(read.dark)["acc"] == "#e391c8"
    assert theme(folder, "") == theme_called("default", folder) == Theme()


def test_dark_keeps_its_own_where_only_light_is_changed(folder):
    read = theme(folder, '[colors]\nsurface = "#fff8f0"\n')
    assert read.light[0] == ("paper", "#fff8f0")
    assert dict(read.dark) == {css: builtin_palette("dark")[css] for css, _ in read.light}


def test_a_base_gives_the_colors_that_are_not_named(folder):
    read = theme(folder, 'base = "warm"\n[colors]\naccent = "#005f73"\n')
    assert dict(read.light)["bg"] == "#f7f1e8"
    assert dict(read.light)["acc"] == "#005f73"
    assert dict(read.dark)["acc"] not in {"#005f73", "#f0a477"}, (
        "the base's dark accent is of the base's light one"
    )


def test_a_logo_and_fonts_are_put_into_the_theme(folder):
    read = theme(
        folder,
        'logo = "logo.svg"\nlogo-alt = "Nordlys"\n[fonts]\nfile = "text.woff2"\ntext = ["Inter", "serif"]\nvariable = true\n',
    )
    assert read.logo is not None
    assert (read.logo.light[:26], read.logo.dark, read.logo.alt) == (
        "data:image/svg+xml;base64,",
        None,
        "Nordlys",
    )
    assert [(face.weight, face.data) for face in read.faces] == [
        ("100 900", "data:font/woff2;base64,d09GMiByZXN0")
    ]
    assert read.text_families == (("Inter", False), ("serif", True))


def test_a_theme_that_is_hard_to_read_is_refused_with_the_numbers(folder):
    said, help_ = problem(folder, '[colors]\naccent = "#77bbdd"\n')
    assert said.split("\n") == [
        "our.toml: the theme is hard to read, below WCAG 2.2 AA:",
        "  light: accent #77bbdd on surface #ffffff has a contrast of 2.11; 4.5 is needed",
        "  light: accent #77bbdd on background #f3f4f1 has a contrast of 1.91; 4.5 is needed",
    ]
    assert help_ == 'the nearest that pass: accent = "#4a758a" (light)'
    nearest = help_.split('"')[1]
    assert dict(theme(folder, f'[colors]\naccent = "{nearest}"\n').light)["acc"] == nearest


def test_a_surface_is_blamed_where_the_text_is_not_the_themes(folder):
    said, help_ = problem(folder, '[dark]\nsurface = "#8899aa"\n')
    assert "dark: text #e8edf1 on surface #8899aa has a contrast of 2.47; 4.5 is needed" in said
    assert help_.startswith('the nearest that pass: surface = "#')
    assert help_.endswith('" (dark)')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[colors]\naccent = "red;}body{display:none"', "our.toml:2:1: `accent` is not a colour"),
        ('[colors]\naccent = "url(https://example.com)"', "our.toml:2:1: `accent` is not a colour"),
        ("[colors]\naccent = 12", "our.toml:2:1: `accent` must be a text"),
        ('[dark]\naccents = "#fff"', "our.toml:2:1: unknown key `accents`"),
        ('colour = "#fff"', "our.toml:1:1: unknown key `colour`"),
        ('base = "warmer"', "our.toml:1:1: `base` is `warmer`"),
        (
            '[fonts]\ntext = ["Inter\\";}</style><script>"]',
            'our.toml:2:1: `Inter";}</style><script>` is not the name of a font',
        ),
        ('[fonts]\ntext = "Inter"', "our.toml:2:1: `text` must be a list of texts"),
        ('[fonts]\nheadings = ["url(x)"]', "our.toml:2:1: `url(x)` is not the name of a font"),
        ('[fonts]\nfile = "logo.svg"', "our.toml:2:1: …/logo.svg is no WOFF2 font of at most 512 kB"),
        ('[fonts]\nfile = "huge.woff2"', "our.toml:2:1: …/huge.woff2 is no WOFF2 font of at most 512 kB"),
        ('[fonts]\nbold-file = "text.woff2"', "our.toml:2:1: `bold-file` stands without `file`"),
        ('[fonts]\nfile = "text.woff2"\nvariable = "yes"', "our.toml:3:1: `variable` must be true or false"),
        ('logo = "../secret.svg"', "our.toml:1:1: `../secret.svg` does not lie below the theme’s folder"),
        ('logo = "link.svg"', "our.toml:1:1: `link.svg` does not lie below the theme’s folder"),
        ('logo = "none.svg"', "our.toml:1:1: `none.svg` is not a file"),
        (
            'logo = "https://example.com/logo.svg"',
            "our.toml:1:1: `https://example.com/logo.svg` is not a file",
        ),
        ('logo = "a\\u0000b"', "our.toml:1:1: `a\0b` is not a file"),
        ('logo = "notes.txt"', "our.toml:1:1: …/notes.txt is not a picture of at most 2 MB"),
        ('logo-alt = "Us"', "our.toml:1:1: `logo-alt` stands without `logo`"),
        ("colors = ", "our.toml: Invalid value (at end of document)"),
    ],
)
def test_what_is_no_theme_is_said_with_its_place(folder, text, said):
    assert problem(folder, text)[0] == said


def test_there_is_no_such_theme(folder):
    with pytest.raises(CannotDo) as caught:
        theme_called("warmer", folder)
    assert caught.value.message == "there is no theme `warmer`"
    assert caught.value.help == "possible: default, contrast, warm, or the path of a TOML file"
