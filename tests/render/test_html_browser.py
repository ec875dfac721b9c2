"""The HTML report in a real browser: it asks for nothing, fits every screen, is accessible, and runs nobody's script."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from tests.render.reports import EXAMPLES, MAPS, example, of_document, report
from tests.render.states import STATES, state_page
from tests.view.whole_map import whole_map

from cjm.render.html import render_html
from cjm.source.document import read_document

WIDTHS = (320, 375, 820, 1440)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantenverein" * 3
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAYLOAD = "\"'></title></style></script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"


def many_steps(phases: int = 8, steps: int = 40) -> str:
    """A map with that many phases and steps, each with a score."""
    content = {
        "cjm": 1,
        "title": "Many steps",
        "phases": [
            {
                "name": f"Phase {i + 1}",
                "steps": [
                    {"name": f"Step {i}.{j}", "emotion": (i * j) % 5 - 2, "actions": ["Acts"]}
                    for j in range(steps // phases)
                ],
            }
            for i in range(phases)
        ],
    }
    return yaml.safe_dump(content, sort_keys=False)


@pytest.fixture(scope="session")
def pages(tmp_path_factory) -> dict[str, Path]:
    """The pages under test as files: the examples, all states, a map of many steps, one of long words, a bare draft."""
    folder = tmp_path_factory.mktemp("pages")
    works = {name: example(name) for name in MAPS}
    works["many"] = of_document(read_document(many_steps().encode(), "many.cjm.yaml"))
    works["long"] = of_document(whole_map(lambda _path: LONG))
    works["draft"] = report("")
    texts = {name: render_html(work) for name, work in works.items()}
    texts |= {name: state_page(name) for name in STATES}
    files = {}
    for name, text in texts.items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(text, "utf-8")
    return files


@pytest.mark.parametrize("name", [*MAPS, *STATES, "many", "long", "draft"])
def test_a_page_asks_for_nothing_and_fits_every_screen(page, pages, name):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages[name].as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [pages[name].as_uri()]


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("running-shoes", 375, "light"),
        ("running-shoes", 375, "dark"),
        ("running-shoes", 1440, "dark"),
        *(
            (name, 1440, "light")
            for name in (
                "running-shoes",
                "running-shoes-future",
                "pobiji",
                "many",
                "bare",
                "decisions",
                "future",
            )
        ),
    ],
)
def test_a_page_is_accessible(page, pages, name, width, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(pages[name].as_uri())
    found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found["violations"]] == []


def test_the_phase_view_is_accessible_and_takes_the_grids_place(page, pages):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(pages["running-shoes"].as_uri())
    assert page.locator(".scroll").is_visible()
    page.get_by_label("Phase by phase").check()
    assert not page.locator(".scroll").is_visible()
    assert page.locator(".phase").count() == 5
    found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response
    assert found["violations"] == []


def test_nothing_that_a_map_says_runs(page, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(render_html(of_document(whole_map(lambda _path: PAYLOAD))), "utf-8")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.scripts.length") == 1
    assert said == []


def test_a_page_can_be_read_without_javascript(browser, pages):
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["running-shoes"].as_uri())
    assert page.locator(".map").is_visible()
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.get_by_role("heading", name="Awareness").is_visible()
    context.close()


def test_pointing_at_a_step_lights_up_what_belongs_to_it(page, pages):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(pages["running-shoes"].as_uri())
    page.locator(".map .steps > li").first.hover()
    lit = page.evaluate("[...document.querySelectorAll('.map .lit')].map(e => e.dataset.step)")
    assert set(lit) == {"1.1"}
    assert len(lit) > 3


def test_a_mark_leads_to_its_step_on_a_phone_too(page, pages):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(pages["running-shoes"].as_uri())
    page.locator(".after a.tag", has_text="4.1").first.click()
    page.wait_for_function(
        """step => { const box = document.querySelector(step).getBoundingClientRect();
            return box.bottom > 0 && box.top < innerHeight; }""",
        arg=".cards .steps > li[data-step='4.1']",
    )


def test_the_first_screen_says_who_what_where_it_hurts_what_to_do_and_how_sure_we_are(page, pages):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(pages["running-shoes"].as_uri())
    for text in ("Who", "Where it hurts most", "What we propose", "How sure we are"):
        box = page.get_by_role("heading", name=text, exact=True).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 450
    for text in ("Maya Okafor", "The delivery fee first shows on the last page", "8 pieces of evidence"):
        box = page.locator(".brief").get_by_text(text).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 900


def test_dots_of_opportunities_lie_side_by_side(page, pages):
    page.goto(pages["running-shoes"].as_uri())
    boxes = page.evaluate(
        "[...document.querySelectorAll('.pfs circle')].map(e => e.getBoundingClientRect()).map(b => [b.x, b.y, b.width])"
    )
    assert len(boxes) == 10
    for i, (x, y, width) in enumerate(boxes):
        assert all(abs(x - a) >= width - 1 or abs(y - b) >= width - 1 for a, b, _ in boxes[i + 1 :])


def test_the_header_of_a_wide_grid_stays_in_sight(page, pages):
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(pages["running-shoes"].as_uri())
    page.locator(".map .r-pain_points").scroll_into_view_if_needed()
    box = page.locator(".map thead th").nth(1).bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 100


@pytest.mark.parametrize("name", ["running-shoes", "many"])
def test_print_fits_the_paper(page, pages, name):
    from io import BytesIO

    from pypdf import PdfReader

    page.goto(pages[name].as_uri())
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pdf.pages} == {
        (842, 595)
    }
    text = "".join(sheet.extract_text() for sheet in pdf.pages)
    assert "Phase by phase" not in text


def test_maps_of_examples_are_all_under_test():
    assert len(MAPS) == len(list(EXAMPLES.glob("*.cjm.yaml")))
