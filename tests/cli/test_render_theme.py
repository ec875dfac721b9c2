"""`cjm render --theme` and `[render] theme`: which theme a page has, and which it never gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm.cli.app import run

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'><script>window.hacked=1</script></svg>"
PLUM = '[colors]\naccent = "#7a1f5c"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "bike.cjm.yaml").write_text("cjm: 1\ntitle: Bike\nphases: [Ride]\n")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "plum.toml").write_text('logo = "logo.svg"\n' + PLUM)
    (tmp_path / "brand" / "logo.svg").write_bytes(SVG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def themed(*options: str) -> str:
    assert run(["render", "maps/bike.cjm.yaml", "-o", "page.html", *options]) == 0
    return Path("page.html").read_text("utf-8")


def test_a_theme_is_a_name_a_file_or_a_table_of_the_configuration(here):
    plain = themed()
    assert themed("--theme", "default") == plain
    assert "--bg:#f7f1e8" in themed("--theme", "warm")
    plum = themed("--theme", "brand/plum.toml")
    assert ":root{--acc:#7a1f5c;" in plum
    (here / "cjm.toml").write_text('[render]\ntheme = "brand/plum.toml"\n')
    assert themed() == plum
    assert themed("--theme", "default") == plain
    (here / "cjm.toml").write_text(
        '[render.theme]\nlogo = "brand/logo.svg"\n[render.theme.colors]\naccent = "#7a1f5c"\n'
    )
    assert themed() == plum
    assert themed("--isolated") == plain


def test_a_site_has_the_theme_on_every_page(here):
    (here / "cjm.toml").write_text('[render]\ntheme = "brand/plum.toml"\n')
    assert run(["render", "maps", "-o", "site"]) == 0
    pages = list((here / "site").rglob("*.html"))
    assert len(pages) > 1
    for each in pages:
        text = each.read_text("utf-8")
        assert "--acc:#7a1f5c" in text, each
        assert '<img src="data:image/svg+xml;base64,' in text, each


def test_a_picture_has_the_colors_and_the_font(here):
    (here / "brand" / "plum.toml").write_text(f'{PLUM}[fonts]\ntext = ["Inter", "serif"]\n')
    options = ("--theme", "brand/plum.toml", "--format", "svg", "-o", "bike.svg")
    assert run(["render", "maps/bike.cjm.yaml", *options]) == 0
    picture = (here / "bike.svg").read_text("utf-8")
    assert 'fill="#7a1f5c"' in picture
    assert "font-family=\"'Inter', serif, 'Noto Sans'" in picture


def test_templates_of_ones_own_have_the_theme_too(here):
    (here / "ours" / "html").mkdir(parents=True)
    (here / "ours" / "html" / "header.html.j2").write_text("{{ theme.logo.alt }}|{{ theme.light[0][1] }}")
    (here / "brand" / "plum.toml").write_text('logo = "logo.svg"\nlogo-alt = "<Plum>"\n' + PLUM)
    assert "&lt;Plum&gt;|#7a1f5c" in themed("--theme", "brand/plum.toml", "--templates", "ours")


def test_a_theme_that_is_hard_to_read_is_refused(here, capsys):
    (here / "cjm.toml").write_text('[render.theme.colors]\naccent = "#77bbdd"\n')
    assert run(["render", "maps/bike.cjm.yaml"]) == 2
    assert capsys.readouterr().err == (
        "error: cjm.toml (render.theme): the theme is hard to read, below WCAG 2.2 AA:\n"
        "  light: accent #77bbdd on surface #ffffff has a contrast of 2.11; 4.5 is needed\n"
        "  light: accent #77bbdd on background #f3f4f1 has a contrast of 1.91; 4.5 is needed\n"
        '  help: the nearest that pass: accent = "#4a758a" (light)\n'
    )
    assert not (here / "bike.html").exists()


def test_a_themed_page_asks_for_nothing_and_its_logo_runs_nothing(here, page):
    (here / "brand" / "text.woff2").write_bytes(b"wOF2")
    (here / "brand" / "plum.toml").write_text(
        'logo = "logo.svg"\nlogo-alt = "\\"><script>window.hacked=1</script>"\n'
        f'[fonts]\nfile = "text.woff2"\nheadings = ["Georgia", "serif"]\n{PLUM}'
    )
    themed("--theme", "brand/plum.toml")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((here / "page.html").as_uri())
    assert page.locator(".logo img").evaluate("e => e.naturalWidth") == 90
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Georgia")
    assert page.evaluate("getComputedStyle(document.querySelector('.kick')).color") == "rgb(122, 31, 92)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.querySelector('.kick')).color") == "rgb(227, 145, 200)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.kick')).color") == "rgb(122, 31, 92)"
    assert [url for url in asked if not url.startswith("data:")] == [(here / "page.html").as_uri()]
    assert [text for text in said if "Content Security Policy" in text] == []
