"""The pages of a site in a real browser: search, sorting and filtering, without any of them, and with hostile texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect
from tests.conftest import ROOT

from cjm.cli.app import run

PAGES = ("index", "personas", "owners", "touchpoints", "opportunities", "search")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the examples."""
    folder = tmp_path_factory.mktemp("site")
    examples = str(ROOT / "examples")
    assert run(["render", examples, "-o", str(folder), "--today", "2026-11-01", "--language", "en"]) == 0
    return next(folder.rglob("index.html")).parent


@pytest.fixture
def quiet(page):
    """A page that says nothing on its console and asks for nothing but its own files."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.extend([request.url] * (not request.url.startswith("file:"))))
    yield page
    assert told == []


def texts(page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).all_inner_texts()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_every_screen_and_are_accessible(quiet, site, name) -> None:
    quiet.goto((site / f"{name}.html").as_uri())
    for width in (320, 820, 1440):
        quiet.set_viewport_size({"width": width, "height": 900})
        assert quiet.evaluate("document.documentElement.scrollWidth") <= width, width
    for scheme, width in (("light", 1440), ("dark", 375)):
        quiet.emulate_media(color_scheme=scheme)
        quiet.set_viewport_size({"width": width, "height": 900})
        result = Axe().run(quiet, options={"runOnly": WCAG})
        assert result.response["violations"] == [], result.generate_report()


def test_maps_are_sorted_and_filtered(quiet, site) -> None:
    quiet.goto((site / "index.html").as_uri())
    titles = texts(quiet, "tbody .nm")
    head = quiet.locator("th").filter(has=quiet.get_by_role("button", name="Map"))
    quiet.get_by_role("button", name="Map").click()
    assert head.get_attribute("aria-sort") == "ascending"
    ascending = texts(quiet, "tbody .nm")
    assert ascending != titles
    quiet.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert texts(quiet, "tbody .nm") == ascending[::-1]
    quiet.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert texts(quiet, "tbody .nm") == titles
    quiet.get_by_label("State").select_option("future")
    assert quiet.locator("tbody tr:visible .nm").all_inner_texts() == [
        "Buying running shoes online, a year from now"
    ]
    assert quiet.get_by_role("status").inner_text() == "Shown: 1 of 8"
    quiet.get_by_label("State").select_option("")
    quiet.get_by_label("Filter").fill("PRIMER audifono")
    assert quiet.locator("tbody tr:visible").count() == 1
    quiet.get_by_label("Filter").fill("nothing like it")
    assert quiet.get_by_role("status").inner_text() == "Shown: 0 of 8"


@pytest.mark.parametrize(
    ("name", "text"),
    [("owners", "fit desk"), ("touchpoints", "checkout"), ("opportunities", "COUNTER returns")],
)
def test_long_lists_are_filtered_and_keep_their_heads_in_sight(quiet, site, name, text) -> None:
    quiet.set_viewport_size({"width": 1440, "height": 500})
    quiet.goto((site / f"{name}.html").as_uri())
    quiet.evaluate("scrollTo(0, 900)")
    assert quiet.evaluate("document.querySelector('#all thead th').getBoundingClientRect().top") == 0
    quiet.get_by_label("Filter").fill(text)
    shown = texts(quiet, "#all tbody tr:visible")
    assert 0 < len(shown) < 9
    assert all(word in row.lower() for row in shown for word in text.lower().split())


def test_search_finds_what_maps_say_in_any_script(quiet, site) -> None:
    quiet.goto((site / "search.html").as_uri())
    field, said = quiet.get_by_role("searchbox"), quiet.get_by_role("status")
    for query, kind, found in (
        ("榨汁机 认知", "Phase", None),
        ("客服热线", "Touchpoint", "客服热线"),
        ("maya", "Persona", "Maya Okafor"),
        ("DELIVERY fee", "Pain point", "The delivery fee first shows on the last page"),
        ("audifono", "Map", "El primer audífono"),
        ("ines carver", "Owner", "Ines Carver"),
    ):
        field.fill(query)
        if found is None:
            continue
        hit = quiet.locator(".hits li").filter(has_text=kind).filter(has_text=found).first
        hit.wait_for()
        assert said.inner_text().startswith("Found: ")
        assert hit.locator("mark").count() >= 1
    field.fill("zzzzz")
    said.get_by_text("Nothing found").wait_for()
    assert quiet.locator(".hits li").count() == 0


def test_search_is_done_by_keyboard_and_leads_to_the_place(quiet, site) -> None:
    quiet.goto((site / "search.html").as_uri() + "#q=delivery")
    quiet.locator(".hits a").first.wait_for()
    assert quiet.evaluate("document.activeElement.id") == "q"
    quiet.keyboard.press("ArrowDown")
    quiet.keyboard.press("ArrowDown")
    quiet.keyboard.press("ArrowUp")
    assert quiet.evaluate("document.activeElement === document.querySelector('.hits a')")
    quiet.keyboard.press("Escape")
    assert quiet.evaluate("document.activeElement.id") == "q"
    quiet.get_by_label("Kind").select_option(label="Pain point")
    expect(quiet.locator(".hits .k").filter(has_not_text="Pain point")).to_have_count(0)
    quiet.get_by_role("searchbox").focus()
    quiet.keyboard.press("ArrowDown")
    quiet.keyboard.press("Enter")
    quiet.wait_for_url(re.compile(r"/running-shoes[^/]*\.html#."))
    anchor = quiet.evaluate("decodeURIComponent(location.hash.slice(1))")
    assert quiet.evaluate("id => !!document.getElementById(id)", anchor)


def test_every_link_of_the_site_leads_somewhere(quiet, site) -> None:
    ids = {}
    for file in sorted(site.rglob("*.html")):
        quiet.goto(file.as_uri())
        ids[file.relative_to(site).as_posix()] = set(
            quiet.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        )
    for name in PAGES:
        quiet.goto((site / f"{name}.html").as_uri())
        links = quiet.evaluate(
            "[...document.querySelectorAll('main a, header a')].map(a => a.getAttribute('href'))"
        )
        if name == "search":
            links = quiet.evaluate(
                "JSON.parse(document.getElementById('entries').textContent).entries.map(e => e[3])"
            )
        for link in links:
            page, _, anchor = quiet.evaluate("l => decodeURIComponent(l)", link).partition("#")
            assert not anchor or anchor in ids[page or f"{name}.html"], link
            assert (page or f"{name}.html") in ids, link


def test_pages_are_whole_without_javascript(browser, site) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        assert page.locator("form:visible").count() == 0
        assert page.get_by_role("navigation").is_visible()
    assert page.get_by_text("Searching all maps at once needs JavaScript").is_visible()
    context.close()


def test_hostile_texts_stay_texts(quiet, tmp_path: Path) -> None:
    said = HOSTILE.replace("'", "''")
    for name in ("a", "b"):
        (tmp_path / f"{name}.cjm.yaml").write_text(
            f"""\
