"""Take the pictures in docs/images: `python -m docs.pictures`. Needs Chromium and the `test` extra."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
REPORT = ROOT / "examples" / "running-shoes.cjm.yaml"
WIDTH, HEIGHT = 1440, 1960


def main() -> None:
    """Render the running-shoes example and take the top of its page."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "report.html"
        subprocess.run(
            [sys.executable, "-m", "cjm", "render", str(REPORT), "-o", str(page_file)], check=True, cwd=ROOT
        )
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(page_file.as_uri())
        IMAGES.mkdir(exist_ok=True)
        page.screenshot(path=IMAGES / "running-shoes.png")
        browser.close()


if __name__ == "__main__":
    main()
