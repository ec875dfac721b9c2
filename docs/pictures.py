"""Take the pictures in docs/images: `python -m docs.pictures`. Needs Chromium and the `test` extra."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
REPORT = ROOT / "examples" / "running-shoes.cjm.yaml"
WIDTH, HEIGHT = 1440, 1960
PLUM = """\
logo = "logo.svg"
[colors]
accent = "#7a1f5c"
header = "#3b1030"
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" width="132" height="30" font-family="Georgia" font-size="24" fill="#a8498a">\
<circle cx="14" cy="15" r="12"/><path d="M8 20l6-12 6 12z" fill="#fff"/><text x="34" y="23">Nordlys</text></svg>
"""


def main() -> None:
    """Take the pictures of the README, of the themes, of the preview, and of a site."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        here = Path(folder)
        (here / "plum.toml").write_text(PLUM, "utf-8")
        (here / "logo.svg").write_text(LOGO, "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        plain, plum = _report(here), _report(here, str(here / "plum.toml"))
        (IMAGES / "running-shoes.png").write_bytes(_taken(browser, plain))
        themed = [
            _taken(browser, plain, (1440, 1000)),
            _taken(browser, plum, (1440, 1000)),
            _taken(browser, _report(here, "contrast"), (1440, 1000)),
            _taken(browser, plum, (1440, 1000), "dark"),
        ]
        (IMAGES / "themes.png").write_bytes(_side_by_side(browser, themed))
        (IMAGES / "preview.png").write_bytes(_preview(browser, here))
        (IMAGES / "site.png").write_bytes(_taken(browser, _site(here), (1440, 1000)))
        browser.close()


def _report(folder: Path, theme: str = "default") -> Path:
    """The running-shoes example as a page."""
    page = folder / f"{Path(theme).stem}.html"
    subprocess.run(
        [sys.executable, "-m", "cjm", "render", str(REPORT), "-o", str(page), "--theme", theme],
        check=True,
        cwd=ROOT,
    )
    return page


def _site(folder: Path) -> Path:
    """The index of the examples as a site."""
    site = folder / "site"
    command = ["render", str(REPORT.parent), "-o", str(site), "--language", "en", "--today", "2026-11-01"]
    subprocess.run([sys.executable, "-m", "cjm", *command], check=True, cwd=REPORT.parent)
    return site / "index.html"


def _taken(
    browser: Browser,
    report: Path,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    scheme: Literal["light", "dark"] = "light",
) -> bytes:
    """The top of a page."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page.goto(report.as_uri())
    return page.screenshot()


def _preview(browser: Browser, folder: Path) -> bytes:
    """The preview of a map that was just broken by two slips."""
    maps = shutil.copytree(REPORT.parent, folder / "maps", ignore=shutil.ignore_patterns("plugin"))
    shoes = maps / REPORT.name
    good = shoes.read_text("utf-8")
    command = [sys.executable, "-m", "cjm", "serve", f"maps/{REPORT.name}", "--no-open", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(process.stdout.readline().strip())
            broken = good.replace("severity: high", "severity: hgih", 1).replace("score: -1", "score: -3", 1)
            shoes.write_text(broken, "utf-8")
            page.locator("cjm-preview [role=alert]").wait_for()
            return page.screenshot()
        finally:
            process.terminate()


def _side_by_side(browser: Browser, pictures: Sequence[bytes]) -> bytes:
    """Four pictures as one, two in a row."""
    images = "".join(
        f'<img width="712" src="data:image/png;base64,{base64.b64encode(each).decode()}">'
        for each in pictures
    )
    page = browser.new_page(viewport={"width": 1440, "height": 1005})
    page.set_content(f'<body style="margin:0;display:flex;flex-wrap:wrap;gap:16px;background:#888">{images}')
    return page.screenshot()


if __name__ == "__main__":
    main()
