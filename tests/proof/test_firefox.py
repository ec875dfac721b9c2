"""What holds in Chromium holds in a stock Firefox: layout, axe-core, keyboard, filters, links, copying, printing.

`pytest --whole tests/proof/test_firefox.py`: each example × language, at every width, light and dark. Without `--whole` it
does not run: a Firefox takes longer to start than the sample of another proof to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from pypdf import PdfReader

from tests.conftest import found_program
from tests.proof.firefox import Firefox, FirefoxPage, started
from tests.proof.matrix import SCHEMES, SITE, WIDTHS
from tests.proof.test_accessibility import violations
from tests.proof.test_keyboard import from_the_top, walk
from tests.proof.test_layout import SPACING, check_widths
from tests.serve.previews import save, served
from tests.serve.test_browser import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., FirefoxPage]
"""Opens a page for a file or an address: `open_firefox(file, width=375, scheme="dark")`."""
ALERT = "document.querySelector('cjm-preview')?.shadowRoot.querySelector('[role=alert]')?.checkVisibility()"
SHOWN = "[...document.querySelectorAll('.map .steps > li')].filter(e => e.getClientRects().length).map(e => e.dataset.of)"


@pytest.fixture(scope="session")
def executable(whole: bool) -> Path:
    """The path of a Firefox. Without one the test is skipped, but fails where CI=true."""
    if not whole:
        pytest.skip("Firefox is looked at with --whole only")
    return found_program(("firefox", "firefox-esr"), "no Firefox found: install one")


@pytest.fixture(scope="session")
def firefoxes(executable: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Firefox]]:
    """A Firefox for each colour scheme: it takes the scheme from the profile that it is started with."""
    profiles = tmp_path_factory.mktemp("firefox")
    with ExitStack() as stack:
        yield {
            scheme: stack.enter_context(started(executable, profiles / scheme, scheme)) for scheme in SCHEMES
        }


@pytest.fixture
def open_firefox(firefoxes: dict[str, Firefox]) -> Iterator[Open]:
    """Opens pages, and closes those that are left. No page may have complained of anything."""
    opened: list[FirefoxPage] = []

    def open_(what: Path | str, width: int = 1440, scheme: str = "light") -> FirefoxPage:
        page = firefoxes[scheme].new_page(width)
        opened.append(page)
        page.goto(what.as_uri() if isinstance(what, Path) else what)
        return page

    yield open_
    for page in opened:
        page.close()
    said = [each for firefox in firefoxes.values() for each in firefox.errors]
    complaints = [each for each in said if "/favicon.ico" not in each]  # which no page asks for
    for firefox in firefoxes.values():
        firefox.errors.clear()
    assert complaints == []


def test_pages_fit_every_screen_and_are_accessible(open_firefox: Open, files, name, language) -> None:
    for file, scheme in product(files(name, language), SCHEMES):
        page = open_firefox(file, scheme=scheme)
        assert page.evaluate(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        for width in WIDTHS:
            check_widths(cast("Page", page), [width], file)
            assert violations(cast("Page", page)) == [], (file.name, width, scheme)


def test_no_text_is_cut_or_covered_with_wider_spacing(open_firefox: Open, files, name, language) -> None:
    for file in files(name, language):
        page = open_firefox(file)
        page.add_style_tag(content=SPACING)
        check_widths(cast("Page", page), WIDTHS, file)


def test_everything_is_reached_by_keyboard_in_order_and_seen(
    open_firefox: Open, files, name, language
) -> None:
    for file, width in product(files(name, language), (375, 1440)):
        page = cast("Page", open_firefox(file, width))
        stops = from_the_top(page)
        seen = walk(page, "Tab")
        # What scrolls sideways is a stop of its own in Firefox, so that its arrow keys can be used.
        assert [each["stop"] for each in seen if each["stop"] >= 0] == list(range(stops)), (file.name, width)
        assert [each["html"] for each in seen if not each["ring"]] == [], (file.name, "no visible focus")
        assert [each["html"] for each in seen if not each["shown"]] == [], (file.name, "focus out of sight")


def test_no_sheet_of_paper_is_empty_and_no_text_lost(open_firefox: Open, files, name, language) -> None:
    if name == SITE:
        pytest.skip("pages of a site are for the screen")
    (file,) = files(name, language)
    page = open_firefox(file)
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf(background=True))).pages]
    assert [number for number, text in enumerate(sheets, 1) if not text.strip()] == []
    page.evaluate(
        "document.querySelectorAll('.vh, .filter, .toc, .skip, .toast, .lk, .cp').forEach(each => each.remove())"
    )
    shown = visible(page.evaluate("document.querySelector('main').innerText"))
    # Which character a drawn one is, Firefox does not always say in the PDF.
    assert visible("".join(sheets)) >= 0.97 * shown


def visible(text: str) -> int:
    """How many characters of a text can be seen."""
    return sum(not char.isspace() for char in text)


def test_filters_links_and_copying_work(open_firefox: Open, files) -> None:
    (file,) = files("running-shoes", "en")
    page = open_firefox(file)
    page.evaluate("document.querySelector('.facet:last-of-type summary').focus()")
    for key in ("Enter", "Tab", "Space"):
        page.press(key)
    assert page.evaluate("location.search") == "?severity=critical"
    assert page.evaluate(SHOWN) == ["action/checks-out"]
    page.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.evaluate("document.querySelectorAll('.facet[open]').length") == 0
    page = open_firefox(f"{file.as_uri()}#pain_points.late-fee")
    top, height = page.evaluate(
        "(r => [r.top, innerHeight])(document.querySelector('tr.target, tr:target').getBoundingClientRect())"
    )
    assert 0 <= top < height
    page.evaluate("document.querySelector(\"[id='opportunities.sole-check'] .lk\").focus()")
    page.press("Enter")
    assert (
        page.evaluate(
            "(async () => { while (!document.querySelector('.toast').textContent) await new Promise(requestAnimationFrame);"
            " return document.querySelector('.toast').textContent; })()"
        )
        == "Link copied"
    )


def test_a_preview_follows_the_map_and_keeps_its_place(open_firefox: Open, tmp_path: Path) -> None:
    bike = tmp_path / "bike.cjm.yaml"
    steps = "".join(f"      - {{name: Step {i}, emotion: 1, actions: [Acts]}}\n" for i in range(40))
    text = f"cjm: 1\ntitle: Before\nphases:\n  - name: P\n    steps:\n{steps}"
    bike.write_text(text, "utf-8")
    with served(tmp_path, "bike.cjm.yaml") as preview:
        page = open_firefox(preview.url)
        page.evaluate("scrollTo({top: 900, behavior: 'instant'})")
        assert page.evaluate("scrollY") == 900
        save(bike, text.replace("Before", "After"))
        until(lambda: bool(page.evaluate("document.querySelector('h1').textContent.trim() === 'After'")))
        until(lambda: bool(page.evaluate("Math.abs(scrollY - 900) < 2")))
        save(bike, text.replace("phases", "phrases"))
        until(lambda: bool(page.evaluate(ALERT)))
        assert page.evaluate("document.querySelector('h1').textContent.trim()") == "After"
        assert violations(cast("Page", page)) == []
