"""Take the pictures of every example and write their page, docs/gallery.md: `python -m docs.gallery`.

Needs Chromium and the `test` extra.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images" / "gallery"
PAGE = ROOT / "docs" / "gallery.md"
HEAD = """\
# The examples in pictures

The reports on the maps in [`examples/`](../examples), as `cjm render examples` makes them: the first screen, the map in
dark colours, and the same page on a phone. `python -m docs.gallery` takes the pictures anew.
"""


class Shot(NamedTuple):
    """A view of a page: its name, the window, the width of the picture in pixels, and what the reader sees."""

    name: str
    size: tuple[int, int]
    width: int
    scheme: Literal["light", "dark"]
    anchor: str
    shows: str


SHOTS = (
    Shot("top", (1440, 1000), 960, "light", "", "the first screen: title, brief and figures"),
    Shot(
        "map", (1440, 1000), 960, "dark", "s.map", "the map in dark colours, with its emotion curve and lanes"
    ),
    Shot("phone", (390, 844), 300, "light", "", "the same page on a phone"),
)


class Example(NamedTuple):
    """An example: what it is called in English, and what it is an example of."""

    name: str
    title: str
    about: str


EXAMPLES = (
    Example("running-shoes", "Buying running shoes online", "The ten steps, in English: today's journey."),
    Example(
        "running-shoes-future",
        "Buying running shoes online, a year from now",
        "The same journey as it should become, held against today's.",
    ),
    Example(
        "running-shoes-return",
        "Sending a pair of running shoes back",
        "One step of the journey in detail: the return that is a map of its own.",
    ),
    Example("pobiji", "A blender comes and goes", "A journey led by emotion, in Chinese."),
    Example(
        "primeiro-credito",
        "A first loan from a cooperative",
        "The ten steps for a service with many hands behind it, in Portuguese.",
    ),
    Example("primer-audifono", "The first hearing aid", "A walk in the customer’s shoes, in Spanish."),
    Example("smena-shin", "Changing tyres with the season", "A loyalty loop and its reminders, in Russian."),
    Example("strikkepakker", "From a picture to a finished jumper", "A content plan, in Norwegian."),
)


def main() -> None:
    """Render the examples, take their pictures, and write the page that shows them."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "-m", "cjm", "render", "examples", "-o", folder]
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for example in EXAMPLES:
            for shot in SHOTS:
                report = Path(folder) / "examples" / f"{example.name}.html"
                (FOLDER / f"{example.name}-{shot.name}.webp").write_bytes(picture(browser, report, shot))
        browser.close()
    PAGE.write_text("\n".join([HEAD, *(line for example in EXAMPLES for line in section(example))]), "utf-8")


def picture(browser: Browser, report: Path, shot: Shot) -> bytes:
    """A view of a report as a WebP file."""
    page = browser.new_page(
        viewport={"width": shot.size[0], "height": shot.size[1]}, color_scheme=shot.scheme
    )
    page.goto(report.as_uri())
    if shot.anchor:
        page.evaluate("id => document.getElementById(id).scrollIntoView()", shot.anchor)
    image = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    height = round(image.height * shot.width / image.width)
    buffer = io.BytesIO()
    image.convert("RGB").resize((shot.width, height), Image.Resampling.LANCZOS).save(
        buffer, "WEBP", quality=80, method=6
    )
    return buffer.getvalue()


def section(example: Example) -> Iterator[str]:
    """The lines of the page on an example."""
    yield f"## {example.title}"
    yield ""
    yield f"{example.about} [Its map](../examples/{example.name}.cjm.yaml)."
    yield ""
    for shot in SHOTS:
        yield f"![{example.title}: {shot.shows}](images/gallery/{example.name}-{shot.name}.webp)"
        yield ""


if __name__ == "__main__":
    main()
