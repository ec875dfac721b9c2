"""The preview in a real browser: a save is on the page, at the same place; errors stand over the last good page."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from cjm.cli.processes import WORTHWHILE
from tests.conftest import PATIENCE, ROOT
from tests.serve.previews import save, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

RUNNING_SHOES = (ROOT / "examples" / "running-shoes.cjm.yaml").read_text("utf-8")
TITLE = "title: "
HOSTILE = "\"'><img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
OVERLAY = "cjm-preview [role=alert]"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page that may talk to this machine and to nobody else."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route(lambda url: not url.startswith("http://127.0.0.1:"), lambda route: route.abort())
    page = context.new_page()
    page.set_default_timeout(1000 * PATIENCE)
    yield page
    context.close()


def retitled(title: str) -> str:
    """The map of the running shoes under another title."""
    first, _, rest = RUNNING_SHOES.partition(TITLE)
    return f"{first}{TITLE}{title}\n{rest.partition(chr(10))[2]}"


def titled(tab, title: str) -> None:
    """Wait until the page has that title."""
    tab.locator("h1").get_by_text(title, exact=True).wait_for()


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_map_while_it_is_written(tab, tmp_path: Path) -> None:
    bike = tmp_path / "bike.cjm.yaml"
    bike.write_text(RUNNING_SHOES, "utf-8")
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    with served(tmp_path, "bike.cjm.yaml") as preview:
        tab.goto(preview.url)
        assert tab.url == f"{preview.url}bike.html"

        # A save is on the page, at the place where the reader was.
        metrics = tab.locator("#s\\.metrics")
        metrics.evaluate("e => e.scrollIntoView({behavior: 'instant'})")
        before = metrics.bounding_box()["y"]
        assert tab.evaluate("scrollY") > 400
        save(bike, retitled("Shoes that fit"))
        titled(tab, "Shoes that fit")
        until(lambda: (box := metrics.bounding_box()) is not None and abs(box["y"] - before) < 2)

        # An error stands over the last good page.
        save(bike, retitled("Broken").replace("\nphases:", "\nfases:", 1))
        tab.locator(OVERLAY).wait_for()
        told = tab.locator(OVERLAY).inner_text()
        assert "bike.cjm.yaml:" in told
        assert "CJM0010 unknown-key" in told
        assert tab.locator("h1").inner_text() == "Shoes that fit"
        found = Axe().run(tab, context="cjm-preview", options={"resultTypes": ["violations"]}).response
        assert [each["id"] for each in found["violations"]] == []

        # It can be put aside and looked at again, with the keyboard.
        tab.get_by_role("button", name="Dismiss").focus()
        tab.keyboard.press("Escape")
        assert not tab.locator(OVERLAY).is_visible()
        tab.keyboard.press("Enter")
        assert tab.locator(OVERLAY).is_visible()

        # What a map says is text there too.
        save(bike, f"cjm: 1\ntitle: x\n{HOSTILE!r}: 1\nphases: []\n")
        tab.locator(OVERLAY).get_by_text("onerror").first.wait_for()
        assert tab.evaluate("window.hacked") is None

        save(bike, retitled("Repaired"))
        titled(tab, "Repaired")
        assert not tab.locator(OVERLAY).is_visible()

        # A file that is gone, and comes back.
        bike.unlink()
        tab.locator(OVERLAY).get_by_text("bike.cjm.yaml is gone").wait_for()
        assert tab.locator("h1").inner_text() == "Repaired"
        bike.write_text(retitled("Back again"), "utf-8")
        titled(tab, "Back again")
        assert said == []

        # The end, of which a page that still loads could not be told.
        tab.wait_for_load_state()
        preview.process.send_signal(signal.SIGINT)
        tab.get_by_text("cjm serve has ended").wait_for()
        assert tab.locator("h1").inner_text() == "Back again"


def test_a_place_below_heads_that_stay_in_sight_is_kept(tab, tmp_path: Path) -> None:
    bike = tmp_path / "bike.cjm.yaml"
    steps = "".join(f"      - {{name: Step {i}, actions: [Acts]}}\n" for i in range(40))
    text = f"cjm: 1\ntitle: Before\nphases:\n  - name: P\n    steps:\n{steps}"
    bike.write_text(text, "utf-8")
    with served(tmp_path, "bike.cjm.yaml") as preview:
        tab.goto(preview.url)
        tab.evaluate("scrollTo({top: 900, behavior: 'instant'})")
        save(bike, text.replace("Before", "After"))
        titled(tab, "After")
        until(lambda: bool(tab.evaluate("Math.abs(scrollY - 900) < 2")))


def test_what_was_chosen_on_a_page_stays_chosen(tab, tmp_path: Path) -> None:
    bike = tmp_path / "bike.cjm.yaml"
    bike.write_text(RUNNING_SHOES, "utf-8")
    with served(tmp_path, "bike.cjm.yaml") as preview:
        tab.goto(f"{preview.url}bike.html#s.map")
        tab.get_by_label("Phase by phase").check()
        save(bike, retitled("Shoes that fit"))
        titled(tab, "Shoes that fit")
        tab.locator(".phase").first.wait_for()
        assert tab.url.endswith("#s.map")


def test_a_page_that_cannot_be_made_yet(tab, tmp_path: Path) -> None:
    bike = tmp_path / "bike.cjm.yaml"
    bike.write_text("cjm: 1\n", "utf-8")
    with served(tmp_path, "bike.cjm.yaml") as preview:
        tab.goto(preview.url)
        tab.locator(OVERLAY).get_by_text("title").first.wait_for()
        save(bike, retitled("At last"))
        titled(tab, "At last")


def test_a_page_goes_on_when_its_preview_does(tab, tmp_path: Path) -> None:
    bike, other = tmp_path / "bike.cjm.yaml", tmp_path / "tram.cjm.yaml"
    bike.write_text(RUNNING_SHOES, "utf-8")
    other.write_text(RUNNING_SHOES, "utf-8")
    with served(tmp_path, bike.name) as preview:
        tab.goto(preview.url)
        port = str(preview.port)
    tab.get_by_text("cjm serve has ended").wait_for()
    with served(tmp_path, "--port", port, other.name) as preview, tab.expect_response(is_no_page):
        assert str(preview.port) == port
    save(bike, retitled("On again"))
    with served(tmp_path, "--port", port, bike.name):
        titled(tab, "On again")


def is_no_page(response: Response) -> bool:
    """Whether a server has no news because it knows no such page."""
    return "/~cjm/events" in response.url and response.status == 204


def test_the_pages_about_many_maps_appear_by_themselves(tab, tmp_path: Path) -> None:
    for number in range(2 * WORTHWHILE):
        (tmp_path / f"m{number}.cjm.yaml").write_text(f"cjm: 1\ntitle: Map {number}\nphases: [A]\n")
    with served(tmp_path) as preview:
        tab.goto(preview.url)
        tab.locator("h1").get_by_text("Reading the maps").or_(tab.locator("table").first).first.wait_for()
        tab.get_by_role("link", name="Map 7", exact=True).wait_for()
