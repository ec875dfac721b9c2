"""A page fits every screen: no sideways scroll, no text cut or covered, also with wider spacing and larger text.

`pytest --whole tests/proof/test_layout.py`: each example × language, at every width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import CHROMIUM_ARGUMENTS
from tests.proof.matrix import WIDTHS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MEASURE = Path(__file__).with_name("measure.js").read_text("utf-8")
SPACING = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
"""The values of WCAG 2.2, success criterion 1.4.12."""
TWICE = "--blink-settings=defaultFontSize=32"
"""Success criterion 1.4.4: the browser's setting for the size of text, at twice what it usually is."""
SCROLLED = """() => new Promise(done => {
  scrollTo({top: 600, behavior: 'instant'});
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
"""Scrolls down, and waits until the page's own script has seen it."""
ZOOMED = (320, 256)
"""What is left of a window of 1280 × 1024 pixels at 400 % (success criterion 1.4.10)."""


def unreadable(page: Page) -> dict[str, Any]:
    """The texts of a page that are cut or on top of one another."""
    found = page.evaluate(MEASURE)
    assert found["characters"] > 0
    return {kind: found[kind] for kind in ("overlapping", "cut") if found[kind]}


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_no_width_makes_the_page_scroll_sideways(open_page, files, whole, name, language) -> None:
    for file in files(name, language):
        page = open_page(file)
        for width in range(320, 1921, 20) if whole else (340, 600, 910, 1160, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert sideways(page) <= 0, (file.name, width)
        page.close()


def test_a_map_of_eight_phases_is_in_sight_on_a_screen_of_1440_pixels(open_page, files) -> None:
    page = open_page(files("many-steps", "nb")[0])
    map_ = "document.querySelector('.scroll')"
    assert page.evaluate(f"{map_}.scrollWidth - {map_}.clientWidth") <= 0
    page.set_viewport_size({"width": 375, "height": 900})
    assert sideways(page) <= 0
    curve = "document.querySelector('.scurve.s')"
    assert page.evaluate(f"{curve}.scrollWidth - {curve}.clientWidth") > 600
    assert page.evaluate(f"{curve}.tabIndex") == 0


def check_widths(page: Page, widths: Iterable[int], file: Path) -> None:
    """All of a page can be read at each width."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert unreadable(page) == {}, (file.name, width)
        assert sideways(page) <= 0, (file.name, width)


def test_no_text_is_cut_or_covered(open_page, files, name, language) -> None:
    for file in files(name, language):
        page = open_page(file)
        check_widths(page, WIDTHS, file)
        page.close()


def test_no_text_is_cut_or_covered_with_wider_spacing(open_page, files, whole, name, language) -> None:
    for file in files(name, language):
        page = open_page(file)
        page.add_style_tag(content=SPACING)
        check_widths(page, WIDTHS if whole else (320, 1440), file)
        page.close()


@pytest.fixture(scope="module")
def large_text(browser: Browser, chromium: Path) -> Iterator[Browser]:
    """A browser that is set to text of twice the usual size."""
    arguments = [*CHROMIUM_ARGUMENTS, TWICE]
    large = browser.browser_type.launch(executable_path=chromium, args=arguments)
    yield large
    large.close()


def test_text_of_twice_the_size_is_not_cut_or_covered(
    large_text: Browser, files, whole, name, language
) -> None:
    for file in files(name, language):
        page = large_text.new_page(offline=True)
        page.goto(file.as_uri())
        check_widths(page, WIDTHS if whole else (320, 820), file)
        page.close()


def test_zoomed_to_400_per_cent_the_text_has_the_screen(open_page, files, name, language) -> None:
    for file in files(name, language):
        page = open_page(file, *ZOOMED)
        assert sideways(page) <= 0, file.name
        page.evaluate(SCROLLED)
        taken = page.evaluate(
            """[...document.querySelectorAll('body *')].filter(e => /fixed|sticky/.test(getComputedStyle(e).position))
               .map(e => e.getBoundingClientRect()).filter(r => r.bottom > 0 && r.top <= 0)
               .reduce((most, r) => Math.max(most, r.bottom), 0)"""
        )
        assert taken <= ZOOMED[1] / 3, (file.name, "what stays in sight at the top leaves too little room")
        page.close()
