"""A page can be used by keyboard alone: everything in its order, the focus in sight, no trap, a way past the head.

`pytest --whole tests/proof/test_keyboard.py`: each example × language, on a wide and on a narrow screen.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

NUMBERED = """() => {
  const stops = [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex],audio[controls]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length)
    .filter(e => e.type !== 'radio' || e.checked || ![...document.getElementsByName(e.name)].some(o => o.checked));
  stops.forEach((e, i) => e.setAttribute('data-stop', i));
  return stops.length;
}"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const ringed = [e, e.closest('label'), e.nextElementSibling].filter(Boolean).map(x => getComputedStyle(x));
  const r = e.getClientRects()[0], x = Math.min(Math.max((r.left + Math.min(r.right, innerWidth)) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((r.top + Math.min(r.bottom, innerHeight)) / 2, 1), innerHeight - 1);
  const on = document.elementFromPoint(x, y);
  return {
    stop: e.hasAttribute('data-stop') ? +e.dataset.stop : -1, html: e.outerHTML.slice(0, 140),
    ring: ringed.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2),
    shown: r.bottom > 0 && r.top < innerHeight && !!on && (e.contains(on) || on.contains(e) || !!e.closest('label')?.contains(on)),
  };
}"""


def from_the_top(page: Page) -> int:
    """Let the next Tab begin at the top, also where a search has put the focus into its field; how many stops there are."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus({preventScroll: true})")
    return int(page.evaluate(NUMBERED))


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Press the key until the focus leaves the page or is back at the start; what had the focus on the way."""
    stops = page.evaluate(NUMBERED)
    seen: list[dict[str, Any]] = []
    for _ in range(stops + 2):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused is None or (seen and focused["stop"] == seen[0]["stop"]):
            break
        seen.append(focused)
    return seen


def test_everything_is_reached_in_order_and_seen(open_page, files, whole, name, language) -> None:
    for file, width in product(files(name, language), (375, 1440) if whole else (1440,)):
        page = open_page(file, width)
        stops = from_the_top(page)
        seen = walk(page, "Tab")
        assert [each["stop"] for each in seen] == list(range(stops)), file.name
        assert [each["html"] for each in seen if not each["ring"]] == [], (file.name, "no visible focus")
        assert [each["html"] for each in seen if not each["shown"]] == [], (file.name, "focus out of sight")
        if whole:
            back = [each["stop"] for each in walk(page, "Shift+Tab")]
            assert back == list(reversed(range(stops))), file.name
        page.close()


def test_the_skip_link_comes_first_and_leads_past_the_head(open_page, files, name, language) -> None:
    for file in files(name, language):
        page = open_page(file, 1440)
        from_the_top(page)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        target = skip.get_attribute("href")
        assert target is not None
        assert target.startswith("#"), file.name
        box = skip.bounding_box()
        assert box is not None
        assert box["y"] >= 0, (file.name, "the skip link stays hidden")
        page.keyboard.press("Enter")
        page.wait_for_function("hash => location.hash === hash", arg=target)
        page.keyboard.press("Tab")
        assert page.evaluate(
            """id => { const t = document.getElementById(id), e = document.activeElement;
                return !!t && (t === e || t.contains(e) || !!(t.compareDocumentPosition(e) & 4)); }""",
            target.removeprefix("#"),
        ), file.name
        page.close()