cjm: 1
title: '{name} {said}'
summary: '{said}'
personas: {{p: {{name: '{said}', quote: '{said}', summary: '{said}'}}}}
owners: {{o: {{name: '{said}', discipline: '{said}', contact: '{said}'}}}}
owner: o
touchpoints: {{t: {{name: '{said}', owner: o}}}}
phases:
  - name: '{said}'
    steps:
      - name: '{said}'
        emotion: -1
        touchpoints: [t]
        owner: o
        pain_points: [{{text: '{said}', id: x, severity: high}}]
        opportunities: [{{text: '{said}', addresses: [x], impact: 2, effort: 1}}]
""",
            encoding="utf-8",
        )
    assert run(["render", str(tmp_path), "-o", str(tmp_path / "site")]) == 0
    folder = next((tmp_path / "site").rglob("index.html")).parent
    for name in PAGES:
        quiet.goto((folder / f"{name}.html").as_uri())
        assert quiet.evaluate("window.hacked") is None
        assert quiet.evaluate("document.querySelectorAll('main img, main script:not([type])').length") == 0
    quiet.get_by_role("searchbox").fill("</script><img")
    quiet.locator(".hits mark").first.wait_for()
    assert quiet.evaluate("window.hacked") is None
    assert quiet.evaluate("document.querySelectorAll('main img').length") == 0
    assert HOSTILE in texts(quiet, ".hits a")[1]
