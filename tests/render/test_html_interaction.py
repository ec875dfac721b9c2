"""What the report's script adds, in a real browser: filters, links to single things, copying a cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from tests.conftest import PATIENCE
from tests.render.reports import example, report

from cjm.render.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOWN = "[...document.querySelectorAll('{}')].filter(e => e.getClientRects().length).map(e => e.dataset.of)"

HIDDEN_MARKS = """[...document.querySelectorAll('.lk, .cp')].filter(e => e.checkVisibility() && getComputedStyle(e).opacity !== '1')
  .map(e => e.closest('tr, li, td, h3, th').textContent.trim().slice(0, 60))"""
COVERED_MARKS = """[...document.querySelectorAll('.lk, .cp')].filter(e => e.checkVisibility()).flatMap(e => {
  const mark = e.querySelector('svg').getBoundingClientRect(), walk = document.createTreeWalker(e.closest('tr') ?? e.parentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const range = document.createRange(); range.selectNodeContents(walk.currentNode);
    for (const r of range.getClientRects())
      if (r.width > 1 && Math.min(r.right, mark.right) - Math.max(r.left, mark.left) > 1 && Math.min(r.bottom, mark.bottom) - Math.max(r.top, mark.top) > 1)
        return [walk.currentNode.data.trim()];
  }
  return [];
})"""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("interaction") / "shoes.html"
    file.write_text(render_html(example("running-shoes")), "utf-8")
    return file.as_uri()


@pytest.fixture
def wide(browser: Browser) -> Iterator[Page]:
    """A page of a desktop's width that may use the clipboard."""
    context = browser.new_context(
        offline=True,
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(1000 * PATIENCE)
    yield context.new_page()
    context.close()


def shown(page: Page, selector: str) -> list[str]:
    found: list[str] = page.evaluate(SHOWN.format(selector))
    return found


def test_a_filter_leaves_what_matches_everywhere_and_says_how_much(wide, address):
    wide.goto(address)
    wide.locator(".facet summary", has_text="Severity").click()
    wide.get_by_label("Critical").check()
    assert shown(wide, ".map .steps > li") == ["action/checks-out"]
    assert shown(wide, ".map .pn > li") == ["pain_points.late-fee"]
    assert shown(wide, "#s\\\\.pain_points tr[id]") == ["pain_points.late-fee"]
    assert wide.get_by_role("status").first.text_content().startswith("Steps: 1 of 13 · Pain points: 1 of 10")
    wide.wait_for_url(f"{address}?severity=critical")
    wide.get_by_label("Phase by phase").check()
    assert shown(wide, ".cards > .phase") == ["action"]
    assert (
        Axe().run(wide, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response["violations"] == []
    )
    wide.get_by_role("button", name="Clear the filter").click()
    assert len(shown(wide, ".cards > .phase")) == 5
    wide.wait_for_url(address)


def test_a_filtered_view_can_be_sent_and_is_printed_as_such(wide, address):
    wide.goto(f"{address}?owner=despatch&owner=crm-desk&severity=high&owner=%3Cb%3E")
    assert shown(wide, ".map .steps > li") == ["loyalty/sends-back"]
    wide.emulate_media(media="print")
    assert not wide.locator(".filter").is_visible()
    said = wide.evaluate("getComputedStyle(document.body, '::before').content")
    assert said.startswith('"Filtered – Owner: Tom Alder, Jonas Hale · Severity: High · Steps: 1 of 13')


def test_filters_are_used_with_the_keyboard(wide, address):
    wide.goto(address)
    wide.locator(".facet summary").first.focus()
    wide.keyboard.press("Enter")
    wide.keyboard.press("Tab")
    wide.keyboard.press("Space")
    wide.wait_for_url(f"{address}?persona=maya")
    wide.keyboard.press("Escape")
    assert wide.locator(".panel:visible").count() == 0
    assert wide.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_no_filter_is_shown_without_a_script_or_with_nothing_to_filter(browser, address, tmp_path):
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert not page.locator(".filter").is_visible()
    assert page.locator(".cp").count() == 0
    context.close()
    assert 'class="filter"' not in render_html(report(""))


def test_what_is_missing_has_nothing_to_copy(wide, tmp_path):
    file = tmp_path / "draft.html"
    file.write_text(
        render_html(report("phases: [Noticing, {name: Leaving, key_task: Say good-bye}]\n")), "utf-8"
    )
    wide.goto(file.as_uri())
    labels = "[...document.querySelectorAll('.cp')].map(e => e.getAttribute('aria-label'))"
    assert wide.evaluate(labels) == ["Copy: Key task, Leaving"] * 2


def test_a_link_to_what_is_filtered_out_shows_it(wide, address):
    wide.goto(f"{address}?severity=critical#consideration/compares")
    assert shown(wide, ".map .steps > li") == ["consideration/compares", "action/checks-out"]
    assert wide.locator(".map .steps > li:target").is_visible()
    wide.goto(f"{address}?severity=critical#pain_points.jargon")
    wide.locator("[id='pain_points.jargon']").wait_for()


@pytest.mark.parametrize("anchor", ["action/waits", "action"])
def test_a_link_leads_to_where_a_thing_can_be_seen(wide, address, anchor):
    wide.set_viewport_size({"width": 375, "height": 800})
    wide.goto(f"{address}#{anchor}")
    box = wide.locator(".cards .target").bounding_box()
    assert box is not None
    assert -1 <= box["y"] < 800
    assert wide.evaluate("document.querySelector('.target').dataset.of") == anchor


def test_every_thing_has_a_link_to_itself(wide, address):
    wide.goto(address)
    marks = wide.locator(".map .lk, .after .lk")
    targets = [mark.get_attribute("href") for mark in marks.all()]
    assert len(targets) == len(set(targets)) > 40
    mark = wide.locator("[id='opportunities.sole-check'] .lk")
    assert mark.evaluate("e => getComputedStyle(e).opacity") == "0"
    mark.focus()
    wide.keyboard.press("Enter")
    wide.get_by_text("Link copied").wait_for()
    assert wide.evaluate("navigator.clipboard.readText()") == f"{address}#opportunities.sole-check"


@pytest.mark.parametrize("width", [375, 1180])
def test_a_screen_that_is_touched_shows_every_mark(browser: Browser, address, width):
    context = browser.new_context(
        offline=True, viewport={"width": width, "height": 800}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(address)
    assert page.evaluate("matchMedia('(hover: none)').matches")
    shown = page.locator(".lk:visible, .cp:visible")
    assert shown.count() > 40
    assert page.evaluate(HIDDEN_MARKS) == []
    assert page.evaluate(COVERED_MARKS) == []
    context.close()


def test_a_cell_is_copied_as_a_list(wide, address):
    wide.goto(address)
    cell = wide.locator(".r-pain_points td").nth(3)
    cell.hover()
    cell.get_by_role("button").click()
    wide.get_by_text("Copied").wait_for()
    lines = wide.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[:2] == [
        "- 4.1 The delivery fee first shows on the last page",
        "  Critical Financial Constant",
    ]
    kinds = wide.evaluate("navigator.clipboard.read().then(items => items[0].types)")
    assert kinds == ["text/plain", "text/html"]


def test_arrow_keys_lead_from_cell_to_cell(wide, address):
    wide.goto(address)
    assert wide.locator(".map .cp[tabindex='0']").count() == 1
    wide.locator(".map .cp[tabindex='0']").focus()
    wide.keyboard.press("ArrowRight")
    wide.keyboard.press("ArrowDown")
    name = "Copy: Steps, Consideration"
    assert wide.evaluate("document.activeElement.getAttribute('aria-label')") == name


def test_the_parts_of_the_page_stay_in_sight_and_tell_where_the_reader_is(wide, address):
    wide.goto(address)
    wide.get_by_role("link", name="Opportunities", exact=True).click()
    current = wide.locator(".toc a[aria-current]")
    wide.wait_for_function("document.querySelector('.toc a[aria-current]')?.textContent === 'Opportunities'")
    assert current.count() == 1
    bar, heading = wide.locator(".toc").bounding_box(), wide.locator("#s\\.opportunities h2").bounding_box()
    assert bar is not None
    assert heading is not None
    assert bar["y"] == 0
    assert heading["y"] >= bar["height"]


def test_phases_stay_in_sight_over_a_map_that_scrolls_sideways(wide, tmp_path):
    steps = [{"name": f"Step {i}", "emotion": 0, "actions": ["Acts"]} for i in range(8)]
    phases = [{"name": f"Phase {i}", "steps": steps} for i in range(9)]
    file = tmp_path / "wide.html"
    file.write_text(render_html(report(yaml.safe_dump({"phases": phases}))), "utf-8")
    wide.goto(file.as_uri())
    heads = wide.locator(".heads")
    assert not heads.is_visible()
    wide.evaluate("document.querySelector('.scroll').scrollLeft = 150")
    wide.evaluate("scrollBy(0, document.querySelector('.r-steps').getBoundingClientRect().top + 200)")
    heads.wait_for()
    wide.wait_for_function(
        """() => { const at = s => [...document.querySelectorAll(s)].map(e => Math.round(e.getBoundingClientRect().left));
            return at('.heads th').length > 1 && String(at('.heads th')) === String(at('.scroll thead th')); }"""
    )
    assert heads.get_attribute("aria-hidden") == "true"
    wide.evaluate("scrollTo(0, 0)")
    heads.wait_for(state="hidden")
